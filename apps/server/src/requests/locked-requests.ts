import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { publishEvent } from '../platform/events.ts';
import { chosenBy, movedBefore } from '../platform/selection.ts';
import { recordChanges } from '../sessions/session-change.ts';
import type { ActionHandler, RunningAction } from './action.ts';
import { figureChanges } from './figure-changes.ts';
import { insertHistory } from './queries.ts';
import type { Standing, StoredState, WorkStep } from './request.ts';
import { filterOfSearch, requestCondition } from './request-filter.ts';

/** A request that an action holds until its transaction ends. */
export interface LockedRequest {
  readonly id: number;
  readonly sessionId: number;
  readonly state: StoredState;
  readonly step: WorkStep;
  readonly acknowledged: unknown;
  readonly chunkId: number | null;
  readonly ordinal: number | null;
  readonly payload: string | null;
}

/** Requests of a selection in one of the states that an action can change. */
export function requestRows(eligible: RawBuilder<unknown>): ActionHandler['rows'] {
  return (projectId, selection) => ({
    from: sql`
      from request
      join session on session.project_id = request.project_id and session.id = request.session_id
      where request.project_id = ${projectId}
      and ${eligible}
      and ${chosenBy(selection, requestCondition(filterOfSearch(selection)), sql`request.id`, 'bigint')}`,
    id: sql`request.id`,
    movedXid: sql`request.moved_xid`,
  });
}

/** Those of a batch that are still as they were counted: somebody may have moved one since the batch was found. */
export async function lockRequests(
  tx: Tx,
  action: RunningAction,
  ids: readonly number[],
  eligible: RawBuilder<unknown>,
): Promise<LockedRequest[]> {
  const { rows } = await sql<LockedRequest>`
    select id, session_id as "sessionId", state, step, acknowledged, chunk_id as "chunkId", ordinal, payload
    from request
    where project_id = ${action.projectId}
      and id = any(${ids}::bigint[])
      and ${eligible}
      and ${movedBefore(sql`request.moved_xid`, action.selection.before ?? '')}
    order by id
    for update`.execute(tx);
  return rows;
}

export function idsOf(requests: readonly LockedRequest[]): number[] {
  return requests.map((request) => request.id);
}

/** Writes down what an action did to a batch: a line of history each, the figures that moved, and the news for those who look. */
export async function recordMoves(
  tx: Tx,
  action: RunningAction,
  requests: readonly LockedRequest[],
  move: { event: string; detail?: Record<string, unknown>; to: (from: Standing) => Standing },
): Promise<void> {
  const { event, detail = {}, to } = move;
  await insertHistory(tx, {
    projectId: action.projectId,
    requests: idsOf(requests),
    event,
    actor: action.actor,
    detail,
  });
  const moves = requests.map((request) => {
    const from = standingOf(request);
    return { sessionId: request.sessionId, from, to: to(from) };
  });
  await recordChanges(tx, figureChanges(action.projectId, moves));
  if (requests.length > 0) await publishEvent(tx, { project: action.projectId, topic: 'requests' });
}

function standingOf({ state, step, acknowledged }: LockedRequest): Standing {
  return { state, step, acknowledged: acknowledged !== null };
}

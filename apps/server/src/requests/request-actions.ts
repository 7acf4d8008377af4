import type { ActionKind } from '@belvedere/contract/actions.ts';
import type { RequestError, Versioning } from '@belvedere/contract/requests.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../platform/database.ts';
import { chosenBy } from '../platform/selection.ts';
import { recordChanges } from '../sessions/session-change.ts';
import type { ActionHandler } from './action.ts';
import { unpackFeatures } from './chunk-codec.ts';
import { chunkRequests } from './chunks.ts';
import { figureChanges } from './figure-changes.ts';
import { insertHistory } from './queries.ts';
import type { StoredState, WorkStep } from './request.ts';
import { filterOfSearch, requestCondition } from './request-filter.ts';

const leased = sql`exists (
  select 1 from chunk
  where chunk.project_id = request.project_id and chunk.id = request.chunk_id and chunk.leased_until > now()
)`;

/** Requests of a selection in one of the states that an action can change. */
function requestRows(eligible: RawBuilder<unknown>): ActionHandler['rows'] {
  return (projectId, selection: Selection) => ({
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

interface LockedRequest {
  readonly id: number;
  readonly sessionId: number;
  readonly state: StoredState;
  readonly step: WorkStep;
  readonly acknowledged: unknown;
  readonly chunkId: number | null;
  readonly ordinal: number | null;
  readonly payload: string | null;
  readonly errorCode: string | null;
  readonly error: Omit<RequestError, 'code'> | null;
}

async function lockRequests(
  tx: Tx,
  projectId: number,
  ids: readonly number[],
  eligible: RawBuilder<unknown>,
): Promise<LockedRequest[]> {
  const { rows } = await sql<LockedRequest>`
    select id, session_id as "sessionId", state, step, acknowledged, chunk_id as "chunkId", ordinal, payload,
      error_code as "errorCode", error
    from request
    where project_id = ${projectId} and id = any(${ids}::bigint[]) and ${eligible}
    order by id
    for update`.execute(tx);
  return rows;
}

const standing = ({ state, step, acknowledged }: LockedRequest) => ({
  state,
  step,
  acknowledged: acknowledged !== null,
});

const relaunchable = sql`request.state in ('error', 'aborted') and request.payload is not null`;

/** Errors and aborted requests go through the pipeline again, with the feature that they kept. */
export const relaunch: ActionHandler = {
  kind: 'relaunch',
  rows: requestRows(relaunchable),
  async apply(tx, action, ids) {
    const requests = await lockRequests(tx, action.projectId, ids, relaunchable);
    await insertHistory(tx, {
      projectId: action.projectId,
      requests: requests.map((request) => request.id),
      event: 'relaunched',
      actor: action.actor,
    });
    await sql`
      update request
      set state = 'granted', relaunched = true, error = null, error_code = null, acknowledged = null,
        step = case when aip_id is null then 'referencing' else 'diffusion' end,
        moved_at = now(), moved_xid = pg_current_xact_id()
      where project_id = ${action.projectId} and id = any(${requests.map((request) => request.id)}::bigint[])`.execute(
      tx,
    );
    await recordChanges(
      tx,
      figureChanges(
        action.projectId,
        requests.map((request) => ({
          sessionId: request.sessionId,
          from: standing(request),
          to: { state: 'granted', step: 'referencing', acknowledged: false },
        })),
      ),
    );
    await requeue(tx, action.projectId, requests);
    return requests.length;
  },
};

async function requeue(tx: Tx, projectId: number, requests: readonly LockedRequest[]): Promise<void> {
  for (const [sessionId, ofSession] of Map.groupBy(requests, (request) => request.sessionId)) {
    await chunkRequests(
      tx,
      projectId,
      sessionId,
      ofSession.map((request) => ({ id: request.id, text: request.payload ?? '' })),
    );
  }
}

const abortable = sql`(request.state in ('waiting_versioning', 'waiting_storage') or (request.state = 'granted' and not ${leased}))`;

/** What has not begun is taken out of its chunk, and keeps its feature so that it can be relaunched. */
export const abort: ActionHandler = {
  kind: 'abort',
  rows: requestRows(abortable),
  async apply(tx, action, ids) {
    // The chunks first, as a worker does: a chunk that somebody holds is being worked on, and its requests are past aborting.
    await sql`
      select chunk.id
      from chunk
      where project_id = ${action.projectId}
        and id in (select chunk_id from request where project_id = ${action.projectId} and id = any(${ids}::bigint[]))
      order by chunk.id
      for update`.execute(tx);
    const requests = await lockRequests(tx, action.projectId, ids, abortable);
    const texts = await textsOf(tx, action.projectId, requests);
    await sql`
      update request
      set state = 'aborted', chunk_id = null, ordinal = null, payload = aborted.payload, moved_at = now(), moved_xid = pg_current_xact_id()
      from unnest(${requests.map((request) => request.id)}::bigint[], ${texts}::text[]) as aborted (id, payload)
      where request.project_id = ${action.projectId} and request.id = aborted.id`.execute(tx);
    await dropEmptyChunks(tx, action.projectId, requests);
    await insertHistory(tx, {
      projectId: action.projectId,
      requests: requests.map((request) => request.id),
      event: 'aborted',
      actor: action.actor,
    });
    await recordChanges(
      tx,
      figureChanges(
        action.projectId,
        requests.map((request) => ({
          sessionId: request.sessionId,
          from: standing(request),
          to: { state: 'aborted', step: request.step, acknowledged: false },
        })),
      ),
    );
    return requests.length;
  },
};

async function textsOf(tx: Tx, projectId: number, requests: readonly LockedRequest[]): Promise<(string | null)[]> {
  const chunkIds = [...new Set(requests.flatMap((request) => request.chunkId ?? []))];
  const { rows } = await sql<{ id: number; payload: Buffer }>`
    select id, payload from chunk where project_id = ${projectId} and id = any(${chunkIds}::bigint[])`.execute(tx);
  const texts = new Map<number, string[]>();
  for (const row of rows) texts.set(row.id, await unpackFeatures(row.payload));
  return requests.map(
    (request) => request.payload ?? texts.get(request.chunkId ?? -1)?.[(request.ordinal ?? 0) - 1] ?? null,
  );
}

async function dropEmptyChunks(tx: Tx, projectId: number, requests: readonly LockedRequest[]): Promise<void> {
  const chunkIds = [...new Set(requests.flatMap((request) => request.chunkId ?? []))];
  await sql`
    delete from chunk
    where project_id = ${projectId} and id = any(${chunkIds}::bigint[])
      and not exists (select 1 from request where request.project_id = chunk.project_id and request.chunk_id = chunk.id)`.execute(
    tx,
  );
}

const waiting = sql`request.state = 'waiting_versioning'`;
const choiceSchema = z.object({ choice: z.enum(['increment', 'replace', 'ignore']) });

/** Somebody decides what becomes of a product that exists already: one version more, in place of the last, or nothing. */
export const chooseVersion: ActionHandler = {
  kind: 'choose-version',
  rows: requestRows(waiting),
  async apply(tx, action, ids) {
    const { choice } = choiceSchema.parse(action.parameters);
    const requests = await lockRequests(tx, action.projectId, ids, waiting);
    const state: StoredState = choice === 'ignore' ? 'ignored' : 'granted';
    const versioning: Versioning = choice;
    await sql`
      update request
      set state = ${state}, versioning = ${versioning}, chosen = true, error = null, error_code = null,
        payload = case when ${state}::text = 'ignored' then null else payload end,
        moved_at = now(), moved_xid = pg_current_xact_id()
      where project_id = ${action.projectId} and id = any(${requests.map((request) => request.id)}::bigint[])`.execute(
      tx,
    );
    await insertHistory(tx, {
      projectId: action.projectId,
      requests: requests.map((request) => request.id),
      event: 'version_chosen',
      actor: action.actor,
      detail: { choice },
    });
    await recordChanges(
      tx,
      figureChanges(
        action.projectId,
        requests.map((request) => ({
          sessionId: request.sessionId,
          from: standing(request),
          to: { state, step: 'referencing', acknowledged: false },
        })),
      ),
    );
    if (choice !== 'ignore') await requeue(tx, action.projectId, requests);
    return requests.length;
  },
};

const unacknowledged = sql`request.state = 'error' and request.acknowledged is null`;
const reasonSchema = z.object({ reason: z.string() });

/** A known error leaves the red, with who said so and why. It stays an error, and can still be relaunched. */
export const acknowledge: ActionHandler = {
  kind: 'acknowledge',
  rows: requestRows(unacknowledged),
  async apply(tx, action, ids) {
    const { reason } = reasonSchema.parse(action.parameters);
    const requests = await lockRequests(tx, action.projectId, ids, unacknowledged);
    const acknowledged = JSON.stringify({ at: new Date().toISOString(), by: action.actor, reason });
    await sql`
      update request
      set acknowledged = ${acknowledged}::json, moved_at = now(), moved_xid = pg_current_xact_id()
      where project_id = ${action.projectId} and id = any(${requests.map((request) => request.id)}::bigint[])`.execute(
      tx,
    );
    await insertHistory(tx, {
      projectId: action.projectId,
      requests: requests.map((request) => request.id),
      event: 'acknowledged',
      actor: action.actor,
      detail: { reason },
    });
    await recordChanges(
      tx,
      figureChanges(
        action.projectId,
        requests.map((request) => ({
          sessionId: request.sessionId,
          from: standing(request),
          to: { ...standing(request), acknowledged: true },
        })),
      ),
    );
    return requests.length;
  },
};

export const requestActions = {
  relaunch,
  abort,
  'choose-version': chooseVersion,
  acknowledge,
} as const satisfies Partial<Record<ActionKind, ActionHandler>>;

/** For a count before one has chosen what to do: everything that the selection touches. */
export const anyRequest: Pick<ActionHandler, 'rows'> = { rows: requestRows(sql`true`) };

import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Project } from '../projects/project.ts';
import { chunkRequests } from '../requests/chunks.ts';
import { figureChanges } from '../requests/figure-changes.ts';
import type { StoredState, WorkStep } from '../requests/request.ts';
import { openSession } from '../sessions/open-session.ts';
import { recordChanges } from '../sessions/session-change.ts';

export interface SeededRequest {
  readonly state: StoredState;
  readonly step?: WorkStep;
  readonly item?: string;
  readonly collection?: string;
  readonly code?: string;
  readonly acknowledged?: boolean;
  readonly retriable?: boolean;
  /** When it was created and moved last. */
  readonly at?: string;
}

const stopped: readonly StoredState[] = ['error', 'aborted', 'waiting_versioning'];

export async function seedSession(db: Db, project: Project, source = 'Source', name = 'session'): Promise<number> {
  return inTransaction(db, (tx) => openSession(tx, project.id, source, name));
}

/** Requests as a deposit and its workers leave them: granted ones in a chunk, stopped ones with their feature, all counted. */
export async function seedRequests(
  db: Db,
  project: Project,
  sessionId: number,
  requests: readonly SeededRequest[],
): Promise<number[]> {
  return inTransaction(db, async (tx) => {
    const ids = await insertRequests(tx, project, sessionId, requests);
    const granted = ids.filter((_, index) => requests[index]?.state === 'granted');
    await chunkRequests(
      tx,
      project.id,
      sessionId,
      granted.map((id) => ({ id, text: featureText(id) })),
    );
    await recordChanges(tx, [
      {
        projectId: project.id,
        sessionId,
        count: { stepId: 'feature', property: 'referencingRequests' },
        delta: requests.filter(({ state }) => state !== 'denied').length,
      },
      ...figureChanges(
        project.id,
        requests.map(({ state, step = 'referencing', acknowledged = false }) => ({
          sessionId,
          from: undefined,
          to: { state, step, acknowledged },
        })),
      ),
    ]);
    return ids;
  });
}

export function featureText(id: number | string): string {
  return JSON.stringify({ type: 'Feature', id: `feature-${id}` });
}

async function insertRequests(
  tx: Tx,
  project: Project,
  sessionId: number,
  requests: readonly SeededRequest[],
): Promise<number[]> {
  const column = <T>(take: (request: SeededRequest, index: number) => T) => requests.map(take);
  const { rows } = await sql<{ id: number }>`
    insert into request (project_id, session_id, collection, item_id, state, step, versioning, error_code, error, acknowledged,
      payload, created_at, moved_at)
    select ${project.id}::integer, ${sessionId}::bigint, collection, item, state, step, 'increment', code, error::json,
      acknowledged::json, payload, coalesce(at, now()), coalesce(at, now())
    from unnest(
      ${column(({ collection }) => collection ?? 'default')}::text[],
      ${column(({ item }, index) => item ?? `item-${index}`)}::text[],
      ${column(({ state }) => state)}::text[],
      ${column(({ step }) => step ?? 'referencing')}::text[],
      ${column(({ state, code }) => (state === 'error' || state === 'denied' ? (code ?? 'model_broken') : null))}::text[],
      ${column(({ state, retriable = true }) => (state === 'error' || state === 'denied' ? errorText(retriable) : null))}::text[],
      ${column(({ acknowledged }) => (acknowledged ? acknowledgement : null))}::text[],
      ${column(({ state }, index) => (stopped.includes(state) ? featureText(index) : null))}::text[],
      ${column(({ at }) => at ?? null)}::timestamptz[]
    ) with ordinality as seeded (collection, item, state, step, code, error, acknowledged, payload, at, place)
    order by place
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}

const acknowledgement = JSON.stringify({ at: '2026-11-24T12:00:00.000000Z', by: 'Ada', reason: 'known' });

function errorText(retriable: boolean): string {
  return JSON.stringify({ message: 'Cannot take it', hint: 'Mend it', retriable, values: { place: 3 } });
}

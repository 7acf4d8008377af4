import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { ActionHandler } from './action.ts';
import { unpackFeatures } from './chunk-codec.ts';
import { idsOf, type LockedRequest, lockRequests, recordMoves, requestRows } from './locked-requests.ts';
import { leased } from './request-filter.ts';

const abortable = sql`(request.state in ('waiting_versioning', 'waiting_storage') or (request.state = 'granted' and not ${leased}))`;

/** What has not begun is taken out of its chunk, and keeps its feature so that it can be relaunched. */
export const abort: ActionHandler = {
  kind: 'abort',
  rows: requestRows(abortable),
  async apply(tx, action, ids) {
    await lockChunks(tx, action.projectId, ids);
    const requests = await lockRequests(tx, action, ids, abortable);
    const chunkIds = [...new Set(requests.flatMap((request) => request.chunkId ?? []))];
    const texts = await textsOf(tx, action.projectId, requests, chunkIds);
    await sql`
      update request
      set state = 'aborted', chunk_id = null, ordinal = null, payload = aborted.payload,
        moved_at = clock_timestamp(), moved_xid = pg_current_xact_id()
      from unnest(${idsOf(requests)}::bigint[], ${texts}::text[]) as aborted (id, payload)
      where request.project_id = ${action.projectId} and request.id = aborted.id`.execute(tx);
    await dropEmptyChunks(tx, action.projectId, chunkIds);
    await recordMoves(tx, action, requests, {
      event: 'aborted',
      to: ({ step }) => ({ state: 'aborted', step, acknowledged: false }),
    });
    return requests.length;
  },
};

/** Chunks before requests, as a worker locks them: a chunk that somebody holds is being worked on, its requests are past aborting. */
async function lockChunks(tx: Tx, projectId: number, requests: readonly number[]): Promise<void> {
  await sql`
    select chunk.id
    from chunk
    where project_id = ${projectId}
      and id in (select chunk_id from request where project_id = ${projectId} and id = any(${requests}::bigint[]))
    order by chunk.id
    for update`.execute(tx);
}

async function textsOf(
  tx: Tx,
  projectId: number,
  requests: readonly LockedRequest[],
  chunkIds: readonly number[],
): Promise<(string | null)[]> {
  const { rows } = await sql<{ id: number; payload: Buffer }>`
    select id, payload from chunk where project_id = ${projectId} and id = any(${chunkIds}::bigint[])`.execute(tx);
  const texts = new Map<number, string[]>();
  for (const row of rows) texts.set(row.id, await unpackFeatures(row.payload));
  return requests.map(
    ({ payload, chunkId, ordinal }) => payload ?? texts.get(chunkId ?? -1)?.[(ordinal ?? 0) - 1] ?? null,
  );
}

async function dropEmptyChunks(tx: Tx, projectId: number, chunkIds: readonly number[]): Promise<void> {
  await sql`
    delete from chunk
    where project_id = ${projectId}
      and id = any(${chunkIds}::bigint[])
      and not exists (
        select from request where request.project_id = chunk.project_id and request.chunk_id = chunk.id
      )`.execute(tx);
}

import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { ActionHandler } from './action.ts';
import { chunkRequests } from './chunks.ts';
import { idsOf, type LockedRequest, lockRequests, recordMoves, requestRows } from './locked-requests.ts';

const relaunchable = sql`request.state in ('error', 'aborted') and request.payload is not null`;

/** Errors and aborted requests go through the pipeline again, with the feature that they kept. */
export const relaunch: ActionHandler = {
  kind: 'relaunch',
  rows: requestRows(relaunchable),
  async apply(tx, action, ids) {
    const requests = await lockRequests(tx, action, ids, relaunchable);
    await sql`
      update request
      set state = 'granted', relaunched = true, error = null, error_code = null, acknowledged = null,
        step = case when aip_id is null then 'referencing' else 'diffusion' end,
        moved_at = clock_timestamp(), moved_xid = pg_current_xact_id()
      where project_id = ${action.projectId} and id = any(${idsOf(requests)}::bigint[])`.execute(tx);
    await recordMoves(tx, action, requests, {
      event: 'relaunched',
      to: () => ({ state: 'granted', step: 'referencing', acknowledged: false }),
    });
    await requeue(tx, action.projectId, requests);
    return requests.length;
  },
};

/** Puts requests that are granted again into chunks, for the workers. */
export async function requeue(tx: Tx, projectId: number, requests: readonly LockedRequest[]): Promise<void> {
  for (const [sessionId, ofSession] of Map.groupBy(requests, (request) => request.sessionId)) {
    const features = ofSession.map((request) => ({ id: request.id, text: request.payload ?? '' }));
    await chunkRequests(tx, projectId, sessionId, features);
  }
}

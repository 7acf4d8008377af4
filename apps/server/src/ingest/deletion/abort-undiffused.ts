import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { RunningAction } from '../../requests/action.ts';
import { idsOf, lockRequests, recordMoves } from '../../requests/locked-requests.ts';

/**
 * Ends the errors of versions that the catalogue could not take and that are being deleted: nobody can mend them any more. Their features
 * go with them.
 */
export async function abortUndiffused(
  tx: Tx,
  action: RunningAction,
  sessionIds: readonly number[],
  aipIds: readonly number[],
): Promise<void> {
  const undiffused = sql`request.state = 'error' and request.step = 'diffusion'`;
  const { rows } = await sql<{ id: number }>`
    select id
    from request
    where project_id = ${action.projectId}
      and session_id = any(${[...new Set(sessionIds)]}::bigint[])
      and ${undiffused}
      and aip_id = any(${aipIds}::bigint[])`.execute(tx);
  if (rows.length === 0) return;
  const requests = await lockRequests(
    tx,
    action,
    rows.map(({ id }) => id),
    undiffused,
  );
  await sql`
    update request
    set state = 'aborted', error = null, error_code = null, acknowledged = null, payload = null,
      moved_at = clock_timestamp(), moved_xid = pg_current_xact_id()
    where project_id = ${action.projectId} and id = any(${idsOf(requests)}::bigint[])`.execute(tx);
  await recordMoves(tx, action, requests, {
    event: 'aborted',
    detail: { because: 'product_deleted' },
    to: ({ step }) => ({ state: 'aborted', step, acknowledged: false }),
  });
}

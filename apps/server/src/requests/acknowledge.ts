import { sql } from 'kysely';
import { z } from 'zod';
import type { ActionHandler } from './action.ts';
import { idsOf, lockRequests, recordMoves, requestRows } from './locked-requests.ts';

const unacknowledged = sql`request.state = 'error' and request.acknowledged is null`;
const reasonSchema = z.object({ reason: z.string() });

/** A known error leaves the red, with who said so and why. It stays an error, and can still be relaunched. */
export const acknowledge: ActionHandler = {
  kind: 'acknowledge',
  rows: requestRows(unacknowledged),
  async apply(tx, action, ids) {
    const { reason } = reasonSchema.parse(action.parameters);
    const requests = await lockRequests(tx, action, ids, unacknowledged);
    await sql`
      update request
      set acknowledged = json_build_object('at', clock_timestamp(), 'by', ${action.actor}::text, 'reason', ${reason}::text),
        moved_at = clock_timestamp(), moved_xid = pg_current_xact_id()
      where project_id = ${action.projectId} and id = any(${idsOf(requests)}::bigint[])`.execute(tx);
    await recordMoves(tx, action, requests, {
      event: 'acknowledged',
      detail: { reason },
      to: (from) => ({ ...from, acknowledged: true }),
    });
    return requests.length;
  },
};

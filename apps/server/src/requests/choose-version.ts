import { sql } from 'kysely';
import { z } from 'zod';
import type { ActionHandler } from './action.ts';
import { idsOf, lockRequests, recordMoves, requestRows } from './locked-requests.ts';
import { requeue } from './relaunch.ts';
import type { StoredState } from './request.ts';

const waiting = sql`request.state = 'waiting_versioning' and request.payload is not null`;
const choiceSchema = z.object({ choice: z.enum(['increment', 'replace', 'ignore']) });

/** Somebody decides what becomes of a product that exists already: one version more, in place of the last, or nothing. */
export const chooseVersion: ActionHandler = {
  kind: 'choose-version',
  rows: requestRows(waiting),
  async apply(tx, action, ids) {
    const { choice } = choiceSchema.parse(action.parameters);
    const requests = await lockRequests(tx, action, ids, waiting);
    const state: StoredState = choice === 'ignore' ? 'ignored' : 'granted';
    await sql`
      update request
      set state = ${state}, versioning = ${choice}, chosen = true, error = null, error_code = null,
        payload = case when ${state === 'ignored'} then null else payload end,
        moved_at = clock_timestamp(), moved_xid = pg_current_xact_id()
      where project_id = ${action.projectId} and id = any(${idsOf(requests)}::bigint[])`.execute(tx);
    await recordMoves(tx, action, requests, {
      event: 'version_chosen',
      detail: { choice },
      to: () => ({ state, step: 'referencing', acknowledged: false }),
    });
    if (state === 'granted') await requeue(tx, action.projectId, requests);
    return requests.length;
  },
};

import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '../platform/database.ts';
import { publishEvent } from '../platform/events.ts';
import { defineTask } from '../platform/jobs.ts';
import { movedBefore } from '../platform/selection.ts';
import { inTransaction } from '../platform/transaction.ts';
import { type ActionHandlers, actionBatch, type RunningAction } from './action.ts';
import type { ActionTable } from './tables.ts';

interface ActionContext {
  readonly db: Db;
  readonly actions: ActionHandlers;
}

/** Runs an action batch by batch, each in its own transaction with its place: killed anywhere, it goes on from there. */
export const runActionTask = defineTask({
  name: 'run-action',
  payload: z.object({ projectId: z.number().int(), id: z.number().int() }),
  expireInSeconds: 6 * 3_600,
  async run({ db, actions }: ActionContext, { projectId, id }, signal) {
    while (await inTransaction(db, (tx) => runBatch(tx, actions, projectId, id))) {
      // Thrown, not returned: the job is then given back, and another worker goes on.
      signal.throwIfAborted();
    }
  },
});

async function runBatch(tx: Tx, handlers: ActionHandlers, projectId: number, id: number): Promise<boolean> {
  const row = await lockAction(tx, projectId, id);
  if (row === undefined || (row.state !== 'pending' && row.state !== 'running')) return false;
  const action: RunningAction = {
    projectId,
    id,
    kind: row.kind,
    selection: row.selection,
    parameters: row.parameters,
    actor: row.actor,
  };
  const ids = await findBatch(tx, handlers, row);
  const changed = ids.length === 0 ? 0 : await handlers[row.kind].apply(tx, action, ids);
  const last = ids.at(-1);
  await advance(tx, row, { changed, reached: last, finished: ids.length < actionBatch });
  await publishEvent(tx, { project: projectId, topic: 'actions', id: String(id) });
  return ids.length === actionBatch;
}

async function lockAction(tx: Tx, projectId: number, id: number): Promise<Selectable<ActionTable> | undefined> {
  return tx
    .selectFrom('action')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

async function findBatch(tx: Tx, handlers: ActionHandlers, row: Selectable<ActionTable>): Promise<number[]> {
  const { from, id, movedXid } = handlers[row.kind].rows(row.project_id, row.selection);
  const { rows } = await sql<{ id: number }>`
    select ${id} as id ${from}
    and ${movedBefore(movedXid, row.selection.before ?? '')}
    and ${id} > ${row.reached}
    order by ${id}
    limit ${actionBatch}`.execute(tx);
  return rows.map((found) => found.id);
}

async function advance(
  tx: Tx,
  row: Selectable<ActionTable>,
  step: { changed: number; reached: number | undefined; finished: boolean },
): Promise<void> {
  const done = row.done + step.changed;
  await tx
    .updateTable('action')
    .set({
      state: step.finished ? 'done' : 'running',
      done,
      reached: step.reached ?? row.reached,
      skipped: step.finished ? Math.max(0, row.total - done) : row.skipped,
      ...(step.finished ? { finished_at: sql<string>`clock_timestamp()` } : {}),
    })
    .where('project_id', '=', row.project_id)
    .where('id', '=', row.id)
    .execute();
}

import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { explainDatabaseError } from '../platform/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import { publishEvent } from '../platform/events.ts';
import { defineTask } from '../platform/jobs.ts';
import { movedBefore } from '../platform/selection.ts';
import { inTransaction } from '../platform/transaction.ts';
import { type ActionHandlers, actionBatch, type RunningAction } from './action.ts';
import { failAction, lockAction } from './action-rows.ts';
import type { ActionTable } from './tables.ts';

type ActionContext = Pick<Context, 'db' | 'tasks' | 'log'> & { readonly actions: ActionHandlers };
const payload = z.object({ projectId: z.number().int(), id: z.number().int() });
type ActionRef = z.infer<typeof payload>;

/** An action gives way to the next one after so long: no project waits for another's 40,000 rows. */
const turn = 5_000;

/** Runs an action batch by batch, each in its own transaction with its place: killed anywhere, it goes on from there. */
export const runActionTask = defineTask({
  name: 'run-action',
  payload,
  expireInSeconds: 60,
  async run(context: ActionContext, ref: ActionRef, signal) {
    const end = performance.now() + turn;
    try {
      for (let left = true; left; ) {
        // Thrown, not returned: the job is then given back, and another worker goes on.
        signal.throwIfAborted();
        left = await inTransaction(context.db, (tx) => runBatch(tx, context, ref, performance.now() > end));
      }
    } catch (error) {
      if (isPassing(error, signal)) throw error;
      context.log.error({ err: error, action: ref.id }, 'Action:Batch:Failed');
      await inTransaction(context.db, (tx) => failAction(tx, ref.projectId, ref.id, messageOf(error)));
    }
  },
});

/** One batch. Answers whether this run goes on: with its turn over, the next run is sent in the same transaction. */
async function runBatch(tx: Tx, context: ActionContext, ref: ActionRef, turnOver: boolean): Promise<boolean> {
  const row = await lockAction(tx, ref.projectId, ref.id);
  if (row === undefined || (row.state !== 'pending' && row.state !== 'running')) return false;
  const ids = await findBatch(tx, context.actions, row);
  const changed = ids.length === 0 ? 0 : await context.actions[row.kind].apply(tx, runningAction(row), ids);
  const finished = ids.length < actionBatch;
  await advance(tx, row, { found: ids.length, changed, reached: ids.at(-1) ?? row.reached, finished });
  await publishEvent(tx, { project: ref.projectId, topic: 'actions', id: String(ref.id) });
  if (finished) return false;
  if (turnOver) await context.tasks.send(tx, runActionTask, ref);
  return !turnOver;
}

function runningAction(row: Selectable<ActionTable>): RunningAction {
  return {
    projectId: row.project_id,
    id: row.id,
    kind: row.kind,
    selection: row.selection,
    parameters: row.parameters,
    actor: row.actor,
  };
}

/** Never more rows than were counted: some may have become eligible since without having moved, as when a lease ran out. */
async function findBatch(tx: Tx, handlers: ActionHandlers, row: Selectable<ActionTable>): Promise<number[]> {
  const left = Math.max(0, row.total - row.done - row.skipped);
  const { from, id, movedXid } = handlers[row.kind].rows(row.project_id, row.selection, row.parameters);
  const { rows } = await sql<{ id: number }>`
    select ${id} as id ${from}
    and ${movedBefore(movedXid, row.selection.before ?? '')}
    and ${id} > ${row.reached}
    order by ${id}
    limit ${Math.min(left, actionBatch)}`.execute(tx);
  return rows.map((found) => found.id);
}

interface Progress {
  readonly found: number;
  readonly changed: number;
  readonly reached: number;
  readonly finished: boolean;
}

async function advance(tx: Tx, row: Selectable<ActionTable>, progress: Progress): Promise<void> {
  const { found, changed, reached, finished } = progress;
  const done = row.done + changed;
  await tx
    .updateTable('action')
    .set({
      state: finished ? 'done' : 'running',
      done,
      reached,
      // What was counted and never found has moved on, too.
      skipped: finished ? Math.max(0, row.total - done) : row.skipped + found - changed,
      ...(finished ? { finished_at: sql<string>`clock_timestamp()` } : {}),
    })
    .where('project_id', '=', row.project_id)
    .where('id', '=', row.id)
    .execute();
}

/** Whether the same work may succeed later: the worker stops, or the database is away. Anything else fails the same way again. */
function isPassing(error: unknown, signal: AbortSignal): boolean {
  if (signal.aborted) return true;
  const explained = explainDatabaseError(error);
  return explained instanceof AppError && explained.facts.retriable === true;
}

function messageOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'Something broke on the server';
}

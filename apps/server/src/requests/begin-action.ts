import type { ActionKind } from '@belvedere/contract/actions.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { publishEvent } from '../platform/events.ts';
import type { TaskSender } from '../platform/jobs.ts';
import { currentSnapshot, movedBefore, type SnapshotTokens } from '../platform/selection.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { ActionHandler } from './action.ts';
import { runActionTask } from './run-action.task.ts';
import type { ActionTable } from './tables.ts';

export interface ActionTools {
  readonly db: Db;
  readonly tasks: TaskSender;
  readonly tokens: SnapshotTokens;
}

export interface NewAction {
  readonly projectId: number;
  readonly handler: ActionHandler;
  readonly selection: Selection;
  readonly parameters?: Record<string, unknown>;
  readonly label: string;
  readonly accountId: number;
  readonly actor: string;
  /** Writes the audit row, in the transaction of the action. */
  readonly record: (tx: Tx, action: string, target: string, detail?: Record<string, unknown>) => Promise<void>;
}

/** How many rows a selection touches, and the token that bounds an action to them. */
export async function countSelection(
  tools: ActionTools,
  projectId: number,
  handler: Pick<ActionHandler, 'rows'>,
  selection: Selection,
): Promise<{ count: number; before: string }> {
  const snapshot = await snapshotOf(tools, tools.db, projectId, selection);
  const count = await countRows(tools.db, handler.rows(projectId, selection, {}), snapshot);
  return { count, before: tools.tokens.write(projectId, snapshot) };
}

/** Counts, writes the action and wakes its task: from here on it runs whether anybody watches or not. */
export async function beginAction(tools: ActionTools, action: NewAction): Promise<Selectable<ActionTable>> {
  return inTransaction(tools.db, async (tx) => {
    const snapshot = await snapshotOf(tools, tx, action.projectId, action.selection);
    const rows = action.handler.rows(action.projectId, action.selection, action.parameters ?? {});
    const total = await countRows(tx, rows, snapshot);
    // Kept as the snapshot itself: the token that came with it expires, the action may not.
    const selection: Selection = { ...action.selection, before: snapshot };
    const row = await insertAction(tx, action, action.handler.kind, selection, total);
    await action.record(tx, action.handler.kind, action.label, { action: row.id, total });
    await tools.tasks.send(tx, runActionTask, { projectId: action.projectId, id: row.id });
    await publishEvent(tx, { project: action.projectId, topic: 'actions', id: String(row.id) });
    return row;
  });
}

async function snapshotOf(tools: ActionTools, db: Db | Tx, projectId: number, selection: Selection): Promise<string> {
  return selection.before === undefined ? currentSnapshot(db) : tools.tokens.read(projectId, selection.before);
}

async function countRows(
  db: Db | Tx,
  { from, movedXid }: ReturnType<ActionHandler['rows']>,
  snapshot: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count ${from} and ${movedBefore(movedXid, snapshot)}`.execute(db);
  return rows[0]?.count ?? 0;
}

async function insertAction(
  tx: Tx,
  action: NewAction,
  kind: ActionKind,
  selection: Selection,
  total: number,
): Promise<Selectable<ActionTable>> {
  return tx
    .insertInto('action')
    .values({
      project_id: action.projectId,
      kind,
      state: 'pending',
      label: action.label,
      selection: JSON.stringify(selection),
      parameters: JSON.stringify(action.parameters ?? {}),
      total,
      account_id: action.accountId,
      actor: action.actor,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

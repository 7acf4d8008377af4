import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { publishEvent } from '../platform/events.ts';
import type { ActionTable } from './tables.ts';

type ActionRow = Selectable<ActionTable>;

/** Waits for the batch that runs. */
export async function lockAction(tx: Tx, projectId: number, id: number): Promise<ActionRow | undefined> {
  return tx
    .selectFrom('action')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findAction(db: Db | Tx, projectId: number, id: number): Promise<ActionRow | undefined> {
  return db
    .selectFrom('action')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Somebody's actions of the last day, those that run first. */
export async function findActionsOf(db: Db, projectId: number, accountId: number): Promise<ActionRow[]> {
  return db
    .selectFrom('action')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .where((where) =>
      where.or([
        where('state', 'in', ['pending', 'running']),
        where('created_at', '>', sql<string>`now() - interval '1 day'`),
      ]),
    )
    .orderBy((order) => order.case().when('state', 'in', ['pending', 'running']).then(0).else(1).end())
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** What it did stays done; the batch that runs is the last. */
export async function stopAction(tx: Tx, projectId: number, id: number): Promise<boolean> {
  return endAction(tx, projectId, id, { state: 'stopped', error: null });
}

export async function failAction(tx: Tx, projectId: number, id: number, error: string): Promise<boolean> {
  return endAction(tx, projectId, id, { state: 'failed', error });
}

/** Answers false when it had ended already. */
async function endAction(
  tx: Tx,
  projectId: number,
  id: number,
  end: { state: 'stopped' | 'failed'; error: string | null },
): Promise<boolean> {
  const ended = await tx
    .updateTable('action')
    .set({ ...end, finished_at: sql<string>`clock_timestamp()` })
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('state', 'in', ['pending', 'running'])
    .returning('id')
    .executeTakeFirst();
  if (ended === undefined) return false;
  await publishEvent(tx, { project: projectId, topic: 'actions', id: String(id) });
  return true;
}

import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { TaskSender } from '../platform/jobs.ts';
import { inTransaction } from '../platform/transaction.ts';
import { runActionTask } from '../requests/run-action.task.ts';

/** Sends the task of every action that was not finished: an archive carries no queue. A second task of one finds nothing to do. */
export async function resumeActions(db: Db, tasks: TaskSender): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ projectId: number; id: number }>`
      select project_id as "projectId", id
      from action
      where state in ('pending', 'running')
      order by project_id, id`.execute(tx);
    for (const action of rows) await tasks.send(tx, runActionTask, action);
    return rows.length;
  });
}

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { productCounters } from '../catalog/counters.ts';
import type { Database } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { createSnapshotTokens } from '../platform/selection.ts';
import type { Project } from '../projects/project.ts';
import { checkFigures } from '../sessions/check-figures.ts';
import { newProjectRow, useDatabase } from '../testing/database.ts';
import { seedRequests, seedSession } from '../testing/request-rows.ts';
import { expectRepeatable } from '../testing/task-harness.ts';
import type { ActionHandlers } from './action.ts';
import { beginAction } from './begin-action.ts';
import { requestCounters } from './counters.ts';
import { requestActions } from './request-actions.ts';
import { retentionTask } from './retention.task.ts';
import { runActionTask } from './run-action.task.ts';

const counters = [...requestCounters, ...productCounters];
const log = createLog({ level: 'silent' });
const tasks = { send: async () => {} };

let database: Database;
beforeAll(async () => {
  database = await useDatabase();
});

/** A scene is one of dozens: the next ones walk past the rows that it leaves. */
async function remove(project: Project): Promise<void> {
  await sql`delete from project where id = ${project.id}`.execute(database.db);
}

test.each(['relaunch', 'abort', 'acknowledge'] as const)(
  'the action %s has the same end when its task is run twice, twice at once, or killed at any statement',
  async (kind) => {
    await expectRepeatable({
      db: database.db,
      task: runActionTask,
      async arrange() {
        const project = await newProjectRow(database.db);
        const session = await seedSession(database.db, project);
        const states = ['error', 'aborted', 'granted', 'done', 'waiting_versioning'] as const;
        await seedRequests(
          database.db,
          project,
          session,
          Array.from({ length: 1_300 }, (_, index) => ({ state: states[index % 5] ?? 'done' })),
        );
        const { rows } = await sql<{ id: number }>`
          insert into account (email, name, state) values (${project.slug}, 'Ada', 'active') returning id`.execute(
          database.db,
        );
        const action = await beginAction(
          { db: database.db, tasks, tokens: createSnapshotTokens('secret', Date.now) },
          {
            projectId: project.id,
            handler: requestActions[kind],
            selection: { search: {} },
            parameters: { reason: 'known' },
            label: kind,
            accountId: rows[0]?.id ?? 0,
            actor: 'Ada',
            record: async () => {},
          },
        );
        const actions = requestActions as unknown as ActionHandlers;
        return {
          context: (db) => ({ db, tasks, log, actions }),
          payload: { projectId: project.id, id: action.id },
          async outcome() {
            expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
            const { rows: states } = await sql`
              select state, acknowledged is not null as acknowledged, chunk_id is not null as waits, payload is not null as kept,
                count(*) as count,
                (select count(*) from request_history where request_history.project_id = ${project.id}) as history
              from request
              where project_id = ${project.id}
              group by 1, 2, 3, 4
              order by 1, 2, 3, 4`.execute(database.db);
            const { rows: action } = await sql`
              select state, total, done, skipped from action where project_id = ${project.id}`.execute(database.db);
            await remove(project);
            return { states, action };
          },
        };
      },
    });
  },
  120_000,
);

test('retention has the same end when it is run twice, twice at once, or killed at any statement, and keeps every figure', async () => {
  const now = () => new Date('2026-11-24T12:00:00Z');
  await expectRepeatable({
    db: database.db,
    task: retentionTask,
    async arrange() {
      const project = await newProjectRow(database.db);
      const session = await seedSession(database.db, project);
      const states = ['done', 'denied', 'ignored', 'error', 'done'] as const;
      await seedRequests(
        database.db,
        project,
        session,
        Array.from({ length: 500 }, (_, index) => ({
          state: states[index % 5] ?? 'done',
          at: index < 300 ? '2026-10-01T00:00:00Z' : '2026-11-20T00:00:00Z',
        })),
      );
      return {
        context: (db) => ({ db, now }),
        payload: {},
        async outcome() {
          expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
          const { rows } = await sql`
            select state, count(*) as count from request where project_id = ${project.id} group by state order by state`.execute(
            database.db,
          );
          const { rows: base } = await sql`
            select step_id, property, value from session_base where project_id = ${project.id} order by 1, 2`.execute(
            database.db,
          );
          expect(rows).toEqual([
            { state: 'denied', count: 40 },
            { state: 'done', count: 80 },
            { state: 'error', count: 100 },
            { state: 'ignored', count: 40 },
          ]);
          await remove(project);
          return { rows, base };
        },
      };
    },
  });
}, 120_000);

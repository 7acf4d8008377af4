import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { productCounters } from '../catalog/counters.ts';
import type { Database } from '../platform/database.ts';
import { currentSnapshot } from '../platform/selection.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Project } from '../projects/project.ts';
import { checkFigures } from '../sessions/check-figures.ts';
import { foldOnce } from '../sessions/fold-changes.ts';
import { findSteps } from '../sessions/queries.ts';
import { rebuildFigures } from '../sessions/rebuild.ts';
import { recordChanges } from '../sessions/session-change.ts';
import { newProjectRow, useDatabase } from '../testing/database.ts';
import { seedRequests, seedSession } from '../testing/request-rows.ts';
import { requestCounters } from './counters.ts';
import { figureChanges } from './figure-changes.ts';
import { mayMove, type StoredState, storedStates, type WorkStep, workSteps } from './request.ts';
import { requestActions } from './request-actions.ts';

const counters = [...requestCounters, ...productCounters];
let database: Database;
beforeAll(async () => {
  database = await useDatabase();
});

async function foldAll(): Promise<void> {
  while ((await foldOnce(database.db)) > 0);
}

/** A worker's move of one request, guarded by the table, with its figures; rolled back when told to. */
async function move(project: Project, id: number, to: StoredState, step: WorkStep, rollBack: boolean): Promise<void> {
  const work = inTransaction(database.db, async (tx) => {
    const { rows } = await sql<{ sessionId: number; state: StoredState; step: WorkStep; acknowledged: boolean }>`
      select session_id as "sessionId", state, step, acknowledged is not null as acknowledged
      from request where project_id = ${project.id} and id = ${id} for update`.execute(tx);
    const [row] = rows;
    if (row === undefined || !mayMove(row.state, to)) return;
    await sql`
      update request
      set state = ${to}, step = ${step}, acknowledged = null, moved_xid = pg_current_xact_id(),
        error_code = 'broken', error = '{}', payload = '{}'
      where project_id = ${project.id} and id = ${id}`.execute(tx);
    const { sessionId, ...from } = row;
    const moved = { sessionId, from, to: { state: to, step, acknowledged: false } };
    await recordChanges(tx, figureChanges(project.id, [moved]));
    if (rollBack) throw new Error('rolled back');
  });
  await work.catch((error: Error) => {
    if (error.message !== 'rolled back') throw error;
  });
}

async function act(project: Project, kind: keyof typeof requestActions, ids: number[]): Promise<void> {
  const before = await currentSnapshot(database.db);
  await inTransaction(database.db, (tx) =>
    requestActions[kind].apply(
      tx,
      {
        projectId: project.id,
        id: 0,
        kind,
        selection: { include: ids, before },
        parameters: { choice: 'replace', reason: 'known' },
        actor: 'Ada',
      },
      ids,
    ),
  );
}

const request = fc.nat({ max: 19 });
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      request,
      to: fc.constantFrom(...storedStates),
      step: fc.constantFrom(...workSteps),
      rollBack: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('relaunch' as const, 'abort' as const, 'choose-version' as const, 'acknowledge' as const),
      requests: fc.array(request, { maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fold' as const) }) },
);

test('figures equal the rows after any sequence of moves, actions, rolled-back transactions and folds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (commands) => {
      const project = await newProjectRow(database.db);
      const sessions = [
        await seedSession(database.db, project, 'S', 'a'),
        await seedSession(database.db, project, 'S', 'b'),
      ];
      const ids: number[] = [];
      for (const session of sessions) {
        const states = [...storedStates, 'granted', 'error'] as const;
        ids.push(
          ...(await seedRequests(
            database.db,
            project,
            session,
            states.map((state) => ({ state })),
          )),
        );
      }
      for (const step of commands) {
        if (step.kind === 'fold') await foldOnce(database.db);
        else if (step.kind === 'move') await move(project, ids[step.request] ?? 0, step.to, step.step, step.rollBack);
        else await act(project, step.kind, [...new Set(step.requests.map((index) => ids[index] ?? 0))]);
      }
      expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
      await foldAll();
      expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
      const properties = (await findSteps(database.db, project.id, sessions)).flatMap((step) =>
        Object.values(step.properties),
      );
      expect(Math.min(0, ...properties)).toBe(0);
      expect(await rebuildFigures(database.db, counters, project.id)).toBe(0);
      await sql`delete from project where id = ${project.id}`.execute(database.db);
    }),
    { numRuns: 15 },
  );
}, 120_000);

test('eight writers, two folds and a rebuild at once leave figures that equal the rows', async () => {
  const project = await newProjectRow(database.db);
  const session = await seedSession(database.db, project);
  let writing = true;
  const others = [
    foldWhile(() => writing),
    foldWhile(() => writing),
    (async () => {
      while (writing) await rebuildFigures(database.db, counters, project.id);
    })(),
  ];
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      const own = writer % 2 === 0 ? session : await seedSession(database.db, project, `S${writer}`, 'own');
      for (let round = 0; round < 6; round += 1) {
        const ids = await seedRequests(database.db, project, own, [
          { state: 'granted' },
          { state: 'error' },
          { state: 'granted' },
        ]);
        await act(project, 'abort', ids);
        await act(project, 'relaunch', ids);
        await move(project, ids[0] ?? 0, 'done', 'diffusion', false);
      }
    }),
  );
  writing = false;
  await Promise.all(others);
  expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
  await foldAll();
  expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
});

async function foldWhile(going: () => boolean): Promise<void> {
  while (going()) await foldOnce(database.db);
}

test('a rebuild puts wrong figures right, takes what waits with it, and finds nothing to do the second time', async () => {
  const project = await newProjectRow(database.db);
  const session = await seedSession(database.db, project);
  await seedRequests(database.db, project, session, [{ state: 'error' }, { state: 'granted' }]);
  await foldAll();
  await sql`update session_step set properties = '{"indexedError": 7}', step_id = 'catalog' where project_id = ${project.id}`.execute(
    database.db,
  );
  await sql`update session set errors = 99 where project_id = ${project.id}`.execute(database.db);
  await sql`update source set running = 12, sessions = 5 where project_id = ${project.id}`.execute(database.db);
  await seedRequests(database.db, project, session, [{ state: 'waiting_versioning' }]);
  const wrong = await checkFigures(database.db, counters, project.id);
  expect(wrong).toContainEqual({
    projectId: project.id,
    source: 'Source',
    session: 'session',
    stepId: 'session',
    property: 'errors',
    kept: 99,
    counted: 7,
  });
  expect(wrong.map(({ stepId, property }) => `${stepId}.${property}`)).toEqual(
    expect.arrayContaining([
      'catalog.indexedError',
      'feature.referencingRequests',
      'source.running',
      'source.sessions',
    ]),
  );
  expect(await rebuildFigures(database.db, counters, project.id)).toBeGreaterThan(0);
  expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
  await foldAll();
  expect(await checkFigures(database.db, counters, project.id)).toEqual([]);
  expect(await rebuildFigures(database.db, counters, project.id)).toBe(0);
});

import { setTimeout as pause } from 'node:timers/promises';
import type { StepCount } from '@belvedere/contract/session-properties.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Project } from '../projects/project.ts';
import { newProjectRow, useDatabase } from '../testing/database.ts';
import { startFold } from './fold.ts';
import { foldOnce } from './fold-changes.ts';
import { openSession } from './open-session.ts';
import { findSession, findSources, findSteps } from './queries.ts';
import { recordChanges } from './session-change.ts';

let database: Database;
beforeAll(async () => {
  database = await useDatabase();
});

const running: StepCount = { stepId: 'feature', property: 'runningReferencingRequests' };
const referenced: StepCount = { stepId: 'feature', property: 'referencedProducts' };
const indexed: StepCount = { stepId: 'catalog', property: 'indexed' };
const failed: StepCount = { stepId: 'catalog', property: 'indexedError' };

async function open(project: Project, source = 'S', name = 'one'): Promise<number> {
  return inTransaction(database.db, (tx) => openSession(tx, project.id, source, name));
}

async function record(project: Project, sessionId: number, ...deltas: [StepCount, number][]): Promise<void> {
  const changes = deltas.map(([count, delta]) => ({ projectId: project.id, sessionId, count, delta }));
  await inTransaction(database.db, (tx) => recordChanges(tx, changes));
}

/** Other tests of this worker leave changes behind: fold until nothing waits. */
async function foldAll(): Promise<void> {
  while ((await foldOnce(database.db)) > 0);
}

test('eight deposits that open a session at once get the same one, counted once', async () => {
  const project = await newProjectRow(database.db);
  const ids = await Promise.all(Array.from({ length: 8 }, () => open(project, 'Source', 'night')));
  expect(new Set(ids).size).toBe(1);
  await foldAll();
  const { items } = await findSources(database.db, project.id, {}, { sort: 'name', limit: 10 });
  expect(items).toMatchObject([{ name: 'Source', sessions: 1 }]);
});

test('changes are added to the properties of a step, to session and source, and to the minute', async () => {
  const project = await newProjectRow(database.db);
  const first = await open(project, 'S', 'one');
  const second = await open(project, 'S', 'two');
  await record(project, first, [running, 5], [referenced, 3], [indexed, 3]);
  await record(project, first, [running, -3], [failed, 1], [indexed, -1]);
  await record(project, second, [running, 7]);
  await foldAll();
  await record(project, first, [referenced, 1], [indexed, 2]);
  await foldAll();
  expect(await findSession(database.db, project.id, first)).toMatchObject({
    referenced: 4,
    diffused: 4,
    running: 2,
    waiting: 0,
    errors: 1,
  });
  const steps = await findSteps(database.db, project.id, [first]);
  expect(steps.map(({ stepId, properties }) => [stepId, properties])).toEqual([
    ['catalog', { indexed: 4, indexedError: 1 }],
    ['feature', { runningReferencingRequests: 2, referencedProducts: 4 }],
  ]);
  const { items } = await findSources(database.db, project.id, {}, { sort: 'name', limit: 10 });
  expect(items).toMatchObject([{ sessions: 2, referenced: 4, diffused: 4, running: 9, errors: 1 }]);
  const { rows } = await sql<{ diffused: number }>`
    select sum(diffused) as diffused from session_minute where project_id = ${project.id}`.execute(database.db);
  expect(rows[0]?.diffused).toBe(5);
});

test('a transaction that is rolled back counts nothing', async () => {
  const project = await newProjectRow(database.db);
  const session = await open(project);
  const failure = inTransaction(database.db, async (tx) => {
    await recordChanges(tx, [{ projectId: project.id, sessionId: session, count: running, delta: 4 }]);
    throw new Error('rolled back');
  });
  await expect(failure).rejects.toThrow('rolled back');
  await foldAll();
  expect(await findSession(database.db, project.id, session)).toMatchObject({ running: 0 });
});

test('two that fold at once count each change once, while eight write', async () => {
  const project = await newProjectRow(database.db);
  const session = await open(project);
  let writing = true;
  const folding = [0, 1].map(async () => {
    while (writing) await foldOnce(database.db);
  });
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let batch = 0; batch < 20; batch += 1) await record(project, session, [running, 3], [referenced, 1]);
    }),
  );
  writing = false;
  await Promise.all(folding);
  await foldAll();
  expect(await findSession(database.db, project.id, session)).toMatchObject({ running: 480, referenced: 160 });
});

test('changes of a session that went with its project do not stop the fold', async () => {
  const gone = await newProjectRow(database.db);
  await record(gone, await open(gone), [running, 2]);
  await sql`delete from project where id = ${gone.id}`.execute(database.db);
  const project = await newProjectRow(database.db);
  const session = await open(project);
  await record(project, session, [running, 1]);
  await foldAll();
  expect(await findSession(database.db, project.id, session)).toMatchObject({ running: 1 });
});

test('the fold is woken by a change, and tells who watches the session and its source', async () => {
  const project = await newProjectRow(database.db);
  const session = await open(project);
  await foldAll();
  const heard: string[] = [];
  const quiet = await database.listen('belvedere_change', (payload) => {
    heard.push(payload);
  });
  const loop = await startFold({ database, db: database.db, log: createLog({ level: 'error' }) });
  await record(project, session, [running, 2]);
  const told = { project: project.id, topic: 'sessions', id: String(session) };
  await expect
    .poll(() => heard.map((payload) => JSON.parse(payload)), { timeout: 2_000, interval: 10 })
    .toContainEqual(told);
  expect(heard.some((payload) => payload.includes('"sources"'))).toBe(true);
  await loop.stop(1_000);
  await quiet();
  await record(project, session, [running, 1]);
  await pause(300);
  expect(await findSession(database.db, project.id, session)).toMatchObject({ running: 2 });
});

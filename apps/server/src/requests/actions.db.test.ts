import type { Selection } from '@belvedere/contract/selection.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../platform/database.ts';
import type { TaskSender } from '../platform/jobs.ts';
import { createLog } from '../platform/log.ts';
import { createSnapshotTokens } from '../platform/selection.ts';
import { inTransaction, outsideTransaction } from '../platform/transaction.ts';
import type { Project } from '../projects/project.ts';
import { foldOnce } from '../sessions/fold-changes.ts';
import { findSession } from '../sessions/queries.ts';
import { newProjectRow, useDatabase } from '../testing/database.ts';
import { type SeededRequest, seedRequests, seedSession } from '../testing/request-rows.ts';
import type { ActionHandler, ActionHandlers } from './action.ts';
import { findAction, stopAction } from './action-rows.ts';
import { type ActionTools, beginAction, countSelection } from './begin-action.ts';
import { findPayload, findRequest, findRequestHistory, findRequests } from './queries.ts';
import { anyRequest, requestActions } from './request-actions.ts';
import { runActionTask } from './run-action.task.ts';

let database: Database;
let tools: ActionTools;
const sent: string[] = [];
const tasks: TaskSender = {
  async send(_tx, task) {
    sent.push(task.name);
  },
};
const log = createLog({ level: 'silent' });
const never = new AbortController().signal;

beforeAll(async () => {
  database = await useDatabase();
  tools = { db: database.db, tasks, tokens: createSnapshotTokens('secret', Date.now) };
});

const actions: ActionHandlers = { ...requestActions, 'delete-products': requestActions.abort };
const context = (handlers = actions) => ({ db: database.db, tasks, log, actions: handlers });

async function account(): Promise<number> {
  const email = `${Math.random()}@example.org`;
  const { rows } = await sql<{ id: number }>`
    insert into account (email, name, state) values (${email}, 'Ada', 'active') returning id`.execute(database.db);
  return rows[0]?.id ?? 0;
}

async function begin(
  project: Project,
  handler: ActionHandler,
  selection: Selection,
  parameters: Record<string, unknown> = {},
) {
  return beginAction(tools, {
    projectId: project.id,
    handler,
    selection,
    parameters,
    label: 'test',
    accountId: await account(),
    actor: 'Ada',
    record: async () => {},
  });
}

async function act(...given: Parameters<typeof begin>) {
  const action = await begin(...given);
  await runActionTask.run(context(), { projectId: given[0].id, id: action.id }, never);
  return findAction(database.db, given[0].id, action.id);
}

async function statesOf(project: Project): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from request where project_id = ${project.id} group by state`.execute(database.db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

async function seed(...requests: SeededRequest[]) {
  const project = await newProjectRow(database.db);
  const session = await seedSession(database.db, project);
  const ids = await seedRequests(database.db, project, session, requests);
  return { project, session, ids };
}

const times = (count: number, request: SeededRequest) => Array.from({ length: count }, () => request);

async function figuresOf(project: Project, session: number) {
  while ((await foldOnce(database.db)) > 0);
  const row = await findSession(database.db, project.id, session);
  return { running: row?.running, waiting: row?.waiting, errors: row?.errors };
}

test('relaunching puts errors and aborted requests back to work with their features', async () => {
  const { project, session, ids } = await seed(
    { state: 'error' },
    { state: 'aborted' },
    { state: 'done' },
    { state: 'denied' },
    { state: 'error', step: 'diffusion', acknowledged: true },
  );
  const action = await act(project, requestActions.relaunch, { search: {} });
  expect(action).toMatchObject({ state: 'done', total: 3, done: 3, skipped: 0 });
  expect(await statesOf(project)).toEqual({ granted: 3, done: 1, denied: 1 });
  expect(await figuresOf(project, session)).toEqual({ running: 3, waiting: 0, errors: 0 });
  expect(await findPayload(database.db, project.id, ids[1] ?? 0)).toContain('feature-1');
  const request = await findRequest(database.db, project.id, ids[4] ?? 0);
  expect(request).toMatchObject({ state: 'granted', errorCode: null, error: null, acknowledged: null });
  const history = await findRequestHistory(database.db, project.id, ids[0] ?? 0);
  expect(history).toMatchObject([{ event: 'relaunched', by: 'Ada' }]);
});

test('aborting takes out of its chunk what has not begun, and spares what is being worked on', async () => {
  const { project, session, ids } = await seed(...times(4, { state: 'granted' }), { state: 'waiting_versioning' });
  const busy = await seedRequests(database.db, project, session, times(2, { state: 'granted' }));
  await sql`
    update chunk set leased_until = now() + interval '1 minute', leased_by = 'w'
    where project_id = ${project.id} and id = (select chunk_id from request where project_id = ${project.id} and id = ${busy[0]})`.execute(
    database.db,
  );
  const first = await act(project, requestActions.abort, { include: [ids[0] ?? 0, busy[0] ?? 0] });
  expect(first).toMatchObject({ total: 1, done: 1 });
  const all = await act(project, requestActions.abort, {
    search: { state: ['granted', 'running', 'waiting_versioning'] },
  });
  expect(all).toMatchObject({ total: 4, done: 4 });
  expect(await statesOf(project)).toEqual({ aborted: 5, granted: 2 });
  expect(await figuresOf(project, session)).toEqual({ running: 2, waiting: 0, errors: 0 });
  expect(await findPayload(database.db, project.id, ids[3] ?? 0)).toContain(`feature-${ids[3]}`);
  const { rows } = await sql`select id from chunk where project_id = ${project.id}`.execute(database.db);
  expect(rows).toHaveLength(1);
});

test('a version chosen sends what waited back to work, or ends it', async () => {
  const { project, session, ids } = await seed(...times(3, { state: 'waiting_versioning' }));
  await act(project, requestActions['choose-version'], { include: [ids[0] ?? 0] }, { choice: 'ignore' });
  await act(project, requestActions['choose-version'], { search: {} }, { choice: 'replace' });
  expect(await statesOf(project)).toEqual({ ignored: 1, granted: 2 });
  expect(await figuresOf(project, session)).toEqual({ running: 2, waiting: 0, errors: 0 });
  expect(await findRequest(database.db, project.id, ids[1] ?? 0)).toMatchObject({ versioning: 'replace' });
});

test('acknowledged errors leave the red with who said so and why, and can still be relaunched', async () => {
  const { project, session, ids } = await seed(...times(3, { state: 'error', step: 'diffusion' }));
  await act(project, requestActions.acknowledge, { exclude: [ids[2] ?? 0], search: {} }, { reason: 'known since May' });
  expect(await figuresOf(project, session)).toEqual({ running: 0, waiting: 0, errors: 1 });
  const request = await findRequest(database.db, project.id, ids[0] ?? 0);
  expect(request?.acknowledged).toMatchObject({ by: 'Ada', reason: 'known since May' });
  expect(request?.acknowledged?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(await act(project, requestActions.relaunch, { search: { acknowledged: 'true' } })).toMatchObject({ done: 2 });
});

test('an action touches what was counted: not what failed, nor what was moved, since', async () => {
  const { project, session, ids } = await seed(...times(4, { state: 'error' }));
  const { count, before } = await countSelection(tools, project.id, anyRequest, { search: { state: 'error' } });
  expect(count).toBe(4);
  await seedRequests(database.db, project, session, times(5, { state: 'error' }));
  await act(project, requestActions.acknowledge, { include: [ids[0] ?? 0] }, { reason: 'mine' });
  const action = await act(project, requestActions.relaunch, { search: { state: 'error' }, before });
  expect(action).toMatchObject({ total: 3, done: 3 });
  expect(await statesOf(project)).toEqual({ granted: 3, error: 6 });
});

test('what somebody moves between the count and its turn is skipped', async () => {
  const { project, ids } = await seed(...times(4, { state: 'error' }));
  const action = await begin(project, requestActions.relaunch, { search: {} });
  await act(project, requestActions.acknowledge, { include: [ids[1] ?? 0] }, { reason: 'mine' });
  await runActionTask.run(context(), { projectId: project.id, id: action.id }, never);
  expect(await findAction(database.db, project.id, action.id)).toMatchObject({
    state: 'done',
    total: 4,
    done: 3,
    skipped: 1,
  });
});

test('a token of another project, or one that somebody made up, selects nothing', async () => {
  const { project } = await seed({ state: 'error' });
  const other = await newProjectRow(database.db);
  const { before } = await countSelection(tools, other.id, anyRequest, { search: {} });
  await expect(begin(project, requestActions.relaunch, { search: {}, before })).rejects.toThrow(
    'Cannot use the selection',
  );
  await expect(begin(project, requestActions.relaunch, { search: {}, before: 'x.y' })).rejects.toThrow('Cannot use');
});

test('a name that is no filter is refused, not read over', async () => {
  const { project } = await seed({ state: 'error' });
  await expect(begin(project, requestActions.relaunch, { search: { sate: 'error' } })).rejects.toMatchObject({
    status: 400,
    facts: { errors: [{ pointer: '/selection/search' }] },
  });
});

test('two runs of an action at once, and one more after it, change each row once', async () => {
  const { project, session, ids } = await seed(...times(1_200, { state: 'error' }));
  const action = await begin(project, requestActions.relaunch, { search: {} });
  const ref = { projectId: project.id, id: action.id };
  await Promise.all([0, 1].map(() => runActionTask.run(context(), ref, never)));
  await runActionTask.run(context(), ref, never);
  expect(await findAction(database.db, project.id, action.id)).toMatchObject({
    state: 'done',
    done: 1_200,
    skipped: 0,
  });
  expect(await figuresOf(project, session)).toEqual({ running: 1_200, waiting: 0, errors: 0 });
  expect(await findRequestHistory(database.db, project.id, ids[700] ?? 0)).toHaveLength(1);
});

test('an action that is stopped leaves the rest alone', async () => {
  const { project } = await seed(...times(1_700, { state: 'error' }));
  const action = await begin(project, requestActions.relaunch, { search: {} });
  let stopped: Promise<boolean> | undefined;
  const stopping: ActionHandlers = {
    ...actions,
    relaunch: {
      ...requestActions.relaunch,
      async apply(tx, running, ids) {
        // Waits, as every stop does, for the batch that is under way.
        stopped ??= outsideTransaction(() =>
          inTransaction(database.db, (mine) => stopAction(mine, project.id, action.id)),
        );
        return requestActions.relaunch.apply(tx, running, ids);
      },
    },
  };
  await runActionTask.run(context(stopping), { projectId: project.id, id: action.id }, never);
  expect(await stopped).toBe(true);
  const ended = await findAction(database.db, project.id, action.id);
  expect(ended).toMatchObject({ state: 'stopped', total: 1_700 });
  expect(ended?.done).toBeLessThan(1_700);
  expect((await statesOf(project)).granted).toBe(ended?.done);
});

test('an action whose turn is over sends the next one with the batch that ends it', async () => {
  const { project } = await seed(...times(1_200, { state: 'error' }));
  const action = await begin(project, requestActions.relaunch, { search: {} });
  const ref = { projectId: project.id, id: action.id };
  let minutes = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    minutes += 1;
    return minutes * 60_000;
  });
  const before = sent.length;
  await runActionTask.run(context(), ref, never);
  expect(await findAction(database.db, project.id, action.id)).toMatchObject({ state: 'running', done: 500 });
  expect(sent.length - before).toBe(1);
  await runActionTask.run(context(), ref, never);
  await runActionTask.run(context(), ref, never);
  clock.mockRestore();
  expect(await findAction(database.db, project.id, action.id)).toMatchObject({ state: 'done', done: 1_200 });
  expect(sent.length - before).toBe(2);
});

test('an action that breaks says so, and does not run again', async () => {
  const { project } = await seed({ state: 'error' });
  const action = await begin(project, requestActions.relaunch, { search: {} });
  const apply = async () => {
    throw new Error('a bug');
  };
  const ref = { projectId: project.id, id: action.id };
  await runActionTask.run(context({ ...actions, relaunch: { ...requestActions.relaunch, apply } }), ref, never);
  expect(await findAction(database.db, project.id, action.id)).toMatchObject({ state: 'failed', done: 0 });
  await runActionTask.run(context(), ref, never);
  expect(await statesOf(project)).toEqual({ error: 1 });
});

test('another project with the same rows is neither seen nor touched', async () => {
  const mine = await seed(...times(2, { state: 'error' }));
  const theirs = await seed(...times(2, { state: 'error' }));
  await act(mine.project, requestActions.relaunch, { search: {}, include: theirs.ids });
  expect(await statesOf(theirs.project)).toEqual({ error: 2 });
  const page = await findRequests(
    database.db,
    theirs.project.id,
    { session: String(mine.session) },
    { sort: '-id', limit: 10 },
  );
  expect(page.items).toEqual([]);
});

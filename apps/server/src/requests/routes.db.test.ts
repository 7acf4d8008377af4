import { listActions, readAction, stopAction } from '@belvedere/contract/actions.ts';
import {
  abortRequests,
  acknowledgeErrors,
  chooseVersions,
  countRequests,
  listRequests,
  readRequest,
  retryRequests,
} from '@belvedere/contract/requests.ts';
import { readSession } from '@belvedere/contract/sessions.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type SeededRequest, seedRequests, seedSession } from '../testing/request-rows.ts';
import { startTestServer, type TestProject, type TestServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ tasks: 'runs' });
});

async function seed(...requests: SeededRequest[]) {
  const project = await server.newProject();
  const session = await seedSession(server.context.db, project);
  const ids = await seedRequests(server.context.db, project, session, requests);
  return { project, session, ids, call: server.api(project.token), params: { project: project.slug } };
}

async function ended(project: TestProject, id: number) {
  const read = () => server.api(project.token)(readAction, { params: { project: project.slug, id } });
  await expect.poll(async () => (await read()).state, { timeout: 10_000, interval: 30 }).toMatch(/done|stopped|failed/);
  return read();
}

test('GET /requests filters by session, state, step, cause, collection, item and acknowledgement', async () => {
  const { project, session, ids, call, params } = await seed(
    { state: 'error', code: 'model_broken', item: 'S2_alpha', collection: 's2' },
    { state: 'error', code: 'geometry_invalid', step: 'diffusion', item: 'S2_beta', acknowledged: true },
    { state: 'granted', item: 'S1_gamma' },
    { state: 'done' },
  );
  const other = await seedSession(server.context.db, project, 'Source', 'other');
  await seedRequests(server.context.db, project, other, [{ state: 'error', item: 'S2_other' }]);
  const find = async (query: Parameters<typeof call<typeof listRequests>>[1]['query']) =>
    (await call(listRequests, { params, query: { ...query, sort: 'id' } })).items.map((row) => ids.indexOf(row.id));
  expect(await find({ session: String(session) })).toEqual([0, 1, 2, 3]);
  expect(await find({ source: 'Source', session: 'session', state: 'done' })).toEqual([3]);
  expect(await find({ session: String(session), state: ['error', 'granted'] })).toEqual([0, 1, 2]);
  expect(await find({ step: 'diffusion' })).toEqual([1]);
  expect(await find({ code: 'model_broken', collection: 's2' })).toEqual([0]);
  expect(await find({ item: 'S2_', acknowledged: 'true' })).toEqual([1]);
  expect(await find({ source: 'nobody' })).toEqual([]);
  const [first] = (await call(listRequests, { params, query: { code: 'model_broken', collection: 's2' } })).items;
  expect(first).toMatchObject({
    session: { id: session, source: 'Source', name: 'session' },
    item: 'S2_alpha',
    state: 'error',
    error: { code: 'model_broken', message: 'Cannot take it', hint: 'Mend it', retriable: true, values: { place: 3 } },
  });
});

test('a granted request is shown running while a worker holds its chunk', async () => {
  const { project, ids, call, params } = await seed({ state: 'granted' });
  await sql`update chunk set leased_until = now() + interval '1 minute' where project_id = ${project.id}`.execute(
    server.context.db,
  );
  const { items } = await call(listRequests, { params, query: { state: 'running' } });
  expect(items.map(({ id, state }) => [id, state])).toEqual([[ids[0], 'running']]);
  expect((await call(listRequests, { params, query: { state: 'granted' } })).items).toEqual([]);
});

test('GET /requests pages over ties in each order', async () => {
  const { ids, call, params } = await seed(
    ...Array.from({ length: 13 }, (_, index) => ({
      state: index % 2 === 0 ? ('error' as const) : ('done' as const),
      item: `item-${index % 3}`,
    })),
  );
  for (const sort of ['id', '-item', 'collection', '-state', 'movedAt', '-createdAt']) {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const query = { sort, limit: 3, ...(cursor === undefined ? {} : { cursor }) };
      const page = await call(listRequests, { params, query });
      seen.push(...page.items.map((row) => row.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(
      [...seen].sort((a, b) => a - b),
      sort,
    ).toEqual(ids);
  }
});

test('GET /requests/{id} shows its history and the feature that it carries', async () => {
  const { ids, call, params, project } = await seed({ state: 'error' }, { state: 'granted' });
  const failed = await call(readRequest, { params: { ...params, id: ids[0] ?? 0 } });
  expect(failed).toMatchObject({ state: 'error', payload: { type: 'Feature' }, history: [] });
  const granted = await call(readRequest, { params: { ...params, id: ids[1] ?? 0 } });
  expect(granted.payload).toEqual({ type: 'Feature', id: `feature-${ids[1]}` });
  const other = await server.newProject();
  const stranger = server.api(other.token)(readRequest, { params: { project: other.slug, id: ids[0] ?? 0 } });
  await expect(stranger).rejects.toMatchObject({ problem: { status: 404 } });
  const missing = call(readRequest, { params: { project: project.slug, id: 999_999_999 } });
  await expect(missing).rejects.toMatchObject({ problem: { status: 404 } });
});

test('relaunch: counted, confirmed, followed to its end, and written down', async () => {
  const { project, session, ids, call, params } = await seed({ state: 'error' }, { state: 'error' }, { state: 'done' });
  const search = { session: String(session), state: 'error' };
  const { count, before } = await call(countRequests, { params, body: { selection: { search } } });
  expect(count).toBe(2);
  await seedRequests(server.context.db, project, session, [{ state: 'error' }]);
  const action = await call(retryRequests, { params, body: { selection: { search, before }, label: 'session' } });
  expect(action).toMatchObject({ kind: 'relaunch', total: 2, label: 'session' });
  expect(Object.keys(action)).not.toContain('selection');
  expect(await ended(project, action.id)).toMatchObject({ state: 'done', done: 2, skipped: 0 });
  expect((await call(listRequests, { params, query: { state: 'error' } })).items).toHaveLength(1);
  const { history } = await call(readRequest, { params: { ...params, id: ids[0] ?? 0 } });
  expect(history).toMatchObject([{ event: 'relaunched', by: expect.any(String) }]);
  const { items } = await call(listActions, { params });
  expect(items.map(({ id }) => id)).toEqual([action.id]);
  const { rows } = await sql`select action, detail from audit where project_id = ${project.id}`.execute(
    server.context.db,
  );
  expect(rows).toMatchObject([{ action: expect.stringContaining('relaunch'), detail: { total: 2 } }]);
  const stopped = await call(stopAction, { params: { ...params, id: action.id } });
  expect(stopped.state).toBe('done');
});

test('abort, choose a version and acknowledge answer at once with an action', async () => {
  const { project, call, params } = await seed(
    { state: 'granted' },
    { state: 'waiting_versioning' },
    { state: 'error', code: 'known' },
  );
  const selection = { search: {} };
  const choice = await call(chooseVersions, { params, body: { selection, label: '', choice: 'ignore' } });
  expect(await ended(project, choice.id)).toMatchObject({ kind: 'choose-version', done: 1 });
  const reason = await call(acknowledgeErrors, { params, body: { selection, label: '', reason: 'known since May' } });
  expect(await ended(project, reason.id)).toMatchObject({ kind: 'acknowledge', done: 1 });
  const abort = await call(abortRequests, { params, body: { selection: { search: { state: 'granted' } }, label: '' } });
  expect(await ended(project, abort.id)).toMatchObject({ kind: 'abort', done: 1 });
  const states = (await call(listRequests, { params, query: { sort: 'id' } })).items.map(({ state }) => state);
  expect(states).toEqual(['aborted', 'ignored', 'error']);
});

test('a session shows its errors by cause, with an example and those acknowledged', async () => {
  const { session, call, params } = await seed(
    { state: 'error', code: 'a', item: 'first' },
    { state: 'error', code: 'a', acknowledged: true },
    { state: 'error', code: 'b', step: 'diffusion', retriable: false },
    { state: 'done' },
  );
  const { causes } = await call(readSession, { params: { ...params, id: session } });
  expect(causes).toMatchObject([
    {
      step: 'referencing',
      code: 'a',
      count: 2,
      acknowledged: 1,
      retriable: true,
      example: { item: 'first', message: 'Cannot take it' },
    },
    { step: 'diffusion', code: 'b', count: 1, acknowledged: 0, retriable: false },
  ]);
});

test('what a selection gets wrong is a 400 that names the place', async () => {
  const { call, params } = await seed({ state: 'error' });
  const wrong = [
    { search: { state: 'broken' } },
    { search: { nothing: 1 } },
    { search: {}, before: 'made up' },
    { include: ['not a number'] },
    { search: { item: 'a\0' } },
    { search: {}, exclude: ['\0'] },
  ];
  for (const selection of wrong) {
    const refusal = call(retryRequests, { params, body: { selection, label: '' } });
    await expect(refusal).rejects.toMatchObject({ problem: { status: 400 } });
  }
  const reasonless = call(acknowledgeErrors, { params, body: { selection: { search: {} }, label: '', reason: ' ' } });
  await expect(reasonless).rejects.toMatchObject({ problem: { errors: [{ pointer: '/reason' }] } });
});

test('GET /requests?format=csv carries each error in words', async () => {
  const { project } = await seed({ state: 'error', item: '@cmd' });
  const response = await fetch(`${server.origin}/api/${project.slug}/requests?format=csv`, {
    headers: { authorization: `Bearer ${project.token}` },
  });
  const [head, row] = (await response.text()).split('\r\n');
  expect(head).toContain('errorCode,errorMessage,errorHint');
  expect(row).toContain("'@cmd,error,referencing,increment,,model_broken,Cannot take it,Mend it");
});

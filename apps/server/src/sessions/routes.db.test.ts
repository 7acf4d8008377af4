import { listSessions, listSources, readSession } from '@belvedere/contract/sessions.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../platform/transaction.ts';
import { startTestServer, type TestProject, type TestServer } from '../testing/server.ts';
import { openSession } from './open-session.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});

interface Figures {
  readonly referenced?: number;
  readonly diffused?: number;
  readonly running?: number;
  readonly waiting?: number;
  readonly errors?: number;
}

async function session(project: TestProject, source: string, name: string, figures: Figures = {}): Promise<number> {
  const { db } = server.context;
  const id = await inTransaction(db, (tx) => openSession(tx, project.id, source, name));
  const { referenced = 0, diffused = 0, running = 0, waiting = 0, errors = 0 } = figures;
  await sql`
    update session
    set referenced = ${referenced}, diffused = ${diffused}, running = ${running}, waiting = ${waiting}, errors = ${errors}
    where project_id = ${project.id} and id = ${id}`.execute(db);
  return id;
}

type SessionQuery = {
  source?: string;
  name?: string;
  state?: 'ok' | 'error' | 'running' | 'waiting';
  sort?: string;
  limit?: number;
};

async function namesOf(project: TestProject, query: SessionQuery): Promise<string[]> {
  const { items } = await server.api(project.token)(listSessions, { params: { project: project.slug }, query });
  return items.map((row) => row.name);
}

async function everyPage(project: TestProject, query: SessionQuery): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await server.api(project.token)(listSessions, {
      params: { project: project.slug },
      query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
    });
    names.push(...page.items.map((row) => row.name));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return names;
}

test('GET /sessions keeps those of a source, those whose name contains a text in any case and accent, and those in a state', async () => {
  const project = await server.newProject();
  await session(project, 'Départements', 'Été_1', { errors: 1, running: 2 });
  await session(project, 'Départements', 'ÉTÉ 2', { waiting: 1 });
  await session(project, 'Regions', 'hiver 100%', {});
  expect((await namesOf(project, { source: 'Départements', sort: 'name' })).sort()).toEqual(['ÉTÉ 2', 'Été_1']);
  expect(await namesOf(project, { source: 'Départ' })).toEqual([]);
  expect((await namesOf(project, { name: 'ete', sort: 'name' })).sort()).toEqual(['ÉTÉ 2', 'Été_1']);
  expect(await namesOf(project, { name: '_' })).toEqual(['Été_1']);
  expect(await namesOf(project, { name: '0%' })).toEqual(['hiver 100%']);
  expect(await namesOf(project, { state: 'error' })).toEqual(['Été_1']);
  expect(await namesOf(project, { state: 'running' })).toEqual(['Été_1']);
  expect(await namesOf(project, { state: 'waiting' })).toEqual(['ÉTÉ 2']);
  expect(await namesOf(project, { state: 'ok' })).toEqual(['hiver 100%']);
});

test('GET /sessions pages without losing or repeating a row, in each order and both directions, over ties', async () => {
  const project = await server.newProject();
  const expected: string[] = [];
  for (let index = 0; index < 23; index += 1) {
    const name = `s${String(index).padStart(2, '0')}`;
    expected.push(name);
    await session(project, index % 2 === 0 ? 'A' : 'B', name, {
      referenced: index % 3,
      errors: index % 5 === 0 ? 1 : 0,
    });
  }
  for (const sort of ['name', 'source', 'state', 'referenced', 'diffused', 'lastActivityAt', 'createdAt']) {
    const up = await everyPage(project, { sort, limit: 4 });
    const down = await everyPage(project, { sort: `-${sort}`, limit: 5 });
    expect([...up].sort(), sort).toEqual(expected);
    expect([...down].reverse(), sort).toEqual(up);
  }
});

test('GET /sessions?sort=state puts errors first, then what waits, what runs, and the rest', async () => {
  const project = await server.newProject();
  await session(project, 'S', 'fine');
  await session(project, 'S', 'runs', { running: 1 });
  await session(project, 'S', 'waits', { waiting: 1, running: 1 });
  await session(project, 'S', 'failed', { errors: 1, waiting: 1 });
  expect(await namesOf(project, { sort: 'state' })).toEqual(['failed', 'waits', 'runs', 'fine']);
});

test('a sort that there is not, or a cursor of another list, is a 400 that says what to do', async () => {
  const project = await server.newProject();
  const call = server.api(project.token);
  const params = { project: project.slug };
  await expect(call(listSessions, { params, query: { sort: 'size' } })).rejects.toMatchObject({
    problem: { status: 400, code: 'sort_unknown' },
  });
  await expect(call(listSessions, { params, query: { cursor: 'bm9uc2Vuc2U' } })).rejects.toMatchObject({
    problem: { status: 400, code: 'cursor_invalid' },
  });
  const forged = Buffer.from(JSON.stringify(['-lastActivityAt', 'yesterday', 'x'])).toString('base64url');
  await expect(call(listSessions, { params, query: { cursor: forged } })).rejects.toMatchObject({
    problem: { status: 400, code: 'cursor_invalid' },
  });
  await expect(call(listSessions, { params, query: { name: 'a\0' } })).rejects.toMatchObject({
    problem: { status: 400, errors: [{ pointer: '/query/name' }] },
  });
  await expect(call(listSources, { params, query: { state: 'fine' as 'ok' } })).rejects.toMatchObject({
    problem: { status: 400, code: 'invalid' },
  });
});

test('GET /sessions shows every property of a step, and sixty minutes of products', async () => {
  const project = await server.newProject();
  const id = await session(project, 'S', 'one');
  server.setClock(new Date('2026-11-24T12:00:30Z'));
  await sql`
    insert into session_step (project_id, session_id, step_id, properties)
    values (${project.id}, ${id}, 'catalog', '{"indexed": 12, "sent": 14, "indexedError": 2}'),
      (${project.id}, ${id}, 'from_the_future', '{"x": 1}')`.execute(server.context.db);
  await sql`
    insert into session_minute (project_id, session_id, minute, diffused)
    values (${project.id}, ${id}, '2026-11-24T12:00:00Z', 5), (${project.id}, ${id}, '2026-11-24T11:01:00Z', 4),
      (${project.id}, ${id}, '2026-11-24T11:00:00Z', 3)`.execute(server.context.db);
  const { items } = await server.api(project.token)(listSessions, { params: { project: project.slug }, query: {} });
  expect(items[0]?.steps).toMatchObject([
    {
      step: 'diffusion',
      stepId: 'catalog',
      in: 14,
      out: 12,
      errors: 2,
      running: 0,
      properties: { sent: 14, indexed: 12, indexedError: 2, acknowledgedErrors: 0 },
    },
  ]);
  expect([items[0]?.lastHour[0], items[0]?.lastHour[59]]).toEqual([4, 5]);
  const detail = await server.api(project.token)(readSession, { params: { project: project.slug, id } });
  expect(detail).toMatchObject({ name: 'one', rate: 0.17, secondsLeft: null, causes: [] });
  server.setClock();
});

test('GET /sources sums its sessions, filters and sorts as they do', async () => {
  const project = await server.newProject();
  await session(project, 'Alpha', 'a');
  await session(project, 'beta', 'b');
  const call = server.api(project.token);
  const params = { project: project.slug };
  await sql`update source set errors = 3, sessions = 1 where project_id = ${project.id} and name = 'beta'`.execute(
    server.context.db,
  );
  const { items, matched } = await call(listSources, { params, query: { sort: 'state' } });
  expect(items.map(({ name, errors }) => [name, errors])).toEqual([
    ['beta', 3],
    ['Alpha', 0],
  ]);
  expect(matched).toEqual({ count: 2, exact: true });
  expect((await call(listSources, { params, query: { name: 'ALPH' } })).items).toHaveLength(1);
  expect((await call(listSources, { params, query: { state: 'error' } })).items).toHaveLength(1);
});

test('sessions of another project are not seen, whatever their names and ids', async () => {
  const mine = await server.newProject();
  const theirs = await server.newProject();
  await session(mine, 'S', 'same');
  const id = await session(theirs, 'S', 'same', { errors: 4 });
  expect(await namesOf(mine, { state: 'error' })).toEqual([]);
  expect(await namesOf(mine, {})).toEqual(['same']);
  const read = server.api(mine.token)(readSession, { params: { project: mine.slug, id } });
  await expect(read).rejects.toMatchObject({ problem: { status: 404 } });
});

test('GET /sessions?format=csv is the whole list, formulas made text', async () => {
  const project = await server.newProject();
  await session(project, 'S', '=cmd()', { referenced: 2 });
  await session(project, 'S', 'a "quoted", one');
  const response = await fetch(`${server.origin}/api/${project.slug}/sessions?format=csv&sort=name`, {
    headers: { authorization: `Bearer ${project.token}` },
  });
  expect(response.headers.get('content-type')).toContain('text/csv');
  const [head, first, second] = (await response.text()).split('\r\n');
  expect(head).toBe('source,name,createdAt,referenced,diffused,running,waiting,errors,lastActivityAt');
  expect(first).toMatch(/^S,'=cmd\(\),/);
  expect(second).toMatch(/^S,"a ""quoted"", one",/);
});

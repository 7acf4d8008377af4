import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { readAddDataBoard } from '@belvedere/contract/live.ts';
import { countProducts, deleteProducts as deleteProductsRoute } from '@belvedere/contract/products.ts';
import { deleteSessionProducts } from '@belvedere/contract/sessions.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { actionBatch } from '../requests/action.ts';
import { runActionTask } from '../requests/run-action.task.ts';
import { foldOnce } from '../sessions/fold-changes.ts';
import {
  addCollection,
  expectTrueFigures,
  newItem,
  requestsOf,
  versionsOf,
  workUntilDone,
} from '../testing/ingest-stage.ts';
import { startTestServer, type TestProject, type TestServer } from '../testing/server.ts';
import { deleteProducts } from './delete-products.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await sql`delete from chunk`.execute(server.context.db);
});

const db = () => server.context.db;
const ndjson = (...items: unknown[]) => items.map((item) => JSON.stringify(item)).join('\n');
const cover = { type: 'object', properties: { 'eo:cloud_cover': { type: 'number', maximum: 100 } } };

async function newArchive(): Promise<TestProject> {
  const project = await server.newProject();
  await addCollection(db(), project, 'scenes', cover);
  return project;
}

interface Sent {
  readonly type?: string;
  readonly encoding?: string;
  readonly key?: string;
  readonly query?: string;
  readonly path?: string;
}

interface Received {
  readonly status: number;
  readonly body: DepositAnswer & { code: string; title: string; hint?: string; values?: Record<string, unknown> };
}

async function post(project: TestProject, body: string | Buffer | ReadableStream, sent: Sent = {}): Promise<Received> {
  const { type = 'application/x-ndjson', encoding, key, query = 'source=alto-1&session=monday', path = 'items' } = sent;
  const response = await fetch(`${server.origin}/api/${project.slug}/ingest/${path}?${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${project.token}`,
      'content-type': type,
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: body as string,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
  return { status: response.status, body: (await response.json()) as Received['body'] };
}

async function nothingLeft(project: TestProject): Promise<void> {
  expect(await requestsOf(db(), project)).toEqual([]);
  const { rows } = await sql`select id from session where project_id = ${project.id}`.execute(db());
  expect(rows).toEqual([]);
}

describe('POST ingest/items', () => {
  test('takes a Feature, a FeatureCollection and NDJSON, each gzipped or not', async () => {
    const project = await newArchive();
    const collection = JSON.stringify({ type: 'FeatureCollection', features: [newItem('b'), newItem('c')] });
    const geojson = 'application/geo+json';
    expect((await post(project, JSON.stringify(newItem('a')), { type: 'application/json' })).body.granted).toBe(1);
    expect((await post(project, collection, { type: geojson })).body.granted).toBe(2);
    expect((await post(project, ndjson(newItem('d'), newItem('e')))).body.granted).toBe(2);
    expect((await post(project, gzipSync(collection), { type: geojson, encoding: 'gzip' })).body.granted).toBe(2);
    expect((await post(project, gzipSync(ndjson(newItem('f'))), { encoding: 'gzip' })).body.granted).toBe(1);
    await workUntilDone(db(), project, 2);
    expect(new Set((await versionsOf(db(), project)).map(({ item }) => item)).size).toBe(6);
    await expectTrueFigures(db(), project);
  });

  test('answers 200 with the counts, and 422 with the same body when nothing at all is granted', async () => {
    const project = await newArchive();
    const some = await post(project, ndjson(newItem('a'), newItem('b', { collection: 'nowhere' })));
    expect(some).toMatchObject({ status: 200, body: { granted: 1, denied: 1, session: expect.any(Number) } });
    const none = await post(project, ndjson(newItem('b', { collection: 'nowhere' })));
    expect(none).toMatchObject({
      status: 422,
      body: {
        granted: 0,
        denied: 1,
        denials: [{ id: 'b', code: 'collection_unknown', position: 1, hint: expect.any(String) }],
      },
    });
  });

  test('asks for source and session, a chain that exists and a versioning that exists', async () => {
    const project = await newArchive();
    const queries = [
      'session=monday',
      'source=a',
      'source=&session=b',
      'source=a&session=b&chain=other',
      'source=a&session=b&versioning=never',
    ];
    for (const query of queries) {
      expect(await post(project, ndjson(newItem('a')), { query })).toMatchObject({
        status: 400,
        body: { title: expect.any(String) },
      });
    }
    await nothingLeft(project);
  });

  test('of a body that cannot be read answers a problem in words and leaves nothing behind', async () => {
    const project = await newArchive();
    const geojson = 'application/geo+json';
    const zipped = gzipSync(ndjson(newItem('a')));
    const bodies: [string | Buffer, Sent, number][] = [
      ['a picture', { type: 'image/png' }, 415],
      [Buffer.from([0xff, 0xfe, 0x7b, 0x00]), {}, 400],
      [Buffer.from('{"id":"\xff\xfe"}', 'latin1'), {}, 400],
      [zipped.subarray(0, 12), { encoding: 'gzip' }, 400],
      ['not gzip', { encoding: 'gzip' }, 400],
      [ndjson(newItem('a')), { encoding: 'br' }, 415],
      ['', {}, 400],
      ['[[[', { type: geojson }, 400],
      ['{"type":"FeatureCollection","features":[', { type: geojson }, 400],
    ];
    for (const [body, sent, status] of bodies) {
      const answer = await post(project, body, sent);
      expect({ body: String(body).slice(0, 40), status: answer.status }).toEqual({
        body: String(body).slice(0, 40),
        status,
      });
      expect(answer.body).toMatchObject({ code: expect.any(String), title: expect.stringMatching(/^Cannot/) });
    }
    await nothingLeft(project);
  });

  test('a gzip bomb is refused before it is unpacked', async () => {
    const project = await newArchive();
    const bomb = gzipSync(Buffer.alloc(200 * 1_048_576, 0x20), { level: 9 });
    const before = process.memoryUsage().rss;
    expect((await post(project, bomb, { encoding: 'gzip' })).status).toBeGreaterThanOrEqual(400);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576);
    await nothingLeft(project);
  });

  test('denies each wrong feature by name and goes on with the others', async () => {
    const project = await newArchive();
    const deep = `{"type":"Feature","id":"deep","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const lines = [
      JSON.stringify(newItem('right')),
      '{"id": "broken",}',
      `{"id":"huge","text":"${'x'.repeat(50 * 1_048_576)}"}`,
      deep,
      JSON.stringify(newItem('..')),
      JSON.stringify(newItem('nul\u0000')),
      JSON.stringify(newItem('long'.repeat(2_500))),
      JSON.stringify(newItem('half\ud800')),
      JSON.stringify(
        newItem('ring', {
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 1],
              ],
            ],
          },
        }),
      ),
      JSON.stringify(newItem('far', { geometry: { type: 'Point', coordinates: [200, 0] } })),
      JSON.stringify(newItem('when', { properties: { datetime: '2026-02-30T00:00:00Z' } })),
      JSON.stringify(newItem('version', { stac_version: '9.9.9' })),
      JSON.stringify(
        newItem('links', { links: Array.from({ length: 10_000 }, () => ({ rel: 'x', href: 'https://x.example' })) }),
      ),
      JSON.stringify(newItem('proto')).replace('"links":[]', '"links":[],"__proto__":{"polluted":true}'),
      JSON.stringify(
        newItem('across', {
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [179, 0],
                [-179, 0],
                [-179, 1],
                [179, 1],
                [179, 0],
              ],
            ],
          },
          bbox: [179, 0, -179, 1],
        }),
      ),
      JSON.stringify(newItem('right')),
    ];
    const { status, body } = await post(project, lines.join('\n'));
    expect(status).toBe(200);
    expect(body.denials.map(({ position }) => position)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    for (const denial of body.denials) {
      expect(denial).toMatchObject({
        code: expect.any(String),
        reason: expect.stringMatching(/^Cannot/),
        hint: expect.stringMatching(/./),
      });
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    await workUntilDone(db(), project);
    expect((await requestsOf(db(), project)).filter(({ state }) => state === 'done')).toMatchObject([
      { item: 'right', version: 1 },
      { item: 'across', version: 1 },
      { item: 'right', version: 2 },
    ]);
    await expectTrueFigures(db(), project);
  });

  test('a client that stops midway loses what it did not send, and goes on with its key', async () => {
    const project = await newArchive();
    const items = Array.from({ length: 900 }, (_, index) => newItem(`item-${index}`));
    const path = `/api/${project.slug}/ingest/items?source=alto-1&session=monday`;
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${project.token}\r\ncontent-type: application/x-ndjson\r\n` +
        `idempotency-key: midway-${project.slug}\r\ncontent-length: 100000000\r\n\r\n${ndjson(...items.slice(0, 700))}\n{"type":"Fea`,
    );
    await until(async () => (await requestsOf(db(), project)).length >= 700);
    socket.destroy();
    await until(async () => {
      const { rows } = await sql<{ state: string }>`select state from deposit where project_id = ${project.id}`.execute(
        db(),
      );
      return rows[0]?.state === 'interrupted';
    });
    const answer = await post(project, ndjson(...items), { key: `midway-${project.slug}` });
    expect(answer).toMatchObject({ status: 200, body: { granted: 900 } });
    expect((await requestsOf(db(), project)).map(({ item }) => item)).toEqual(items.map(({ id }) => id));
    await workUntilDone(db(), project, 2);
    await expectTrueFigures(db(), project);
  });

  test('a client that never reads its answer holds nothing up', async () => {
    const project = await newArchive();
    const body = ndjson(
      ...Array.from({ length: 1_500 }, (_, index) => newItem(`x-${index}`, { collection: 'nowhere' })),
    );
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    socket.pause();
    socket.write(
      `POST /api/${project.slug}/ingest/items?source=a&session=b HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${project.token}\r\n` +
        `content-type: application/x-ndjson\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await until(async () => (await requestsOf(db(), project)).length === 1_500);
    expect((await post(project, ndjson(newItem('a')))).status).toBe(200);
    socket.destroy();
  });
});

test('a deposit leaves a line of audit: who, for which session, from where', async () => {
  const project = await newArchive();
  await post(project, ndjson(newItem('a')));
  const { rows } = await sql`
    select actor, action, target, address from audit where project_id = ${project.id} and action = 'items.deposit'`.execute(
    db(),
  );
  expect(rows).toEqual([
    { actor: project.admin.email, action: 'items.deposit', target: 'alto-1 / monday', address: '127.0.0.1' },
  ]);
});

describe('POST ingest/check', () => {
  test('tells the verdict of door and model, and writes nothing', async () => {
    const project = await newArchive();
    const lines = [
      newItem('a'),
      newItem('b', { properties: { 'eo:cloud_cover': 104.2 } }),
      newItem('c', { collection: 'nowhere' }),
    ];
    const answer = await post(project, ndjson(...lines), { path: 'check', query: '' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        granted: 2,
        denied: 1,
        denials: [{ position: 3, code: 'collection_unknown', pointer: '/collection' }],
        failing: 1,
        failures: [{ position: 2, code: 'model_violated', pointer: '/properties/eo:cloud_cover' }],
      },
    });
    await nothingLeft(project);
  });

  test('is for ten thousand items at most', async () => {
    const project = await newArchive();
    const one = JSON.stringify(newItem('a'));
    const answer = await post(project, `${one}\n`.repeat(10_001), { path: 'check', query: '' });
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_many_items' } });
  });
});

describe('deleting', () => {
  async function runActions(project: TestProject): Promise<void> {
    const { rows } = await sql<{ id: number }>`
      select id from action where project_id = ${project.id} and state in ('pending', 'running')`.execute(db());
    const actions = { ...server.context.actions, 'delete-products': deleteProducts };
    for (const { id } of rows) {
      await runActionTask.run(
        { ...server.context, actions },
        { projectId: project.id, id },
        new AbortController().signal,
      );
    }
  }

  test('the products of a session is counted, done in batches and told', async () => {
    const project = await newArchive();
    const count = actionBatch + 100;
    const { body } = await post(
      project,
      ndjson(...Array.from({ length: count }, (_, index) => newItem(`item-${index}`))),
    );
    await workUntilDone(db(), project, 2);
    const api = server.api(project.token);
    const params = { project: project.slug, id: body.session };
    expect(await api(deleteSessionProducts, { params, query: {} })).toMatchObject({
      kind: 'delete-products',
      label: 'alto-1 / monday',
      total: count,
    });
    await runActions(project);
    expect((await versionsOf(db(), project)).every(({ state, shown }) => state === 'deleted' && !shown)).toBe(true);
    await expectTrueFigures(db(), project);
    await expect(api(deleteSessionProducts, { params: { ...params, id: 999_999 }, query: {} })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  test('a selection touches what was counted, and not what came since', async () => {
    const project = await newArchive();
    await post(project, ndjson(newItem('a'), newItem('b'), newItem('c')));
    await workUntilDone(db(), project);
    const api = server.api(project.token);
    const selection = { search: { collection: 'scenes' } };
    const counted = await api(countProducts, { params: { project: project.slug }, body: { selection } });
    expect(counted).toMatchObject({ count: 3, files: 3, bytes: 0 });
    await post(project, ndjson(newItem('d')));
    await workUntilDone(db(), project);
    const [first] = await sql<{ id: number }>`select id from aip where project_id = ${project.id} order by id`
      .execute(db())
      .then(({ rows }) => rows);
    await api(deleteProductsRoute, {
      params: { project: project.slug },
      body: { selection: { ...selection, before: counted.before, exclude: [first?.id ?? 0] }, mode: 'irrevocable' },
    });
    await runActions(project);
    expect((await versionsOf(db(), project)).map(({ item }) => item)).toEqual(['a', 'd']);
    await expectTrueFigures(db(), project);
  });
});

test('the board Add data tells what came, what is wrong and what waits', async () => {
  const project = await newArchive();
  const api = server.api(project.token);
  const board = () => api(readAddDataBoard, { params: { project: project.slug } });
  expect(await board()).toMatchObject({
    deposits: { total: 0, last: null },
    waiting: [],
    products: { total: 0, today: 0 },
  });
  await post(project, ndjson(newItem('a'), newItem('b', { properties: { 'eo:cloud_cover': 'x' } }), newItem('/')));
  await post(project, ndjson(newItem('a')), { query: 'source=alto-1&session=tuesday&versioning=manual' });
  await workUntilDone(db(), project);
  while ((await foldOnce(db())) > 0);
  expect(await board()).toMatchObject({
    dashboard: { sources: 1, running: 0, waiting: 1, errors: 1 },
    requests: { running: 0, waiting: 1, errors: 1, open: 2, deniedToday: 1 },
    products: { total: 1, today: 1 },
    diffusion: { indexed: 1, toCome: 0 },
    deposits: { total: 2, last: { granted: 1, denied: 0 } },
    waiting: [
      {
        kind: 'errors',
        session: { source: 'alto-1', name: 'monday' },
        count: 1,
        causes: [{ code: 'model_violated', count: 1 }],
      },
      { kind: 'waiting', session: { name: 'tuesday' }, count: 1, causes: [{ code: 'product_exists', count: 1 }] },
    ],
  });
  expect((await board()).dashboard.lastHour).toHaveLength(60);
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time');
    await pause(20);
  }
}

import {
  createCollection,
  deleteCollection,
  listCollections,
  readCollection,
  replaceCollection,
} from '@belvedere/contract/catalogue.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createHttpCaller } from '../../testing/http-caller.ts';
import { collectionDocument, seedItems } from '../../testing/seed-items.ts';
import { startTestServer } from '../../testing/server.ts';

const server = await startTestServer();
const { api, newAccount, newProject, context } = server;
const call = createHttpCaller(server.origin);

const model = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['platform'],
  properties: { platform: { type: 'string', unit: 'none' }, taken: { type: 'string', format: 'date-time' } },
};

test('a collection is made of a STAC Collection, read, replaced and deleted, each on record and told live', async () => {
  const project = await newProject();
  const params = { project: project.slug };
  const admin = api(project.token);
  const heard: string[] = [];
  const stop = context.hub.subscribe(project.id, (change) => heard.push(`${change?.topic} ${change?.id}`));
  const body = {
    ...collectionDocument('sea'),
    title: 'Sea',
    'belvedere:visibility': 'registered',
    'belvedere:model': model,
  };

  const created = await admin(createCollection, { params, body });
  expect(created).toMatchObject({
    id: 'sea',
    title: 'Sea',
    visibility: 'registered',
    model,
    items: 0,
    itemsExact: true,
  });
  expect(created.document).toEqual({ ...collectionDocument('sea'), title: 'Sea' });
  expect(await admin(readCollection, { params: { ...params, collection: 'sea' } })).toEqual(created);

  const replaced = await admin(replaceCollection, {
    params: { ...params, collection: 'sea' },
    body: { ...collectionDocument('sea'), title: 'Open sea' },
  });
  expect(replaced).toMatchObject({ title: 'Open sea', visibility: 'public', model: null });
  const { items } = await admin(listCollections, { params });
  expect(items).toContainEqual(replaced);
  expect(await admin(deleteCollection, { params: { ...params, collection: 'sea' } })).toEqual({});
  for (const route of [readCollection, deleteCollection]) {
    await expect(admin(route, { params: { ...params, collection: 'sea' } })).rejects.toMatchObject({
      problem: { status: 404, code: 'not_found' },
    });
  }

  const { rows } = await sql<{ action: string; target: string }>`
    select action, target from audit where project_id = ${project.id} order by id`.execute(context.db);
  expect(rows.map(({ action, target }) => `${action} ${target}`)).toEqual([
    'Collection:Created sea',
    'Collection:Replaced sea',
    'Collection:Deleted sea',
  ]);
  await expect.poll(() => heard.filter((change) => change === 'collections sea').length).toBe(3);
  stop();
});

test('what is wrong in a collection is named all at once, by pointer and remedy, and nothing is kept', async () => {
  const project = await newProject();
  const body = {
    ...collectionDocument('a/b'),
    license: 5,
    extent: { spatial: { bbox: [[0, 0, 1]] }, temporal: { interval: [['yesterday', null]] } },
    'belvedere:visibility': 'secret',
  };
  const answer = await call(`/api/${project.slug}/collections`, { token: project.token, body });
  expect(answer.status).toBe(400);
  expect(answer.body.code).toBe('collection_invalid');
  const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
  for (const pointer of [
    '/id',
    '/license',
    '/extent/spatial/bbox',
    '/extent/temporal/interval',
    '/belvedere:visibility',
  ]) {
    expect(pointers.some((found: string) => found.startsWith(pointer))).toBe(true);
  }
  for (const error of answer.body.errors) expect(error.hint).toMatch(/\w/);
  expect((await call(`/api/${project.slug}/collections`, { token: project.token })).body.items).toEqual([]);
});

const wrongModels: [string, Record<string, unknown>, string][] = [
  ['a type that does not exist', { type: 'thing' }, '/belvedere:model/type'],
  ['a keyword of the wrong type', { properties: { a: { minimum: 'low' } } }, '/belvedere:model/properties/a/minimum'],
  ['a pattern that is none', { properties: { a: { pattern: '(' } } }, '/belvedere:model'],
  [
    'a reference to another machine',
    { properties: { a: { $ref: 'https://schemas.example/a.json' } } },
    '/belvedere:model/properties/a/$ref',
  ],
  ['a reference to a file', { $ref: 'file:///etc/passwd' }, '/belvedere:model/$ref'],
  ['a reference to what is not there', { $ref: '#/$defs/none' }, '/belvedere:model/$ref'],
  ['an unknown draft', { $schema: 'http://json-schema.org/draft-04/schema#' }, '/belvedere:model/$schema'],
  ['an asynchronous schema', { $async: true }, '/belvedere:model/$async'],
];
test.for(wrongModels)('a model with %s is refused at its place', async ([, wrong, pointer]) => {
  const project = await newProject();
  const body = { ...collectionDocument('c'), 'belvedere:model': wrong };
  const answer = await call(`/api/${project.slug}/collections`, { token: project.token, body });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0]).toMatchObject({ pointer, hint: expect.stringMatching(/\w/) });
});

test('a model may be of draft 7 or 2020-12, refer to itself and hold what validation does not know', async () => {
  const project = await newProject();
  const models = [
    model,
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: { a: { type: 'number', title: 'A' } },
      properties: { a: { $ref: '#/$defs/a' } },
    },
    { properties: { a: { type: 'number', 'x-unit': 'm' } }, unevaluatedProperties: true },
  ];
  for (const [index, one] of models.entries()) {
    const body = { ...collectionDocument(`c${index}`), 'belvedere:model': one };
    const created = await call(`/api/${project.slug}/collections`, { token: project.token, body });
    expect(created).toMatchObject({ status: 201, body: { model: one } });
  }
});

test('an id that is taken, and an id that differs from the address, are refused', async () => {
  const project = await newProject();
  const params = { project: project.slug };
  const admin = api(project.token);
  await admin(createCollection, { params, body: collectionDocument('c') });
  await expect(admin(createCollection, { params, body: collectionDocument('c') })).rejects.toMatchObject({
    problem: { status: 409, code: 'collection_exists', values: { id: 'c' } },
  });
  await expect(
    admin(replaceCollection, { params: { ...params, collection: 'c' }, body: collectionDocument('d') }),
  ).rejects.toMatchObject({ problem: { status: 400, errors: [{ pointer: '/id' }] } });
  await expect(
    admin(replaceCollection, { params: { ...params, collection: 'd' }, body: collectionDocument('d') }),
  ).rejects.toMatchObject({ problem: { status: 404 } });
  const other = await newProject();
  await api(other.token)(createCollection, { params: { project: other.slug }, body: collectionDocument('c') });
});

test('a collection that holds products is not deleted, even when all are marked deleted', async () => {
  const project = await newProject();
  await seedItems(context.db, project, [{ id: 'a', collection: 'held', state: 'deleted' }]);
  await expect(
    api(project.token)(deleteCollection, { params: { project: project.slug, collection: 'held' } }),
  ).rejects.toMatchObject({
    problem: { status: 409, code: 'collection_not_empty', hint: expect.stringMatching(/for good/) },
  });
});

test('bodies that are no collection are refused without a trace', async () => {
  const { slug, token } = await newProject();
  const address = `${server.origin}/api/${slug}/collections`;
  const send = async (body: string | undefined) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  expect(await send('[]')).toEqual([400, 'collection_invalid']);
  expect(await send(undefined)).toEqual([400, 'collection_invalid']);
  expect(await send('{ "type": ')).toEqual([400, 'not_json']);
  const valid = JSON.stringify(collectionDocument('c')).slice(0, -1);
  expect(await send(`${valid},"deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toEqual([
    400,
    'collection_invalid',
  ]);
  expect(await send(`${valid},"__proto__":{"polluted":true}}`)).toEqual([400, 'collection_invalid']);
  expect(await send(`${valid},"title":"a\\u0000b"}`)).toEqual([400, 'collection_invalid']);
  expect(
    await send(`${valid},"links":${JSON.stringify(Array(10_000).fill({ rel: 'a', href: 'https://a.example' }))}}`),
  ).toEqual([400, 'collection_invalid']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect((await call(`/api/${slug}/collections`, { token })).body.items).toEqual([]);
});

test('only administrators of the project change its collections', async () => {
  const project = await newProject({ public: true });
  const body = collectionDocument('c');
  for (const role of ['registered_user', 'operator', 'admin'] as const) {
    const { token } = await newAccount({ project, role });
    expect((await call(`/api/${project.slug}/collections`, { token, body })).status).toBe(403);
  }
  expect((await call(`/api/${project.slug}/collections`, { body })).status).toBe(401);
});

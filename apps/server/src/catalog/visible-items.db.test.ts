import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jump } from '@belvedere/contract/live.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createHttpCaller } from '../testing/http-caller.ts';
import { seedCollection, seedItems } from '../testing/seed-items.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const { api, newAccount, newProject, context } = server;
const call = createHttpCaller(server.origin);

const file = { data: { href: 'https://store.example/secret.tif' } };

async function projectWithThreeVisibilities() {
  const project = await newProject({ public: true });
  for (const visibility of ['public', 'registered', 'groups'] as const) {
    await seedCollection(context.db, project, { id: visibility, visibility });
    await seedItems(context.db, project, [
      { id: `${visibility}-scene`, collection: visibility, version: 1, shown: false, assets: file },
      { id: `${visibility}-scene`, collection: visibility, version: 2, title: 'Hidden valley', assets: file },
      { id: `${visibility}-gone`, collection: visibility, state: 'deleted' },
    ]);
  }
  return project;
}

const viewers = [
  ['a stranger', 'anonymous', ['public']],
  ['an account of another project', 'outsider', ['public']],
  ['a member who waits for approval', 'pending', ['public']],
  ['a registered user', 'registered_user', ['public', 'registered']],
  ['an operator', 'operator', ['public', 'registered', 'groups']],
  ['a project administrator', 'project_admin', ['public', 'registered', 'groups']],
] as const;

async function tokenOf(who: (typeof viewers)[number][1], project: { id: number }): Promise<string | undefined> {
  if (who === 'anonymous') return undefined;
  if (who === 'outsider') return (await newAccount({ project: await newProject() })).token;
  if (who === 'pending') return (await newAccount({ project, membership: 'pending' })).token;
  return (await newAccount({ project, role: who })).token;
}

test.for(viewers)('%s sees at every door what the visibility of collections says', async ([, who, seen]) => {
  const project = await projectWithThreeVisibilities();
  const token = await tokenOf(who, project);
  const stac = `/stac/${project.slug}`;
  const shown = [...seen].sort();
  const scenes = shown.map((visibility) => `${visibility}-scene`);

  const landing = (await call(stac, { token })).body;
  const children = landing.links.filter(({ rel }: { rel: string }) => rel === 'child');
  expect(children.map(({ title }: { title: string }) => title)).toEqual(shown);
  const collections = (await call(`${stac}/collections`, { token })).body;
  expect(collections.collections.map(({ id }: { id: string }) => id)).toEqual(shown);
  expect(collections.numberMatched).toBe(shown.length);
  const ours = (await call(`/api/${project.slug}/collections`, { token })).body;
  expect(ours.items.map(({ id, items }: { id: string; items: number }) => [id, items])).toEqual(
    shown.map((id) => [id, 1]),
  );

  const searches = [
    {},
    { ids: ['public-scene', 'registered-scene', 'groups-scene'] },
    { collections: ['public', 'registered', 'groups'] },
    { bbox: [1, 44, 3, 46] },
    { bbox: [-180, -90, 180, 90] },
    { datetime: '2025-12-31T00:00:00Z/..' },
    { intersects: { type: 'Point', coordinates: [2, 45] } },
    { q: 'valley' },
    { q: 'scene', limit: 1 },
  ];
  for (const search of searches) {
    const { body } = await call(`${stac}/search`, { token, body: search });
    expect({ search, matched: body.numberMatched }).toEqual({ search, matched: shown.length });
    if (!('limit' in search)) {
      expect(body.features.map(({ id }: { id: string }) => id).sort()).toEqual(scenes);
    }
  }

  for (const visibility of ['public', 'registered', 'groups']) {
    const visible = shown.includes(visibility as never);
    const item = `${stac}/collections/${visibility}/items/${visibility}-scene`;
    const doors = [
      `${stac}/collections/${visibility}`,
      `${stac}/collections/${visibility}/items`,
      `/api/${project.slug}/collections/${visibility}`,
      item,
      `${item}?version=1`,
    ];
    for (const door of doors) expect([door, (await call(door, { token })).status]).toEqual([door, visible ? 200 : 404]);
    for (const query of ['', '?version=1']) {
      const door = `/files/${project.slug}/${visibility}/${visibility}-scene/data${query}`;
      for (const method of ['GET', 'HEAD']) {
        const answer = await call(door, { token, method });
        expect([door, method, answer.status]).toEqual([door, method, visible ? 302 : 404]);
        expect(answer.headers.get('location') !== null).toBe(visible);
      }
    }
    // That there was something to delete is told to those alone who saw it.
    const gone = await call(`${stac}/collections/${visibility}/items/${visibility}-gone?version=1`, { token });
    expect(gone.status).toBe(visible ? 410 : 404);
  }

  const found = await api(token)(jump, { params: { project: project.slug }, query: { q: 'scene' } });
  const items = found.sections.find(({ kind }) => kind === 'items');
  expect(items?.entries.map(({ title }) => title).sort()).toEqual(scenes);
  expect(items?.total).toEqual({ count: shown.length, exact: true });
  const named = await api(token)(jump, { params: { project: project.slug }, query: { q: 'r' } });
  const foundCollections = named.sections.find(({ kind }) => kind === 'collections')?.entries ?? [];
  expect(foundCollections.map(({ id }) => id)).toEqual(shown.filter((id) => id.includes('r')));
});

test('a hidden collection answers letter by letter what one that never was does', async () => {
  const project = await projectWithThreeVisibilities();
  const stac = `/stac/${project.slug}`;
  const doors = [
    (collection: string) => `${stac}/collections/${collection}`,
    (collection: string) => `${stac}/collections/${collection}/items`,
    (collection: string) => `${stac}/collections/${collection}/items/x?version=1`,
    (collection: string) => `/files/${project.slug}/${collection}/x/data`,
    (collection: string) => `/api/${project.slug}/collections/${collection}`,
    (collection: string) => `${stac}/search?collections=${collection}`,
  ];
  for (const door of doors) {
    const [hidden, missing] = [await call(door('registered')), await call(door('unwritten!'))];
    const withoutTime = (text: string) => text.replace(/"timeStamp":"[^"]*"/, '');
    expect(withoutTime(hidden.text)).toBe(withoutTime(missing.text).replaceAll(/unwritten(!|%21)/g, 'registered'));
    expect(hidden.status).toBe(missing.status);
  }
});

test('a project that is not public has no catalogue for strangers', async () => {
  const project = await newProject();
  await seedItems(context.db, project, [{ id: 'a', assets: file }]);
  for (const token of [undefined, (await newAccount()).token]) {
    for (const door of [
      `/stac/${project.slug}`,
      `/stac/${project.slug}/search`,
      `/files/${project.slug}/scenes/a/data`,
    ]) {
      expect((await call(door, { token })).status).toBe(404);
    }
  }
});

test('two projects with the same ids never see or count each other', async () => {
  const projects = [await newProject({ public: true }), await newProject({ public: true })];
  for (const [index, project] of projects.entries()) {
    const href = `https://store.example/${index}.tif`;
    await seedItems(context.db, project, [{ id: 'same', title: `of ${index}`, assets: { data: { href } } }]);
    await seedItems(context.db, project, [{ id: `only-${index}` }]);
  }
  for (const [index, project] of projects.entries()) {
    const { body } = await call(`/stac/${project.slug}/search?ids=same,only-0,only-1`);
    expect(body.numberMatched).toBe(2);
    expect(body.features.map(({ id }: { id: string }) => id).sort()).toEqual([`only-${index}`, 'same'].sort());
    expect(body.features.find(({ id }: { id: string }) => id === 'same').properties.title).toBe(`of ${index}`);
    const near = (await call(`/stac/${project.slug}/search?bbox=1,44,3,46&limit=1`)).body;
    expect(near.numberMatched).toBe(2);
    const target = await call(`/files/${project.slug}/scenes/same/data`);
    expect(target.headers.get('location')).toBe(`https://store.example/${index}.tif`);
  }
});

test('a token of one project pages through another without showing anything of the first', async () => {
  const [one, other] = [await newProject({ public: true }), await newProject({ public: true })];
  await seedItems(
    context.db,
    one,
    ['a', 'b', 'c'].map((id) => ({ id })),
  );
  await seedItems(context.db, other, [{ id: 'z' }]);
  const first = (await call(`/stac/${one.slug}/search?limit=1`)).body;
  const token = new URL(first.links.find(({ rel }: { rel: string }) => rel === 'next').href).searchParams.get('token');
  const page = (await call(`/stac/${other.slug}/search?token=${token}`)).body;
  expect(page.features).toEqual([]);
});

/** Statements that need no predicate of their own, with what makes them safe. */
const withoutPredicate = [
  // Whether a collection is empty, asked by its administrator before it is deleted.
  'collections/queries.ts: delete from collection',
  // Parts of statements that have the predicate: a condition on a visible version, what `findProducts` and `findVersions` begin with.
  'products/product-filter.ts: exists (',
  'products/queries.ts: from aip',
  // Rows of the collection at hand, which `mergeCollections` and `countByPlace` join to visible ones only.
  'search/rows-of-collection.ts: select $',
  'search/merge-collections.ts: (\n      select $',
  'search/merge-collections.ts: with item as materialized',
  'search/merge-collections.ts: select $',
  'search/count-items.ts: (select 1 from item where $',
  // What the planner expects of collections that were found to be visible: statistics, no rows.
  'search/expected-items.ts: explain (format json)',
  'collections/count-collection-items.ts: explain (format json) select 1 from item',
];

test('each statement of this room that reads items or versions goes by the predicate', () => {
  const statements = sourcesOf(import.meta.dirname).flatMap(({ name, text }) =>
    [...text.matchAll(/sql(?:<[^`]*>)?`((?:[^`$]|\$\{(?:[^`}]|`[^`]*`)*\})*)`/g)].map(([, statement = '']) => ({
      name,
      statement,
    })),
  );
  const reading = statements.filter(({ statement }) => /\b(?:from|join)\s+(?:item|aip)\b(?!_)/.test(statement));
  const bare = reading.filter(({ statement }) => !/visibleItems\(|isAmong\(/.test(statement));
  const unexplained = bare
    .map(({ name, statement }) => `${name}: ${statement.trim()}`)
    .filter((line) => !withoutPredicate.some((known) => line.startsWith(known)));
  expect(reading.length).toBeGreaterThan(12);
  expect(unexplained).toEqual([]);
});

function sourcesOf(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && name !== 'counters.ts')
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

test('a visibility that changes takes hold at once', async () => {
  const project = await newProject({ public: true });
  await seedItems(context.db, project, [{ id: 'a' }]);
  const search = `/stac/${project.slug}/search`;
  expect((await call(search)).body.numberMatched).toBe(1);
  await sql`update collection set visibility = 'registered' where project_id = ${project.id}`.execute(context.db);
  expect((await call(search)).body.numberMatched).toBe(0);
});

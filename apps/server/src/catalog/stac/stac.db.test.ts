import { expect, test } from 'vitest';
import { createHttpCaller, type RawAnswer } from '../../testing/http-caller.ts';
import { type SeededItem, seedCollection, seedItems } from '../../testing/seed-items.ts';
import { startTestServer } from '../../testing/server.ts';

const server = await startTestServer();
const { newProject, context } = server;
const call = createHttpCaller(server.origin);

interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly method?: string;
  readonly body?: Record<string, unknown>;
  readonly merge?: boolean;
}
const linkOf = (document: { links: Link[] }, rel: string) => document.links.find((link) => link.rel === rel) as Link;

/** 23 items of two collections, one a day, in the order of their ids. */
async function seeded(count = 23) {
  const project = await newProject({ public: true, title: 'Ocean' });
  const items = Array.from({ length: count }, (_, index): SeededItem => {
    const day = String(1 + (index % 28)).padStart(2, '0');
    return {
      id: `scene-${String(index).padStart(2, '0')}`,
      collection: index % 2 === 0 ? 'even' : 'odd',
      datetime: `2026-01-${day}T10:00:00Z`,
      geometry: { type: 'Point', coordinates: [index, index] },
    };
  });
  await seedItems(context.db, project, items);
  return { project, root: `/stac/${project.slug}` };
}

test('a client that knows the landing page alone finds every item by following links', async () => {
  const { root } = await seeded();
  const landing = (await call(root)).body;
  expect(landing).toMatchObject({ type: 'Catalog', stac_version: '1.0.0', title: 'Ocean' });
  expect(linkOf(landing, 'self').href).toBe(`${server.origin}${root}`);
  const conformance = (await call(linkOf(landing, 'conformance').href)).body;
  expect(conformance).toEqual({ conformsTo: landing.conformsTo });
  expect(landing.conformsTo).toContain('https://api.stacspec.org/v1.0.0/item-search');

  const { collections } = (await call(linkOf(landing, 'data').href)).body;
  expect(landing.links.filter(({ rel }: Link) => rel === 'child')).toHaveLength(2);
  const found: string[] = [];
  for (const collection of collections) {
    const self = (await call(linkOf(collection, 'self').href)).body;
    expect(self).toEqual(collection);
    expect(linkOf(self, 'root').href).toBe(linkOf(landing, 'self').href);
    expect(linkOf(self, 'parent').href).toBe(linkOf(landing, 'self').href);
    for (let next: Link | undefined = linkOf(self, 'items'); next !== undefined; ) {
      const page = await call(next.href);
      expect(page.headers.get('content-type')).toMatch(/^application\/geo\+json/);
      for (const feature of page.body.features) {
        const item = (await call(linkOf(feature, 'self').href)).body;
        expect(item).toEqual(feature);
        expect(linkOf(item, 'collection').href).toBe(linkOf(self, 'self').href);
        expect(linkOf(item, 'parent').href).toBe(linkOf(self, 'self').href);
        expect(linkOf(item, 'root').href).toBe(linkOf(landing, 'self').href);
        found.push(item.id);
      }
      next = linkOf(page.body, 'next');
    }
  }
  expect(found).toHaveLength(23);
  expect(new Set(found).size).toBe(23);
});

test('what the landing page links to is there, in the type that it names', async () => {
  const { root } = await seeded(1);
  const { links } = (await call(root)).body as { links: Link[] };
  for (const { href, type, method = 'GET' } of links) {
    const answer = await call(href, method === 'POST' ? { body: {} } : {});
    const [contentType] = (answer.headers.get('content-type') ?? '').split(';');
    expect([href, answer.status, contentType]).toEqual([href, 200, type]);
  }
});

test('the self link of each answer is the address that was asked for', async () => {
  const { root } = await seeded(2);
  const asked = [
    root,
    `${root}/collections`,
    `${root}/collections/even`,
    `${root}/collections/even/items`,
    `${root}/collections/even/items/scene-00`,
    `${root}/search`,
    `${root}/search?limit=5&bbox=0%2C0%2C10%2C10`,
  ];
  for (const address of asked) {
    expect(linkOf((await call(address)).body, 'self').href).toBe(`${server.origin}${address}`);
  }
});

test('behind a trusted proxy links name the address that people see', async () => {
  const { root } = await seeded(1);
  const headers = { 'x-forwarded-host': 'data.example.org', 'x-forwarded-proto': 'https' };
  const landing = (await call(root, { headers })).body;
  expect(linkOf(landing, 'self').href).toBe(`https://data.example.org${root}`);
  const item = (await call(`${root}/search`, { headers })).body.features[0];
  expect(linkOf(item, 'self').href).toBe(`https://data.example.org${root}/collections/even/items/scene-00`);
});

test('pages of POST search follow the merged body, pages of GET search the address, and both see each item once', async () => {
  const { root } = await seeded();
  const byPost: string[] = [];
  let body: Record<string, unknown> = { limit: 4, collections: ['even'], datetime: '2026-01-01T00:00:00Z/..' };
  for (let more = true; more; ) {
    const page: RawAnswer['body'] = (await call(`${root}/search`, { body })).body;
    byPost.push(...page.features.map(({ id }: { id: string }) => id));
    expect(page.numberMatched).toBe(12);
    expect(page.numberReturned).toBe(page.features.length);
    const next = linkOf(page, 'next');
    more = next !== undefined;
    if (more) {
      expect(next).toMatchObject({ method: 'POST', merge: true, href: `${server.origin}${root}/search` });
      body = { ...body, ...next.body };
    }
  }
  const byGet: string[] = [];
  for (let href: string | undefined = `${root}/search?limit=4&collections=even`; href !== undefined; ) {
    const page: RawAnswer['body'] = (await call(href)).body;
    byGet.push(...page.features.map(({ id }: { id: string }) => id));
    href = linkOf(page, 'next')?.href;
  }
  expect(byPost).toHaveLength(12);
  expect(byPost).toEqual([...byPost].sort().reverse());
  expect(byGet).toEqual(byPost);
});

test('items that come meanwhile do not move a client that pages: it sees each old item exactly once', async () => {
  const { project, root } = await seeded(60);
  const seen: string[] = [];
  let href: string | undefined = `${root}/search?limit=7`;
  for (let round = 0; href !== undefined; round += 1) {
    const answers: [RawAnswer, unknown] = await Promise.all([
      call(href),
      // Newer than all, older than all, and between the pages, in both collections.
      seedItems(context.db, project, [
        { id: `new-${round}`, collection: 'even', datetime: '2026-03-01T00:00:00Z' },
        { id: `old-${round}`, collection: 'odd', datetime: '2025-01-01T00:00:00Z' },
        { id: `middle-${round}`, collection: 'odd', datetime: '2026-01-12T10:00:00Z' },
      ]),
    ]);
    const page = answers[0].body;
    seen.push(...page.features.map(({ id }: { id: string }) => id));
    href = linkOf(page, 'next')?.href;
    if (round > 40) break;
  }
  const old = seen.filter((id) => id.startsWith('scene-'));
  expect(old).toHaveLength(60);
  expect(new Set(seen).size).toBe(seen.length);
});

test('items of one instant are paged as any others', async () => {
  const project = await newProject({ public: true });
  const datetime = '2026-01-01T00:00:00.123456Z';
  const ids = ['a', 'b', 'c', 'd', 'e'];
  await seedItems(
    context.db,
    project,
    ['one', 'two', 'three'].flatMap((collection) => ids.map((id) => ({ id, collection, datetime }))),
  );
  const seen: string[] = [];
  for (let href: string | undefined = `/stac/${project.slug}/search?limit=2`; href !== undefined; ) {
    const page: RawAnswer['body'] = (await call(href)).body;
    seen.push(...page.features.map((item: { id: string; collection: string }) => `${item.id} ${item.collection}`));
    href = linkOf(page, 'next')?.href;
  }
  const expected = ids.flatMap((id) => ['one', 'two', 'three'].map((collection) => `${id} ${collection}`));
  expect(seen).toEqual(expected.sort().reverse());
});

test('an item is its producer’s document, but for links of the hierarchy and the stable address of each file', async () => {
  const project = await newProject({ public: true });
  const properties = { 'eo:cloud_cover': 12.5, text: 'a "quoted" } brace', nested: { links: [1], assets: {} } };
  const data = { href: 'https://store.example/a.tif', title: 'A', roles: ['data'] };
  await seedItems(context.db, project, [
    {
      id: 'an id (1) é',
      properties,
      assets: { data, tape: { href: 's3://bucket/a.tif' } },
      links: [
        { rel: 'root', href: 'https://elsewhere.example/' },
        { rel: 'derived_from', href: 'https://elsewhere.example/raw' },
        { rel: 'license', href: './license.txt' },
      ],
    },
  ]);
  const item = (await call(`/stac/${project.slug}/collections/scenes/items/an%20id%20(1)%20%C3%A9`)).body;
  expect(item.properties).toMatchObject(properties);
  const file = `${server.origin}/files/${project.slug}/scenes/an%20id%20(1)%20%C3%A9/data`;
  expect(item.assets).toEqual({ data: { ...data, 'belvedere:href': file }, tape: { href: 's3://bucket/a.tif' } });
  expect((await call(file)).headers.get('location')).toBe(data.href);
  expect(item.links.map(({ rel }: Link) => rel)).toEqual([
    'self',
    'canonical',
    'parent',
    'collection',
    'root',
    'derived_from',
  ]);
  expect((await call(linkOf(item, 'canonical').href)).body).toEqual(item);
});

test('a version has its address for ever; a deleted one is gone, one that never was is not found', async () => {
  const project = await newProject({ public: true });
  const version = (number: number, more: Partial<SeededItem> = {}): SeededItem => ({
    id: 'a',
    version: number,
    shown: false,
    properties: { of: number },
    ...more,
  });
  await seedItems(context.db, project, [
    version(1),
    version(2, { state: 'replaced' }),
    version(3, { shown: true }),
    version(4, { state: 'deleted' }),
  ]);
  const at = `/stac/${project.slug}/collections/scenes/items/a`;
  expect((await call(at)).body.properties.of).toBe(3);
  expect((await call(at)).headers.get('cache-control')).toBeNull();
  for (const number of [1, 2, 3]) {
    const answer = await call(`${at}?version=${number}`);
    expect(answer.body.properties.of).toBe(number);
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
  }
  expect(await call(`${at}?version=4`)).toMatchObject({ status: 410, body: { code: 'version_deleted' } });
  for (const wrong of ['5', '99999999999']) expect((await call(`${at}?version=${wrong}`)).status).toBe(404);
  for (const wrong of ['0', 'x', '1.5']) {
    expect(await call(`${at}?version=${wrong}`)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/query/version' }] },
    });
  }
});

test('a page of many items is streamed whole', async () => {
  const project = await newProject({ public: true });
  await seedItems(
    context.db,
    project,
    Array.from({ length: 620 }, (_, index) => ({ id: `scene-${index}`, properties: { filler: 'x'.repeat(500) } })),
  );
  const { body } = await call(`/stac/${project.slug}/search?limit=1000000`);
  expect(body.features).toHaveLength(620);
  expect(body).toMatchObject({ numberMatched: 620, numberReturned: 620, 'belvedere:matched': { exact: true } });
});

test('a collection is its document with our links; an empty project has an empty catalogue', async () => {
  const project = await newProject({ public: true });
  const root = `/stac/${project.slug}`;
  expect((await call(`${root}/collections`)).body.collections).toEqual([]);
  expect((await call(`${root}/search`)).body).toMatchObject({ features: [], numberMatched: 0, numberReturned: 0 });
  const links = [
    { rel: 'license', href: 'https://licences.example/' },
    { rel: 'self', href: 'https://elsewhere.example/' },
  ];
  await seedCollection(context.db, project, {
    id: 'c',
    document: { type: 'Collection', stac_version: '1.1.0', id: 'c', keywords: ['sea'], links },
  });
  const { body } = await call(`${root}/collections/c`);
  expect(body).toMatchObject({ stac_version: '1.1.0', keywords: ['sea'] });
  expect(body.links.map(({ rel }: Link) => rel)).toEqual(['self', 'root', 'parent', 'items', 'license']);
  expect((await call(`${root}/collections/c/items`)).body).toMatchObject({ features: [], numberMatched: 0 });
});

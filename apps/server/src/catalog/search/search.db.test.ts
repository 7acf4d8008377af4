import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTransaction } from '../../platform/transaction.ts';
import { createHttpCaller } from '../../testing/http-caller.ts';
import { type SeededItem, seedItems } from '../../testing/seed-items.ts';
import { startTestServer } from '../../testing/server.ts';
import { findItems } from './find-items.ts';
import { filterOf } from './search-filter.ts';
import type { SearchToken } from './search-token.ts';

const server = await startTestServer();
const { newProject, context } = server;
const call = createHttpCaller(server.origin);

async function projectWith(items: readonly SeededItem[]) {
  const project = await newProject({ public: true });
  await seedItems(context.db, project, items);
  const search = `/stac/${project.slug}/search`;
  /** Ids found by a POST body, sorted. */
  const ids = async (body: Record<string, unknown>): Promise<string[]> => {
    const answer = await call(search, { body });
    expect([body, answer.status]).toEqual([body, 200]);
    const found = answer.body.features.map(({ id }: { id: string }) => id).sort();
    expect(answer.body.numberMatched).toBe(found.length);
    return found;
  };
  return { project, search, ids };
}

const square = (west: number, south: number, size = 1) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

test('a bbox finds what it touches, across the antimeridian too, and nothing by its heights', async () => {
  const { ids } = await projectWith([
    { id: 'paris', geometry: { type: 'Point', coordinates: [2.35, 48.85] } },
    { id: 'fiji-west', geometry: square(178, -18) },
    { id: 'fiji-east', geometry: square(-179.5, -18) },
    {
      id: 'fiji-both',
      geometry: { type: 'MultiPolygon', coordinates: [square(179, -19).coordinates, square(-180, -19).coordinates] },
    },
    { id: 'nowhere', geometry: null },
  ]);
  expect(await ids({ bbox: [2, 48, 3, 49] })).toEqual(['paris']);
  expect(await ids({ bbox: [2, 48, 0, 3, 49, 1_000] })).toEqual(['paris']);
  expect(await ids({ bbox: [170, -20, -170, -10] })).toEqual(['fiji-both', 'fiji-east', 'fiji-west']);
  expect(await ids({ bbox: [179.5, -18.5, -179.9, -18.4] })).toEqual(['fiji-both']);
  expect(await ids({ bbox: [177, -20, 179, -10] })).toEqual(['fiji-both', 'fiji-west']);
  expect(await ids({ bbox: [-180, -90, 180, 90] })).toEqual(['fiji-both', 'fiji-east', 'fiji-west', 'paris']);
  expect(await ids({ bbox: [180, -90, -180, 90] })).toEqual(['fiji-both']);
  expect(await ids({ bbox: [2.35, 48.85, 2.35, 48.85] })).toEqual(['paris']);
  expect(await ids({ bbox: [2.35, 48, 2.35, 49] })).toEqual(['paris']);
  expect(await ids({ bbox: [-1, 0, 1, 1] })).toEqual([]);
  expect(await ids({})).toHaveLength(5);
});

test('a box finds by shapes, not by the boxes around them', async () => {
  const diagonal: SeededItem = {
    id: 'track',
    geometry: {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [10, 10],
      ],
    },
  };
  const { ids } = await projectWith([diagonal]);
  expect(await ids({ bbox: [4, 4, 6, 6] })).toEqual(['track']);
  expect(await ids({ bbox: [7, 1, 9, 3] })).toEqual([]);
  expect(await ids({ bbox: [10, 10, 12, 12] })).toEqual(['track']);
});

test('an area of any geometry finds what it meets, also one that crosses itself or has heights', async () => {
  const { ids } = await projectWith([
    { id: 'near', geometry: square(0, 0) },
    { id: 'far', geometry: square(40, 40) },
  ]);
  const areas = [
    { type: 'Point', coordinates: [0.5, 0.5] },
    { type: 'Point', coordinates: [0.5, 0.5, 100] },
    {
      type: 'MultiPoint',
      coordinates: [
        [0.5, 0.5],
        [90, 0],
      ],
    },
    {
      type: 'LineString',
      coordinates: [
        [-1, 0.5],
        [2, 0.5],
      ],
    },
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [-1, 0.5],
          [2, 0.5],
        ],
      ],
    },
    square(0.5, 0.5),
    {
      type: 'Polygon',
      coordinates: [
        [
          [-1, -1],
          [2, 2],
          [2, -1],
          [-1, 2],
          [-1, -1],
        ],
      ],
    },
    { type: 'MultiPolygon', coordinates: [square(0.5, 0.5).coordinates] },
    { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [0.5, 0.5] }] },
  ];
  for (const intersects of areas)
    expect([intersects.type, await ids({ intersects })]).toEqual([intersects.type, ['near']]);
  expect(await ids({ intersects: { type: 'Point', coordinates: [20, 20] } })).toEqual([]);
  expect(await ids({ intersects: square(-10, -10, 60) })).toEqual(['far', 'near']);
});

test('an interval finds what it meets: instants, lasting items and open ends', async () => {
  const { ids } = await projectWith([
    { id: 'instant', datetime: '2026-01-10T12:00:00Z' },
    { id: 'orbit', datetime: ['2026-01-09T23:30:00Z', '2026-01-10T00:30:00Z'] },
    { id: 'month', datetime: ['2026-01-01T00:00:00Z', '2026-01-31T23:59:59.999999Z'] },
    { id: 'years', datetime: ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z'] },
  ]);
  expect(await ids({ datetime: '2026-01-10T12:00:00Z' })).toEqual(['instant', 'month', 'years']);
  expect(await ids({ datetime: '2026-01-10T13:00:00+01:00' })).toEqual(['instant', 'month', 'years']);
  expect(await ids({ datetime: '2026-01-10T00:00:00Z/2026-01-10T01:00:00Z' })).toEqual(['month', 'orbit', 'years']);
  expect(await ids({ datetime: '2026-01-10T00:30:00Z/..' })).toEqual(['instant', 'month', 'orbit', 'years']);
  expect(await ids({ datetime: '2026-01-10T00:30:00.000001Z/' })).toEqual(['instant', 'month', 'years']);
  expect(await ids({ datetime: '../2019-12-31T23:59:59Z' })).toEqual([]);
  expect(await ids({ datetime: '../2020-01-01T00:00:00Z' })).toEqual(['years']);
  expect(await ids({ datetime: '2029-01-01T00:00:00Z/2040-01-01T00:00:00Z' })).toEqual(['years']);
  expect(await ids({ datetime: '2031-01-01T00:00:00Z/..' })).toEqual([]);
});

test('collections, ids and text narrow each other, and every condition holds on each page', async () => {
  const { ids, search } = await projectWith([
    { id: 'S2A_T31TCJ_1', collection: 'optical', title: 'Toulouse, clear' },
    { id: 'S2A_T31TCJ_2', collection: 'optical', title: 'Toulouse, 100% cloud' },
    { id: 'S2A_T31TCJ_1', collection: 'radar', datetime: '2025-01-01T00:00:00Z' },
    { id: 'back\\slash', collection: 'radar' },
  ]);
  expect(await ids({ ids: ['S2A_T31TCJ_1'] })).toEqual(['S2A_T31TCJ_1', 'S2A_T31TCJ_1']);
  expect(await ids({ ids: ['S2A_T31TCJ_1'], collections: ['optical'] })).toEqual(['S2A_T31TCJ_1']);
  expect(await ids({ ids: ['S2A_T31TCJ_1'], datetime: '../2025-06-01T00:00:00Z' })).toEqual(['S2A_T31TCJ_1']);
  expect(await ids({ ids: ['S2A_T31TCJ_1', 'unknown'], bbox: [50, 0, 60, 10] })).toEqual([]);
  expect(await ids({ collections: ['unknown'] })).toEqual([]);
  expect(await ids({ collections: [] })).toEqual([]);
  expect(await ids({ ids: [] })).toEqual([]);
  expect(await ids({ q: 't31tcj' })).toHaveLength(3);
  expect(await ids({ q: 'toulouse' })).toEqual(['S2A_T31TCJ_1', 'S2A_T31TCJ_2']);
  expect(await ids({ q: '100%' })).toEqual(['S2A_T31TCJ_2']);
  expect(await ids({ q: 'k\\s' })).toEqual(['back\\slash']);
  expect(await ids({ q: 'S_A' })).toEqual([]);
  expect(await ids({ q: 's2' })).toHaveLength(3);
  expect(await ids({ q: 'J_' })).toEqual([]);
  expect(await ids({ q: ' ' })).toHaveLength(4);
  expect(await ids({ q: 'toulouse', collections: ['radar'] })).toEqual([]);
  expect(await ids({ q: 't31tcj', bbox: [1, 44, 3, 46], datetime: '2026-01-01T00:00:00Z' })).toHaveLength(2);
  const page = (await call(`${search}?q=toulouse&limit=1`)).body;
  const next = page.links.find(({ rel }: { rel: string }) => rel === 'next');
  expect((await call(next.href)).body.features).toHaveLength(1);
});

test('a text is found the same by its index as by going through the collections newest first', async () => {
  const { project } = await projectWith(
    Array.from({ length: 300 }, (_, index) => ({
      id: `${index % 3 === 0 ? 'alto' : 'nadir'}-${index}`,
      collection: index % 3 === 0 ? 'optical' : 'altimetry',
      datetime: new Date(Date.UTC(2026, 0, 1) + (index % 50) * 3_600_000).toISOString(),
    })),
  );
  const searched = { sight: { projectId: project.id, role: 'public' as const }, ids: ['optical', 'altimetry'] };
  for (const search of [
    { q: 'alto' },
    { q: 'alto-1', datetime: { start: '2026-01-01T12:00:00.000000Z', end: null } },
  ]) {
    const filter = filterOf({ ...search, limit: 8 });
    const pages = async (way: 'text' | 'collections') => {
      const found: string[] = [];
      let after: SearchToken | undefined;
      for (let more = true; more; ) {
        const rows = await inTransaction(context.db, (tx) =>
          findItems(tx, searched, filter, { kind: way }, { after, limit: 8 }),
        );
        more = rows.length > 8;
        found.push(...rows.slice(0, 8).map(({ id }) => id));
        after = rows[7] && { ...rows[7], matched: { count: 0, exact: true } };
      }
      return found;
    };
    const byIndex = await pages('text');
    expect(byIndex.length).toBeGreaterThan(20);
    expect(await pages('collections')).toEqual(byIndex);
  }
});

const wrong: [string, unknown][] = [
  ['/limit', { limit: 0 }],
  ['/limit', { limit: -1 }],
  ['/limit', { limit: 'ten' }],
  ['/bbox', { bbox: [1, 2, 3] }],
  ['/bbox', { bbox: [0, 50, 10, 40] }],
  ['/bbox', { bbox: '0,0,1,1' }],
  ['/bbox', { bbox: [0, 0, 400, 1] }],
  ['/datetime', { datetime: '2026-01-01' }],
  ['/datetime', { datetime: '2026-02-01T00:00:00Z/2026-01-01T00:00:00Z' }],
  ['/datetime', { datetime: '../..' }],
  ['/datetime', { datetime: '' }],
  ['/intersects', { bbox: [0, 0, 1, 1], intersects: { type: 'Point', coordinates: [0, 0] } }],
  [
    '/intersects/coordinates',
    {
      intersects: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    },
  ],
  ['/intersects', { intersects: 'here' }],
  ['/collections', { collections: 'optical' }],
  ['/ids', { ids: [1] }],
  ['/ids', { ids: ['a\0'] }],
  ['/q', { q: 'a\0' }],
  ['/token', { token: 'next:5' }],
  ['/token', { token: Buffer.from('["2026-13-45T00:00:00.000000Z","a","b",1,true]').toString('base64url') }],
  ['/token', { token: Buffer.from('["2026-02-30T00:00:00.000000Z","a","b",1,true]').toString('base64url') }],
  ['/token', { token: Buffer.from('["2026-01-01T00:00:00.000000Z","a\\u0000","b",1,true]').toString('base64url') }],
  ['/intersects', { intersects: { type: 'MultiPoint', coordinates: Array.from({ length: 10_001 }, () => [0, 0]) } }],
  ['/filter', { filter: { op: '=' } }],
  ['/sortby', { sortby: [{ field: 'id' }] }],
  ['/', []],
];
test.for(wrong)('what is wrong at %s is a 400 that names it and its remedy (case %#)', async ([pointer, body]) => {
  const { search } = await projectWith([]);
  const answer = await call(search, { body });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body.errors[0].pointer.startsWith(pointer)).toBe(true);
  expect(answer.body.errors[0].hint ?? answer.body.hint).toMatch(/\w/);
});

test('ids by thousands in a hundred collections are refused, and so are pages that would read them whole', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
  const { search } = await projectWith(names.flatMap((collection) => ['a', 'b'].map((id) => ({ id, collection }))));
  const ids = Array.from({ length: 6_000 }, (_, index) => `item-${index}`);
  expect(await call(search, { body: { ids } })).toMatchObject({
    status: 400,
    body: { code: 'ids_too_many', errors: [{ pointer: '/ids' }] },
  });
  expect((await call(search, { body: { ids: [...ids, 'a'], collections: ['c1'] } })).body.numberMatched).toBe(1);
  const whole = (await call(search, { body: { limit: 10_000 } })).body;
  expect(whole.features).toHaveLength(200);
});

test('the same is refused in an address, where texts stand for lists and numbers', async () => {
  const { project, search } = await projectWith([{ id: 'a' }]);
  const queries = [
    'limit=0',
    'limit=x',
    'bbox=1,2,3',
    'bbox=[0,0,1,1]',
    'bbox=0,50,10,40',
    'datetime=2026',
    'nonsense=1',
  ];
  for (const query of queries) expect([query, (await call(`${search}?${query}`)).status]).toEqual([query, 400]);
  const items = `/stac/${project.slug}/collections/scenes/items`;
  expect((await call(`${items}?collections=scenes`)).body.numberMatched).toBe(1);
  for (const query of [...queries, 'ids=a', 'collections=other']) {
    expect([query, (await call(`${items}?${query}`)).status]).toEqual([query, 400]);
  }
  expect((await call(`${search}?limit=1000000&bbox=1,44,3,46&collections=scenes&ids=a`)).body.numberMatched).toBe(1);
  for (const path of [
    `${items}/%00`,
    `/stac/${project.slug}/collections/a%00b`,
    `/files/${project.slug}/scenes/a/%00`,
  ]) {
    expect([path, (await call(path)).status]).toEqual([path, 400]);
  }
  expect((await call(`${items}/${'x'.repeat(301)}`)).status).toBe(400);
});

test('where thousands lie near a place, its pages are still newest first and whole, and large counts are told as estimates', async () => {
  const count = 12_000;
  const { search } = await projectWith(
    Array.from({ length: count }, (_, index) => ({
      id: `item-${index}`,
      collection: index % 3 === 0 ? 'third' : 'rest',
      // One in four lies apart, in the box of the others but not in the triangle that is searched.
      geometry: { type: 'Point', coordinates: index % 4 === 0 ? [9, 1] : [1 + (index % 7) / 10, 8] },
      datetime: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    })),
  );
  const triangle = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ],
    ],
  };
  const newest = Array.from({ length: count }, (_, index) => count - 1 - index).filter((index) => index % 4 !== 0);
  const found: string[] = [];
  let token: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const { body } = await call(search, { body: { intersects: triangle, limit: 3, token } });
    expect(body['belvedere:matched'].exact).toBe(false);
    expect(body.numberMatched).toBeGreaterThan(4_500);
    expect(body.numberMatched).toBeLessThan(18_000);
    found.push(...body.features.map(({ id }: { id: string }) => id));
    token = body.links.find(({ rel }: { rel: string }) => rel === 'next').body.token;
  }
  expect(found).toEqual(newest.slice(0, 15).map((index) => `item-${index}`));

  const hour = { datetime: '2026-01-02T00:00:00Z/2026-01-02T00:59:00Z', limit: 3 };
  const inHour = (await call(search, { body: { ...hour, intersects: triangle } })).body;
  expect(inHour['belvedere:matched']).toEqual({ count: 45, exact: true });
  const one = (await call(search, { body: { collections: ['third'], bbox: [0, 0, 10, 10], limit: 1 } })).body;
  expect(one['belvedere:matched']).toEqual({ count: 4_000, exact: true });
  const all = (await call(search, { body: { limit: 1 } })).body;
  expect(all['belvedere:matched'].exact).toBe(false);
  expect(all.numberMatched).toBeGreaterThan(10_000);
});

/** Whole degrees and days, so that borders are hit often. */
const itemFacts = fc.record({
  collection: fc.constantFrom('a', 'b', 'c'),
  x: fc.integer({ min: -179, max: 178 }),
  y: fc.integer({ min: -80, max: 79 }),
  start: fc.integer({ min: 0, max: 30 }),
  days: fc.constantFrom(0, 0, 0, 1, 2, 20),
});
const searchFacts = fc.record({
  collections: fc.option(fc.subarray(['a', 'b', 'c']), { nil: undefined }),
  bbox: fc.option(
    fc.tuple(
      fc.integer({ min: -180, max: 180 }),
      fc.integer({ min: -90, max: 0 }),
      fc.integer({ min: -180, max: 180 }),
      fc.integer({ min: 0, max: 90 }),
    ),
    { nil: undefined },
  ),
  from: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  days: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  limit: fc.integer({ min: 5, max: 40 }),
});
const instant = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString();

test('any search, paged to its end, gives what reading every item would give, newest first, each once', async () => {
  const facts = fc.sample(itemFacts, { numRuns: 200, seed: 7 });
  const items = facts.map((fact, index) => ({ ...fact, id: `item-${index}` }));
  const { search } = await projectWith(
    items.map(({ id, collection, x, y, start, days }) => ({
      id,
      collection,
      geometry: square(x, y),
      datetime: days === 0 ? instant(start) : ([instant(start), instant(start + days)] as const),
    })),
  );
  await fc.assert(
    fc.asyncProperty(searchFacts, async ({ collections, bbox, from, days, limit }) => {
      const to = from === undefined || days === undefined ? undefined : from + days;
      const datetime = from === undefined ? undefined : `${instant(from)}/${to === undefined ? '..' : instant(to)}`;
      const expected = items
        .filter((item) => collections === undefined || collections.includes(item.collection))
        .filter((item) => from === undefined || (item.start + item.days >= from && item.start <= (to ?? 100)))
        .filter((item) => bbox === undefined || meets(item, bbox));
      const found: { id: string; start: string }[] = [];
      let token: string | undefined;
      do {
        const { body } = await call(search, { body: { collections, bbox, datetime, limit, token } });
        expect(body.numberMatched).toBe(expected.length);
        for (const { id, properties } of body.features) {
          found.push({ id, start: properties.datetime ?? properties.start_datetime });
        }
        token = body.links.find(({ rel }: { rel: string }) => rel === 'next')?.body.token;
      } while (token !== undefined);
      expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
      expect(found.map(({ start }) => start)).toEqual(
        found
          .map(({ start }) => start)
          .sort()
          .reverse(),
      );
    }),
    { numRuns: 40 },
  );
});

function meets(
  { x, y }: { x: number; y: number },
  [west, south, east, north]: [number, number, number, number],
): boolean {
  const inLatitude = y <= north && y + 1 >= south;
  const inLongitude = west <= east ? x <= east && x + 1 >= west : x + 1 >= west || x <= east;
  return inLatitude && inLongitude;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseItemsQuery, parseSearchBody, parseSearchQuery, StacProblem } from './search.ts';

const box = { west: 1, south: 2, east: 3, north: 4 };
const point = { type: 'Point', coordinates: [1, 2] } as const;
const instant = '2026-03-09T10:20:30.000000Z';

function refusal(read: () => unknown): StacProblem {
  try {
    read();
  } catch (error) {
    if (error instanceof StacProblem) return error;
    throw error;
  }
  throw new Error('It was understood');
}

describe('a search by GET', () => {
  test.each([
    [{}, { limit: 10 }],
    [
      { collections: 'a,b', ids: 'c' },
      { collections: ['a', 'b'], ids: ['c'], limit: 10 },
    ],
    [{ collections: ['a', 'b,c'] }, { collections: ['a', 'b', 'c'], limit: 10 }],
    [{ ids: '' }, { ids: [], limit: 10 }],
    [{ bbox: '1,2,3,4' }, { bbox: box, limit: 10 }],
    [{ bbox: '1.0, 2.0, 3.0e0, 4' }, { bbox: box, limit: 10 }],
    [{ bbox: '1,2,0,3,4,100' }, { bbox: box, limit: 10 }],
    [{ bbox: '170,-10,-170,10' }, { bbox: { west: 170, south: -10, east: -170, north: 10 }, limit: 10 }],
    [{ datetime: '2026-03-09T10:20:30Z' }, { datetime: { start: instant, end: instant }, limit: 10 }],
    [{ datetime: '../2026-03-09T10:20:30Z' }, { datetime: { start: null, end: instant }, limit: 10 }],
    [{ intersects: JSON.stringify(point) }, { intersects: point, limit: 10 }],
    [{ limit: '1' }, { limit: 1 }],
    [{ limit: '10000' }, { limit: 10_000 }],
    [{ limit: '1000000' }, { limit: 10_000 }],
    [{ limit: '99999999999999999999999' }, { limit: 10_000 }],
    [
      { token: 'abc', q: 'S2A' },
      { token: 'abc', q: 'S2A', limit: 10 },
    ],
    [{ fields: '-geometry', limit: undefined }, { limit: 10 }],
  ])('%j is understood', (query, search) => {
    expect(parseSearchQuery(query)).toEqual(search);
  });

  test.each([
    [{ bbox: '[1,2,3,4]' }, '/bbox', 'bbox_not_numbers'],
    [{ bbox: '0,0,0,1,1' }, '/bbox', 'bbox_size'],
    [{ bbox: '100.0, 1.0, 105.0, 0.0' }, '/bbox', 'bbox_order'],
    [{ bbox: '' }, '/bbox', 'bbox_size'],
    [{ bbox: '1,2,3,0x4' }, '/bbox', 'bbox_not_numbers'],
    [{ bbox: ['1,2,3,4', '5,6,7,8'] }, '/bbox', 'bbox_size'],
    [{ bbox: '1,2,3,4', intersects: JSON.stringify(point) }, '/intersects', 'bbox_and_intersects'],
    [{ intersects: '{' }, '/intersects', 'geometry_not_object'],
    [{ intersects: '{"type":"Point","coordinates":[1,91]}' }, '/intersects/coordinates/1', 'latitude_range'],
    [{ datetime: '2026-03-09' }, '/datetime', 'datetime_invalid'],
    [{ datetime: '' }, '/datetime', 'datetime_invalid'],
    [{ datetime: ['2026-03-09T10:20:30Z', '2026-03-10T10:20:30Z'] }, '/datetime', 'datetime_invalid'],
    [{ datetime: '2026-03-09T10:20:30Z/2025-03-09T10:20:30Z' }, '/datetime', 'datetime_invalid'],
    [{ limit: '0' }, '/limit', 'limit_invalid'],
    [{ limit: '-1' }, '/limit', 'limit_invalid'],
    [{ limit: '1.5' }, '/limit', 'limit_invalid'],
    [{ limit: 'ten' }, '/limit', 'limit_invalid'],
    [{ limit: '' }, '/limit', 'limit_invalid'],
    [{ limit: ['1', '2'] }, '/limit', 'limit_invalid'],
    [{ ids: 'a\0' }, '/ids', 'ids_invalid'],
    [{ token: 'a\0' }, '/token', 'token_invalid'],
    [{ q: 'x'.repeat(301) }, '/q', 'q_invalid'],
    [{ filter: 'x=1' }, '/filter', 'parameter_unknown'],
    [{ sortby: '+datetime' }, '/sortby', 'parameter_unknown'],
    [{ 'a/b~': '1' }, '/a~1b~0', 'parameter_unknown'],
  ])('%j is refused', (query, pointer, code) => {
    const problem = refusal(() => parseSearchQuery(query));
    expect([problem.pointer, problem.code]).toEqual([pointer, code]);
    expect(problem.message).toMatch(/^Cannot /);
    expect(problem.hint).toBeTruthy();
  });
});

describe('a search by POST', () => {
  test.each([
    [undefined, { limit: 10 }],
    [{}, { limit: 10 }],
    [
      { collections: ['a'], ids: [], limit: 5 },
      { collections: ['a'], ids: [], limit: 5 },
    ],
    [
      { bbox: [1, 2, 3, 4], datetime: `${instant}/..` },
      { bbox: box, datetime: { start: instant, end: null }, limit: 10 },
    ],
    [
      { intersects: point, bbox: null, limit: null },
      { intersects: point, limit: 10 },
    ],
    [{ fields: { include: ['id'] }, limit: 1e9 }, { limit: 10_000 }],
  ])('%j is understood', (body, search) => {
    expect(parseSearchBody(body)).toEqual(search);
  });

  test.each([
    [[], '', 'body_invalid'],
    ['{}', '', 'body_invalid'],
    [{ bbox: '1,2,3,4' }, '/bbox', 'bbox_size'],
    [{ bbox: [1, 2, 3, 4], intersects: point }, '/intersects', 'bbox_and_intersects'],
    [{ collections: 'a' }, '/collections', 'collections_invalid'],
    [{ ids: [1] }, '/ids', 'ids_invalid'],
    [{ ids: Array.from({ length: 10_001 }, String) }, '/ids', 'ids_invalid'],
    [{ limit: '10' }, '/limit', 'limit_invalid'],
    [{ limit: 0 }, '/limit', 'limit_invalid'],
    [{ datetime: 2026 }, '/datetime', 'datetime_invalid'],
    [{ query: {} }, '/query', 'parameter_unknown'],
    [JSON.parse('{"__proto__": {"limit": 3}}'), '/__proto__', 'parameter_unknown'],
  ])('%j is refused', (body, pointer, code) => {
    const problem = refusal(() => parseSearchBody(body));
    expect([problem.pointer, problem.code]).toEqual([pointer, code]);
  });

  test('is understood or refused in words, whatever comes', () => {
    const name = fc.constantFrom('collections', 'ids', 'bbox', 'datetime', 'intersects', 'limit', 'token', 'q');
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), (body) => {
        for (const read of [() => parseSearchBody(body), () => parseSearchQuery(body)]) {
          try {
            const { limit } = read();
            expect(limit >= 1 && limit <= 10_000).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(StacProblem);
          }
        }
      }),
    );
  });
});

test('the items of a collection take no search by collection, id or place of any shape', () => {
  expect(parseItemsQuery({ bbox: '1,2,3,4', limit: '2' })).toEqual({ bbox: box, limit: 2 });
  for (const name of ['collections', 'ids', 'intersects', 'q']) {
    expect(refusal(() => parseItemsQuery({ [name]: 'a' })).pointer).toBe(`/${name}`);
  }
});

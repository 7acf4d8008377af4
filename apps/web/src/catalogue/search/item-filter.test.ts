import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../search.ts';
import { parseBox, parsePolygons } from './area.ts';
import { squareKilometres } from './area-size.ts';
import { parseDay } from './day.ts';
import { areaOfCorners, boxBetween } from './draw-shapes.ts';
import {
  countFilters,
  type ItemFilter,
  noFilter,
  readItemFilter,
  searchBodyOf,
  writeItemFilter,
} from './item-filter.ts';

const throughAddress = (filter: ItemFilter) => readItemFilter(parseSearch(stringifySearch(writeItemFilter(filter))));

test('a filter comes back from the address as it went in', () => {
  const degrees = (most: number) => fc.integer({ min: -most * 10_000, max: most * 10_000 }).map((one) => one / 10_000);
  const box = fc
    .tuple(degrees(180), degrees(90), degrees(180), degrees(90))
    .filter(([, south, , north]) => south <= north)
    .map(([west, south, east, north]) => ({ kind: 'box' as const, box: { west, south, east, north } }));
  const filters = fc.record({
    collections: fc.uniqueArray(fc.stringMatching(/^[\w.&=+ é-]{1,20}$/), { maxLength: 4 }),
    from: fc.constantFrom(undefined, '2026-02-28'),
    to: fc.constantFrom(undefined, '2026-11-20'),
    area: fc.option(box, { nil: undefined }),
    text: fc.stringMatching(/^[\w%&#é ]{0,20}$/),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(throughAddress(filter)).toEqual(filter);
    }),
  );
});

test('a drawn polygon comes back with its holes', () => {
  const polygons = parsePolygons('0,0,10,0,10,10,0,0!2,1,3,1,3,2,2,1;20,0,30,0,30,10,20,0');
  expect(polygons?.map((rings) => rings.length)).toEqual([2, 1]);
  const filter = { ...noFilter, area: { kind: 'shape' as const, polygons: polygons ?? [] } };
  expect(throughAddress(filter)).toEqual(filter);
});

test('what the address has wrong does not restrict', () => {
  const search = parseSearch('?bbox=1,2,3&area=0,0,1,1&from=2026-13-01&to=yesterday');
  expect(readItemFilter(search)).toEqual(noFilter);
  expect(countFilters(readItemFilter(search))).toBe(0);
});

test('a search asks for whole days, both ends counted, and leaves an open end open', () => {
  expect(searchBodyOf({ ...noFilter, from: '2026-10-01', to: '2026-11-20' })).toEqual({
    datetime: '2026-10-01T00:00:00Z/2026-11-20T23:59:59.999999Z',
  });
  expect(searchBodyOf({ ...noFilter, from: '2026-10-01', text: ' T31 ', collections: ['a'] })).toEqual({
    collections: ['a'],
    datetime: '2026-10-01T00:00:00Z/..',
    q: 'T31',
  });
});

test('a year or a month stands for its first or its last day', () => {
  expect(parseDay('2026', 'first')).toBe('2026-01-01');
  expect(parseDay('2026', 'last')).toBe('2026-12-31');
  expect(parseDay('2024-02', 'last')).toBe('2024-02-29');
  expect(parseDay('20261120', 'first')).toBe('2026-11-20');
  expect(parseDay('2026-11-20T10:00:00Z', 'first')).toBe('2026-11-20');
  expect(parseDay('2026-02-30', 'first')).toBeUndefined();
});

test('a box is typed with commas, spaces or brackets', () => {
  const box = { west: -5.1, south: 41, east: 10, north: 51.9 };
  expect(parseBox('-5.1,41,10,51.9')).toEqual(box);
  expect(parseBox('[-5.1, 41, 10, 51.9]')).toEqual(box);
  expect(parseBox('-5.1 41 10 51.9')).toEqual(box);
  expect(parseBox('-5.1,41,10')).toBeUndefined();
  expect(parseBox('0,50,10,40')).toBeUndefined();
});

test('a box drawn over the antimeridian has its west east of its east', () => {
  expect(boxBetween([185, 10], [170, -10])).toEqual({ west: 170, south: -10, east: -175, north: 10 });
  expect(boxBetween([-190, 0], [200, 5])).toEqual({ west: -180, south: 0, east: 180, north: 5 });
  expect(boxBetween([370, 0], [380, 5])).toEqual({ west: 10, south: 0, east: 20, north: 5 });
});

test('a polygon drawn over the antimeridian is cut there, and keeps its size', () => {
  const drawn = areaOfCorners([
    [170, -10],
    [190, -10],
    [190, 10],
    [170, 10],
  ]);
  expect(drawn.kind === 'shape' && drawn.polygons).toHaveLength(2);
  const elsewhere = areaOfCorners([
    [0, -10],
    [20, -10],
    [20, 10],
    [0, 10],
  ]);
  expect(squareKilometres(drawn)).toBeCloseTo(squareKilometres(elsewhere), 3);
  for (const [ring = []] of drawn.kind === 'shape' ? drawn.polygons : []) {
    for (const [lon = 0] of ring) expect(Math.abs(lon)).toBeLessThanOrEqual(180);
  }
});

test('the whole Earth measures 510 million km²', () => {
  const all = { kind: 'box', box: { west: -180, south: -90, east: 180, north: 90 } } as const;
  expect(Math.round(squareKilometres(all) / 1e6)).toBe(510);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBox, splitBox } from './bbox.ts';
import { boxOf, type Geometry, geometryOfBox } from './geometry.ts';
import { geometryFault } from './geometry-fault.ts';

const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const polygon = (ring: unknown): unknown => ({ type: 'Polygon', coordinates: [ring] });

describe('a geometry is taken', () => {
  test.each([
    ['a point', { type: 'Point', coordinates: [1, 2] }],
    ['a point with a height', { type: 'Point', coordinates: [1, 2, 3] }],
    ['points', { type: 'MultiPoint', coordinates: [[1, 2]] }],
    [
      'a line',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'lines',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ],
    ['a polygon', polygon(square)],
    ['a polygon with a hole', { type: 'Polygon', coordinates: [square, square] }],
    ['a polygon that goes round clockwise', polygon(square.toReversed())],
    [
      'a polygon that spans more than half the globe',
      polygon([
        [-179, 0],
        [179, 0],
        [179, 1],
        [-179, 1],
        [-179, 0],
      ]),
    ],
    ['polygons cut at the antimeridian', geometryOfBox({ west: 170, south: -10, east: -170, north: 10 })],
    [
      'a collection',
      { type: 'GeometryCollection', geometries: [polygon(square), { type: 'Point', coordinates: [1, 2] }] },
    ],
    [
      'the poles and the antimeridian themselves',
      {
        type: 'MultiPoint',
        coordinates: [
          [180, 90],
          [-180, -90],
        ],
      },
    ],
    ['foreign members', { type: 'Point', coordinates: [1, 2], precision: 'high' }],
  ])('when it is %s', (_, geometry) => {
    expect(geometryFault(geometry)).toBeUndefined();
  });
});

describe('a geometry is refused', () => {
  const deep = (levels: number): unknown =>
    levels === 0
      ? { type: 'Point', coordinates: [1, 2] }
      : { type: 'GeometryCollection', geometries: [deep(levels - 1)] };
  test.each([
    ['text', 'POINT(1 2)', 'geometry_not_object', ''],
    ['an array', [1, 2], 'geometry_not_object', ''],
    ['without a type', {}, 'geometry_type', '/type'],
    ['of an unknown type', { type: 'Circle', coordinates: [1, 2] }, 'geometry_type', '/type'],
    ['of the type of an object method', { type: 'constructor', coordinates: [1, 2] }, 'geometry_type', '/type'],
    ['without coordinates', { type: 'Point' }, 'position_size', '/coordinates'],
    ['a polygon without coordinates', { type: 'Polygon' }, 'coordinates_nesting', '/coordinates'],
    ['an empty polygon', { type: 'Polygon', coordinates: [] }, 'geometry_too_short', '/coordinates'],
    ['empty points', { type: 'MultiPoint', coordinates: [] }, 'geometry_too_short', '/coordinates'],
    ['a line of one position', { type: 'LineString', coordinates: [[1, 2]] }, 'geometry_too_short', '/coordinates'],
    ['a polygon nested as a line', { type: 'Polygon', coordinates: square }, 'coordinates_nesting', '/coordinates/0'],
    [
      'a line nested as a polygon',
      { type: 'LineString', coordinates: [square] },
      'coordinates_nesting',
      '/coordinates',
    ],
    [
      'a polygon nested as several',
      { type: 'Polygon', coordinates: [[square]] },
      'coordinates_nesting',
      '/coordinates/0',
    ],
    ['a position of one number', { type: 'Point', coordinates: [1] }, 'position_size', '/coordinates'],
    ['a position of four numbers', { type: 'Point', coordinates: [1, 2, 3, 4] }, 'position_size', '/coordinates'],
    ['a coordinate in text', { type: 'Point', coordinates: ['1', 2] }, 'position_not_number', '/coordinates/0'],
    [
      'a coordinate of 1e999',
      { type: 'Point', coordinates: [1, Number.POSITIVE_INFINITY] },
      'position_not_number',
      '/coordinates/1',
    ],
    ['a null height', { type: 'Point', coordinates: [1, 2, null] }, 'position_not_number', '/coordinates/2'],
    ['an open ring', polygon([...square.slice(0, 4), [0, 0.1]]), 'ring_open', '/coordinates/0'],
    [
      'a ring open in height',
      polygon([
        [0, 0, 1],
        [1, 0, 1],
        [1, 1, 1],
        [0, 0, 2],
      ]),
      'ring_open',
      '/coordinates/0',
    ],
    [
      'a ring of three positions',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      'ring_too_short',
      '/coordinates/0',
    ],
    [
      'a longitude of 181',
      polygon([
        [0, 0],
        [181, 0],
        [1, 1],
        [0, 0],
      ]),
      'longitude_range',
      '/coordinates/0/1/0',
    ],
    ['a latitude of -91', { type: 'Point', coordinates: [0, -91] }, 'latitude_range', '/coordinates/1'],
    ['a collection without geometries', { type: 'GeometryCollection' }, 'coordinates_nesting', '/geometries'],
    [
      'a collection with a fault inside',
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [0, 91] }] },
      'latitude_range',
      '/geometries/0/coordinates/1',
    ],
    [
      'collections in collections without end',
      deep(200),
      'geometry_too_deep',
      '/geometries/0/geometries/0/geometries/0/geometries/0/geometries',
    ],
  ])('when it is %s', (_, geometry, code, pointer) => {
    const fault = geometryFault(geometry);
    expect([fault?.code, fault?.pointer]).toEqual([code, pointer]);
    expect(fault?.hint).toBeTruthy();
  });

  test('whatever it is, in words', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void geometryFault(value)));
  });
});

describe('a bbox', () => {
  test.each([
    [[1, 2, 3, 4], { west: 1, south: 2, east: 3, north: 4 }],
    [[1, 2, -5, 3, 4, 5], { west: 1, south: 2, east: 3, north: 4 }],
    [[170, -10, -170, 10], { west: 170, south: -10, east: -170, north: 10 }],
    [[-180, -90, 180, 90], { west: -180, south: -90, east: 180, north: 90 }],
  ])('%j is read', (bbox, box) => {
    expect(readBox(bbox)).toEqual({ box });
  });

  test.each([
    ['1,2,3,4', 'bbox_size'],
    [[], 'bbox_size'],
    [[1, 2, 3], 'bbox_size'],
    [[1, 2, 3, 4, 5], 'bbox_size'],
    [[1, 2, 3, 4, 5, 6, 7], 'bbox_size'],
    [[1, 2, 3, '4'], 'bbox_not_numbers'],
    [[1, 2, 3, Number.NaN], 'bbox_not_numbers'],
    [[-181, 2, 3, 4], 'bbox_range'],
    [[1, 2, 3, 91], 'bbox_range'],
    [[1, 4, 3, 2], 'bbox_order'],
    [[1, 2, 9, 3, 4, 8], 'bbox_order'],
  ])('%j is refused', (bbox, code) => {
    const read = readBox(bbox);
    expect('fault' in read && read.fault.code).toBe(code);
  });

  const box = fc
    .tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 89 }))
    .filter(([west, east]) => west !== east && west !== 180 && east !== -180)
    .map(([west, east, south]) => ({ west, east, south, north: south + 1 }));

  test('crossing the antimeridian splits into two that do not, and as a geometry is the same box again', () => {
    fc.assert(
      fc.property(box, (one) => {
        const parts = splitBox(one);
        expect(parts.length).toBe(one.west > one.east ? 2 : 1);
        for (const part of parts) expect(part.west).toBeLessThanOrEqual(part.east);
        const geometry = geometryOfBox(one);
        expect(geometryFault(geometry)).toBeUndefined();
        expect(boxOf(geometry)).toEqual(one);
      }),
    );
  });

  test('of half a million points is found', () => {
    const coordinates = Array.from({ length: 500_000 }, (_, index) => [(index % 360) - 180, (index % 180) - 90]);
    expect(boxOf({ type: 'MultiPoint', coordinates })).toEqual({ west: -180, south: -90, east: 179, north: 89 });
  });

  test('of each type of geometry goes round it', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [-3, 4],
      ],
    };
    const all: Geometry = { type: 'GeometryCollection', geometries: [line, { type: 'Point', coordinates: [9, -8] }] };
    expect(boxOf(line)).toEqual({ west: -3, south: 2, east: 1, north: 4 });
    expect(boxOf(all)).toEqual({ west: -3, south: -8, east: 9, north: 4 });
    expect(
      boxOf({
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ],
      }),
    ).toEqual({ west: 1, south: 2, east: 7, north: 8 });
  });
});

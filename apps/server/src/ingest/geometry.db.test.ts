import type { Geometry, Position } from '@belvedere/stac/geometry.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { byteaColumn, textColumn } from '../platform/batch-columns.ts';
import type { Db } from '../platform/database.ts';
import { useDatabase } from '../testing/database.ts';
import { isPlain } from './plain-geometry.ts';
import { wellKnownBinary } from './well-known-binary.ts';

let db: Db;
beforeAll(async () => {
  db = (await useDatabase()).db;
});

/** What PostGIS makes of each geometry by its bytes, beside what it makes of the GeoJSON. */
async function judge(geometries: readonly Geometry[]): Promise<{ same: boolean; valid: boolean; srid: number }[]> {
  const { rows } = await sql<{ same: boolean; valid: boolean; srid: number }>`
    select st_asewkb(geometry) = st_asewkb(st_force2d(st_geomfromgeojson(document))) as same, st_isvalid(geometry) as valid,
      st_srid(geometry) as srid
    from (
      select st_geomfromewkb(bytes) as geometry, document, place
      from unnest(
        ${byteaColumn(geometries.map(wellKnownBinary))}::bytea[],
        ${textColumn(geometries.map((geometry) => JSON.stringify(geometry)))}::text[]
      ) with ordinality as given (bytes, document, place)
    ) as read
    order by place`.execute(db);
  return rows;
}

test('every type of geometry is to PostGIS what its GeoJSON is, without heights', async () => {
  const line: Position[] = [
    [1, 2],
    [3, 4],
    [5, -6.25],
  ];
  const ring: Position[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ];
  const hole: Position[] = [
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 1],
    [1, 1],
  ];
  const geometries: Geometry[] = [
    { type: 'Point', coordinates: [2.35, 48.85, 120] },
    { type: 'LineString', coordinates: line },
    { type: 'Polygon', coordinates: [ring, hole] },
    { type: 'MultiPoint', coordinates: line },
    {
      type: 'MultiLineString',
      coordinates: [
        line,
        [
          [7, 8, 9],
          [10, 11, 12],
        ],
      ],
    },
    {
      type: 'MultiPolygon',
      coordinates: [
        [ring, hole],
        [
          [
            [10, 10],
            [12, 10],
            [11, 12],
            [10, 10],
          ],
        ],
      ],
    },
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 2] },
        { type: 'MultiPoint', coordinates: line },
      ],
    },
  ];
  for (const judged of await judge(geometries)) expect(judged).toEqual({ same: true, valid: true, srid: 4326 });
});

const corner = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 }));
/** Few places, so that rings often cross, touch and fold back. */
const polygon = fc.array(corner, { minLength: 3, maxLength: 7 }).map((corners): Geometry => {
  return { type: 'Polygon', coordinates: [[...corners, corners[0] ?? [0, 0]]] };
});
const line = fc
  .array(corner, { minLength: 2, maxLength: 4 })
  .map((coordinates): Geometry => ({ type: 'LineString', coordinates }));

test('what is called valid beyond doubt is valid', async () => {
  const geometries = fc.sample(fc.oneof({ weight: 4, arbitrary: polygon }, line), 4_000);
  const judged = await judge(geometries);
  const plain = geometries.map(isPlain);
  expect(geometries.filter((_, index) => plain[index] && !judged[index]?.valid)).toEqual([]);
  expect(plain.filter(Boolean).length).toBeGreaterThan(400);
});

test('the footprint of a scene is not doubted, a star and a bow tie are', () => {
  const ring = (...coordinates: Position[]): Geometry => ({
    type: 'Polygon',
    coordinates: [[...coordinates, coordinates[0] ?? []]],
  });
  expect(isPlain(ring([0, 0], [1.3, 0.1], [1.2, 1], [-0.1, 0.9]))).toBe(true);
  expect(isPlain(ring([0, 0], [0, 1], [1, 1], [1, 0]))).toBe(true);
  expect(isPlain(ring([0, 0], [1, 1], [1, 0], [0, 1]))).toBe(false);
  expect(isPlain(ring([0, 3], [2, -3], [-3, 1], [3, 1], [-2, -3]))).toBe(false);
});

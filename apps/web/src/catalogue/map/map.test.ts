import { expect, test } from 'vitest';
import { itemOf } from '../item/stac-item.ts';
import { unrolled, unrolledRing, withoutSeams } from './antimeridian.ts';
import { footprintsOf } from './footprints.ts';
import { boxOfItems, parseMapView, writeMapView } from './map-view.ts';
import { quadOf } from './quad.ts';

const square = (west: number, south: number, side = 2) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const polygon = (west: number, south: number, side = 2) => ({
  type: 'Polygon' as const,
  coordinates: [square(west, south, side)],
});
const item = (id: string, geometry: unknown) => itemOf({ id, collection: 'c', geometry });

test('a line that jumps over the antimeridian goes on beyond it', () => {
  const line = [
    [170, 0],
    [-170, 5],
    [170, 10],
  ];
  expect(unrolled(line).map(([lon]) => lon)).toEqual([170, 190, 170]);
});

test('a ring around the pole is closed over it', () => {
  const ring = [
    [-180, -70],
    [-60, -70],
    [60, -70],
    [180, -70],
    [-180, -70],
  ];
  expect(unrolledRing(ring).slice(-3)).toEqual([
    [180, -90],
    [-180, -90],
    [-180, -70],
  ]);
});

test('the edge where a footprint was cut for the antimeridian is not drawn', () => {
  const east = [
    [178, 0],
    [180, 0],
    [180, 2],
    [178, 2],
    [178, 0],
  ];
  expect(withoutSeams(east)).toEqual([east.slice(0, 2), east.slice(2)]);
});

test('the first result is the last that is drawn, and one without a geometry is not', () => {
  const { surfaces, outlines } = footprintsOf([
    item('first', polygon(0, 0)),
    item('nowhere', null),
    item('last', polygon(10, 0)),
  ]);
  expect(surfaces.features.map(({ properties }) => properties?.key)).toEqual(['c/last', 'c/first']);
  expect(outlines.features).toHaveLength(2);
});

test('results on both sides of the antimeridian have one small box around them', () => {
  const box = boxOfItems([item('a', polygon(177, 0)), item('b', polygon(-179, 0))]);
  expect(box).toEqual({ west: 177, east: 183, south: 0, north: 2 });
});

test('the box of scenes does not grow to the orbits among them', () => {
  const orbit = { type: 'LineString', coordinates: [square(-170, -60, 120)[0], [170, 60]] };
  expect(boxOfItems([item('orbit', orbit), item('scene', polygon(1, 43))])).toMatchObject({ west: 1, east: 3 });
  expect(boxOfItems([])).toBeUndefined();
});

test('a quicklook lies on the corners of a tilted footprint, whichever comes first in its ring', () => {
  const ring = [
    [9, 41],
    [10.04, 41],
    [9.99, 41.94],
    [8.95, 41.94],
  ];
  const quads = [0, 1, 2, 3].map((turn) => {
    const turned = [...ring.slice(turn), ...ring.slice(0, turn)];
    return quadOf({ type: 'Polygon', coordinates: [[...turned, turned[0] ?? []]] });
  });
  for (const quad of quads) {
    expect(quad).toEqual([
      [8.95, 41.94],
      [9.99, 41.94],
      [10.04, 41],
      [9, 41],
    ]);
  }
});

test('a quicklook of a swath that is no quadrilateral lies in its box, and none is bent over half the Earth', () => {
  const five = [[...square(0, 0).slice(0, 2), [3, 1], ...square(0, 0).slice(2)]];
  expect(quadOf({ type: 'Polygon', coordinates: five })).toEqual([
    [0, 2],
    [3, 2],
    [3, 0],
    [0, 0],
  ]);
  expect(quadOf(polygon(0, 0, 40))).toBeUndefined();
  expect(quadOf({ type: 'Point', coordinates: [0, 0] })).toBeUndefined();
});

test('what the map shows comes back from the address', () => {
  expect(parseMapView(writeMapView({ lon: 2.49512, lat: -42.8471, zoom: 4.836 }))).toEqual({
    lon: 2.495,
    lat: -42.847,
    zoom: 4.84,
  });
  expect(parseMapView('1,2')).toBeUndefined();
  expect(parseMapView('500,0,3')).toBeUndefined();
  expect(parseMapView(undefined)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { mostCorners } from './area.ts';
import { readGeojsonPolygons } from './read-geojson.ts';

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const read = (value: unknown) => readGeojsonPolygons(JSON.stringify(value));

test('polygons are found in a geometry, a feature, or many', () => {
  expect(read(polygon)).toEqual({ polygons: [[ring]] });
  expect(read({ type: 'Feature', properties: {}, geometry: polygon })).toEqual({ polygons: [[ring]] });
  const several = { type: 'MultiPolygon', coordinates: [[ring], [ring]] };
  const features = [several, polygon, { type: 'Point', coordinates: [0, 0] }].map((geometry) => ({
    type: 'Feature',
    geometry,
  }));
  expect(read({ type: 'FeatureCollection', features })).toEqual({ polygons: [[ring], [ring], [ring]] });
});

test('a file that holds no area says why', () => {
  expect(readGeojsonPolygons('<kml/>')).toEqual({ fault: { kind: 'uploadNotJson' } });
  expect(read({ type: 'Point', coordinates: [0, 0] })).toEqual({ fault: { kind: 'uploadNoPolygon' } });
  expect(read({ type: 'Polygon', coordinates: [[[0, 0]]] })).toEqual({ fault: { kind: 'uploadNoPolygon' } });
  expect(read({ type: 'Polygon', coordinates: 'x' })).toEqual({ fault: { kind: 'uploadNoPolygon' } });
  const metres = ring.map(([x = 0, y = 0]) => [x * 700_000, y * 5_000_000]);
  expect(read({ type: 'Polygon', coordinates: [metres] })).toEqual({ fault: { kind: 'uploadOutOfRange' } });
  const fine = Array.from({ length: mostCorners + 1 }, (_, at) => [at / 100, 0]);
  expect(read({ type: 'Polygon', coordinates: [fine] })).toEqual({
    fault: { kind: 'uploadTooFine', corners: mostCorners + 1 },
  });
});

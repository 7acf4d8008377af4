import type { Geometry } from '@belvedere/stac/geometry.ts';
import { expect, test } from 'vitest';
import { cities } from './cities.ts';
import { describePlace, formatPosition, nameOfCity } from './describe-place.ts';

function boxed(west: number, south: number, east: number, north: number): Geometry {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

test('each city has a name, a country and a place on Earth', () => {
  expect(cities.length).toBeGreaterThan(200);
  for (const { name, nameFr, country, lat, lon, rank } of cities) {
    expect(name.length * nameFr.length).toBeGreaterThan(0);
    expect(country).toMatch(/^[A-Z]{2}$/);
    expect(Math.abs(lat)).toBeLessThanOrEqual(90);
    expect(Math.abs(lon)).toBeLessThanOrEqual(180);
    expect([1, 2, 3]).toContain(rank);
  }
});

test('a footprint lies over the best known city in it', () => {
  const place = describePlace(boxed(1, 43, 4, 46));
  expect(place).toMatchObject({ kind: 'over', city: { name: 'Toulouse' } });
  expect('city' in place && nameOfCity('en', place.city)).toBe('Toulouse, France');
  const geneva = describePlace(boxed(5.9, 46, 6.4, 46.4));
  expect('city' in geneva && nameOfCity('fr', geneva.city)).toBe('Genève, Suisse');
});

test('a footprint without a city is near one, or around a position', () => {
  expect(describePlace(boxed(1.5, 43.9, 1.9, 44.1))).toMatchObject({ kind: 'near', city: { name: 'Toulouse' } });
  const sea = describePlace(boxed(-30, 30, -29, 31));
  expect(sea).toEqual({ kind: 'around', lat: 30.5, lon: -29.5 });
  expect(formatPosition('en', 30.5, -29.5)).toBe('30.5° N, 29.5° W');
  expect(formatPosition('fr', -30.5, -29.5)).toBe('30,5° S, 29,5° O');
});

test('an orbit is told by its latitudes', () => {
  const orbit: Geometry = {
    type: 'LineString',
    coordinates: [
      [-100, -66],
      [60, 66],
    ],
  };
  expect(describePlace(orbit)).toEqual({ kind: 'wide', south: -66, north: 66 });
});

test('a footprint on both sides of the antimeridian lies where it is', () => {
  const fiji: Geometry = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [178, -19],
          [180, -19],
          [180, -17],
          [178, -17],
          [178, -19],
        ],
      ],
      [
        [
          [-180, -19],
          [-179, -19],
          [-179, -17],
          [-180, -17],
          [-180, -19],
        ],
      ],
    ],
  };
  expect(describePlace(fiji)).toMatchObject({ kind: 'over', city: { name: 'Suva' } });
});

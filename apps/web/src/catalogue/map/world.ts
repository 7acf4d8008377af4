import type { Feature, FeatureCollection, MultiLineString, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import fine from 'world-atlas/countries-50m.json?url';
import coarse from 'world-atlas/countries-110m.json?url';
import { unrolled, unrolledRing, withoutSeams } from './antimeridian.ts';

/** Land, coasts and borders of Natural Earth, from our own server. */
export interface World {
  readonly land: FeatureCollection;
  readonly coasts: Feature<MultiLineString>;
  readonly borders: Feature<MultiLineString>;
}

type Atlas = Parameters<typeof mesh>[0];
type Shapes = NonNullable<Parameters<typeof mesh>[1]>;

/** `coarse` is a tenth of the size and good for a continent; `fine` for a region. */
export async function loadWorld(detail: 'coarse' | 'fine'): Promise<World> {
  const response = await fetch(detail === 'coarse' ? coarse : fine);
  if (!response.ok) throw new Error(`The map of the world could not be read: ${response.status}`);
  const atlas = (await response.json()) as Atlas;
  const { countries, land } = atlas.objects as Partial<Record<string, Shapes>>;
  if (countries === undefined || land === undefined)
    throw new Error('The map of the world is another one than expected');
  const coasts = mesh(atlas, countries, (one, other) => one === other);
  return {
    land: whole(feature(atlas, land) as FeatureCollection),
    coasts: lines(coasts.coordinates.map(unrolled).flatMap(withoutSeams)),
    borders: lines(mesh(atlas, countries, (one, other) => one !== other).coordinates),
  };
}

/** Land that crosses the antimeridian in one piece: with a jump in its outline it would cover the world. */
function whole({ features }: FeatureCollection): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map((one) => {
      if (one.geometry.type !== 'MultiPolygon') return one;
      const coordinates = one.geometry.coordinates.map((rings) => rings.map(unrolledRing));
      return { ...one, geometry: { type: 'MultiPolygon', coordinates } };
    }),
  };
}

function lines(coordinates: Position[][]): Feature<MultiLineString> {
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}

/** Meridians and parallels every so many degrees. */
export function graticule(step: number): Feature<MultiLineString> {
  const all: Position[][] = [];
  for (let lon = -180; lon < 180; lon += step) all.push(points((lat) => [lon, lat], -85, 85));
  for (let lat = -80; lat <= 80; lat += step) all.push(points((lon) => [lon, lat], -180, 180));
  return lines(all);
}

function points(at: (degree: number) => Position, from: number, to: number): Position[] {
  return [at(from), at((from + to) / 2), at(to)];
}

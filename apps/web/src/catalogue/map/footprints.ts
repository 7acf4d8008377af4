import { boxOf, type Geometry, type Position as StacPosition } from '@belvedere/stac/geometry.ts';
import type { Feature, FeatureCollection, Geometry as MapGeometry, Position } from 'geojson';
import { keyOf, type StacItem } from '../item/stac-item.ts';
import { widthOf } from '../places/describe-place.ts';
import { withoutSeams } from './world.ts';

export interface Footprints {
  /** What can be pointed at. */
  readonly surfaces: FeatureCollection;
  /** What is drawn around it: without the edge along the antimeridian, where a footprint was only cut. */
  readonly outlines: FeatureCollection;
}

/** Footprints of results, the first on top. */
export function footprintsOf(items: readonly StacItem[]): Footprints {
  const located = items.flatMap((item, place) =>
    item.geometry === null ? [] : [{ ...item, geometry: item.geometry, place }],
  );
  const features = located.toReversed().map((item) => {
    const properties = { key: keyOf(item), place: item.place, size: sizeOf(item.geometry) };
    return { properties, geometry: item.geometry };
  });
  return {
    surfaces: collectionOf(
      features.flatMap(({ properties, geometry }) => surfaces(geometry).map((one) => featureOf(one, properties))),
    ),
    outlines: collectionOf(
      features.flatMap(({ properties, geometry }) => {
        const coordinates = outlinesOf(geometry);
        return coordinates.length === 0 ? [] : [featureOf({ type: 'MultiLineString', coordinates }, properties)];
      }),
    ),
  };
}

/** Rings and lines of a geometry. */
export function outlinesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return [];
    case 'LineString':
      return [unrolled(geometry.coordinates)];
    case 'MultiLineString':
      return geometry.coordinates.map(unrolled);
    case 'Polygon':
      return geometry.coordinates.map(unrolled).flatMap(withoutSeams);
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(unrolled).flatMap(withoutSeams);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(outlinesOf);
    default: {
      const never: never = geometry;
      return never;
    }
  }
}

function surfaces(geometry: Geometry): MapGeometry[] {
  switch (geometry.type) {
    case 'Polygon':
      return [{ type: 'Polygon', coordinates: geometry.coordinates.map(unrolled) }];
    case 'MultiPolygon':
      return [{ type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(unrolled)) }];
    case 'GeometryCollection':
      return geometry.geometries.flatMap(surfaces);
    case 'Point':
    case 'MultiPoint':
      return [geometry as MapGeometry];
    default:
      return [];
  }
}

/** A line that jumps from one edge of the map to the other goes on beyond the edge instead: the map draws copies of the world. */
function unrolled(line: readonly StacPosition[]): Position[] {
  let turns = 0;
  return line.map(([lon = 0, lat = 0], at) => {
    const before = line[at - 1]?.[0] ?? lon;
    if (lon - before > 180) turns -= 1;
    if (lon - before < -180) turns += 1;
    return [lon + turns * 360, lat];
  });
}

/** Sizes to one power of two: of two footprints of one size, the first result is on top, whatever the projection did. */
function sizeOf(geometry: Geometry): number {
  if (/Point|Line/.test(geometry.type)) return -100;
  const box = boxOf(geometry);
  return Math.round(Math.log2(Math.max(1e-9, widthOf(box) * (box.north - box.south))));
}

function featureOf(geometry: MapGeometry, properties: Record<string, unknown>): Feature {
  return { type: 'Feature', geometry, properties };
}

function collectionOf(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

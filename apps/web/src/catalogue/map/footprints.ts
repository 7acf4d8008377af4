import { boxOf, type Geometry } from '@belvedere/stac/geometry.ts';
import type { Feature, FeatureCollection, Geometry as MapGeometry, Position } from 'geojson';
import { keyOf, type StacItem } from '../item/stac-item.ts';
import { widthOf } from '../places/describe-place.ts';
import { unrolled, withoutSeams } from './antimeridian.ts';

export interface Footprints {
  /** What can be pointed at. */
  readonly surfaces: FeatureCollection;
  /** What is drawn around it: without the edge along the antimeridian, where a footprint was only cut. */
  readonly outlines: FeatureCollection;
}

/** Footprints of results, the first on top. */
export function footprintsOf(items: readonly StacItem[]): Footprints {
  const covered = new Set<string>();
  const located = items.flatMap((item, place) => {
    if (item.geometry === null) return [];
    const ground = groundOf(item.geometry);
    const under = covered.has(ground);
    covered.add(ground);
    return [{ ...item, geometry: item.geometry, place, under }];
  });
  const features = located.toReversed().map((item) => {
    const properties = { key: keyOf(item), place: item.place, under: item.under, size: sizeOf(item.geometry) };
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

/** Passes over one place have nearly one footprint: only the first is drawn, or a hundred would add up to a dark one. */
function groundOf(geometry: Geometry): string {
  const { west, south, east, north } = boxOf(geometry);
  return [geometry.type, ...[west, south, east, north].map((degrees) => degrees.toFixed(1))].join(' ');
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

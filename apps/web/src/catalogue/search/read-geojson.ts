import type { Geometry } from '@belvedere/stac/geometry.ts';
import { mostCorners, type Polygon } from './area.ts';

/** What of a file cannot be searched with, as a key of the words. */
export type GeojsonFault =
  | { readonly kind: 'uploadNotJson' | 'uploadNoPolygon' | 'uploadOutOfRange' }
  | { readonly kind: 'uploadTooFine'; readonly corners: number };

/** The polygons of a GeoJSON text: a geometry, a feature or many. */
export function readGeojsonPolygons(text: string): { polygons: readonly Polygon[] } | { fault: GeojsonFault } {
  const polygons = polygonsOf(parsed(text));
  if (polygons === undefined) return { fault: { kind: 'uploadNotJson' } };
  const rings = polygons.flat().filter((ring) => Array.isArray(ring) && ring.length >= 4);
  if (rings.length === 0 || rings.length < polygons.flat().length) return { fault: { kind: 'uploadNoPolygon' } };
  const positions = rings.flat();
  if (!positions.every(isOnEarth)) return { fault: { kind: 'uploadOutOfRange' } };
  if (positions.length > mostCorners) return { fault: { kind: 'uploadTooFine', corners: positions.length } };
  return { polygons };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Node {
  readonly type?: string;
  readonly features?: readonly unknown[];
  readonly geometry?: unknown;
  readonly geometries?: readonly unknown[];
  readonly coordinates?: unknown;
}

function polygonsOf(value: unknown): Polygon[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, features, geometry, geometries, coordinates } = value as Node;
  switch (type) {
    case 'FeatureCollection':
      return (features ?? []).flatMap((one) => polygonsOf(one) ?? []);
    case 'Feature':
      return polygonsOf(geometry) ?? [];
    case 'GeometryCollection':
      return (geometries ?? []).flatMap((one) => polygonsOf(one) ?? []);
    case 'Polygon':
      return Array.isArray(coordinates) ? [coordinates as Polygon] : [];
    case 'MultiPolygon':
      return Array.isArray(coordinates)
        ? (coordinates as Extract<Geometry, { type: 'MultiPolygon' }>['coordinates'] as Polygon[])
        : [];
    default:
      return [];
  }
}

function isOnEarth(position: unknown): boolean {
  if (!Array.isArray(position)) return false;
  const [lon, lat] = position as unknown[];
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

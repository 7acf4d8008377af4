import { boxOf, type Geometry, type Position } from '@belvedere/stac/geometry.ts';
import { widthOf } from '../places/describe-place.ts';

type Corner = [number, number];
/** Corners of a picture on the map: upper left, upper right, lower right, lower left. */
export type Quad = [Corner, Corner, Corner, Corner];

/** A picture over more degrees than these would be bent by the projection. */
const widest = 20;

/** Where a quicklook lies: on the four corners of a footprint that has four, else in its box. */
export function quadOf(geometry: Geometry): Quad | undefined {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return undefined;
  const box = boxOf(geometry);
  const width = widthOf(box);
  const { west, south, north } = box;
  if (width > widest || north - south > widest || width === 0 || north === south) return undefined;
  const corners = geometry.type === 'Polygon' ? fourCorners(geometry.coordinates, width) : undefined;
  const east = west + width;
  return (
    corners ?? [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ]
  );
}

/** The corners in order, when there are four and each is in its own quarter. */
function fourCorners(rings: readonly (readonly Position[])[], width: number): Quad | undefined {
  const [ring = []] = rings;
  if (rings.length !== 1 || ring.length !== 5 || width > 180) return undefined;
  const corners = ring.slice(0, 4).map(([lon = 0, lat = 0]): Corner => [lon, lat]);
  const byLatitude = corners.toSorted((one, other) => other[1] - one[1]);
  const [upper, lower] = [byLatitude.slice(0, 2), byLatitude.slice(2)].map((pair) =>
    pair.toSorted((one, other) => one[0] - other[0]),
  );
  const [upperLeft, upperRight] = upper ?? [];
  const [lowerLeft, lowerRight] = lower ?? [];
  if (upperLeft === undefined || upperRight === undefined || lowerLeft === undefined || lowerRight === undefined) {
    return undefined;
  }
  const isUpright = upperLeft[0] < lowerRight[0] && lowerLeft[0] < upperRight[0];
  return isUpright ? [upperLeft, upperRight, lowerRight, lowerLeft] : undefined;
}

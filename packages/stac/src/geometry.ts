import { type Box, splitBox } from './bbox.ts';

export type Position = readonly number[];

/** RFC 7946 §3.1. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] };

/** The box as a polygon, or as two on either side of the antimeridian. */
export function geometryOfBox(box: Box): Geometry {
  const [first, ...others] = splitBox(box).map((part) => [ringOf(part)]);
  if (first === undefined || others.length > 0) {
    return { type: 'MultiPolygon', coordinates: splitBox(box).map((part) => [ringOf(part)]) };
  }
  return { type: 'Polygon', coordinates: first };
}

function ringOf({ west, south, east, north }: Box): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** The box around a geometry; west > east when its parts meet at the antimeridian (RFC 7946 §5.2). */
export function boxOf(geometry: Geometry): Box {
  const parts = partBoxes(geometry);
  const around = parts.reduce(union);
  const meet = around.west === -180 && around.east === 180 && parts.length > 1;
  return meet ? { ...around, ...outsideWidestGap(parts) } : around;
}

/** What is left of the globe without the widest strip that no part touches. */
function outsideWidestGap(parts: readonly Box[]): Pick<Box, 'west' | 'east'> {
  let gap = { from: 180, to: 180 };
  let reached = -180;
  for (const part of parts.toSorted((one, other) => one.west - other.west)) {
    if (part.west - reached > gap.to - gap.from) gap = { from: reached, to: part.west };
    reached = Math.max(reached, part.east);
  }
  return gap.to > gap.from ? { west: gap.to, east: gap.from } : { west: -180, east: 180 };
}

function union(one: Box, other: Box): Box {
  return {
    west: Math.min(one.west, other.west),
    south: Math.min(one.south, other.south),
    east: Math.max(one.east, other.east),
    north: Math.max(one.north, other.north),
  };
}

function partBoxes(geometry: Geometry): Box[] {
  switch (geometry.type) {
    case 'Point':
      return [boxAround([geometry.coordinates])];
    case 'LineString':
      return [boxAround(geometry.coordinates)];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => boxAround([position]));
    case 'Polygon':
      return [boxAround(geometry.coordinates.flat())];
    case 'MultiLineString':
      return geometry.coordinates.map(boxAround);
    case 'MultiPolygon':
      return geometry.coordinates.map((polygon) => boxAround(polygon.flat()));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partBoxes);
    default: {
      const never: never = geometry;
      return never;
    }
  }
}

function boxAround(positions: readonly Position[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude = 0, latitude = 0] of positions) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

import type { Geometry, Position } from '@belvedere/stac/geometry.ts';

/**
 * Whether a checked geometry is valid beyond doubt (OGC Simple Features), so that PostGIS need not be asked: points, and polygons of
 * one convex ring, which nearly all footprints are. `false` says nothing against it.
 */
export function isPlain(geometry: Geometry | null): boolean {
  if (geometry === null || geometry.type === 'Point' || geometry.type === 'MultiPoint') return true;
  if (geometry.type === 'LineString')
    return geometry.coordinates.some((position) => !same(position, geometry.coordinates[0]));
  if (geometry.type !== 'Polygon' || geometry.coordinates.length !== 1) return false;
  return isConvex(geometry.coordinates[0] ?? []);
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** It always turns the same way, and goes round once: a star turns the same way too, but its edges change side more than twice. */
function isConvex(ring: readonly Position[]): boolean {
  const corners = ring.length - 1;
  const flips = { east: 0, north: 0 };
  let turning = 0;
  let before = edge(ring, corners - 1, corners);
  for (let corner = 0; corner < corners; corner += 1) {
    const next = edge(ring, corner, corners);
    const turn = Math.sign(before.east * next.north - before.north * next.east);
    if (turn === 0 || (turning !== 0 && turn !== turning)) return false;
    turning = turn;
    if (next.east < 0 !== before.east < 0) flips.east += 1;
    if (next.north < 0 !== before.north < 0) flips.north += 1;
    before = next;
  }
  return corners >= 3 && flips.east <= 2 && flips.north <= 2;
}

function edge(ring: readonly Position[], from: number, corners: number): { east: number; north: number } {
  const [start = [], end = []] = [ring[from], ring[from + 1 === corners ? 0 : from + 1]];
  return { east: (end[0] ?? 0) - (start[0] ?? 0), north: (end[1] ?? 0) - (start[1] ?? 0) };
}

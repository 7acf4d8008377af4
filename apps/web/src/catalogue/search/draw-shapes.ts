import type { Box } from '@belvedere/stac/bbox.ts';
import type { Position } from '@belvedere/stac/geometry.ts';
import type { Area, Polygon, Ring } from './area.ts';

/** The box between two corners on a map whose longitudes go on beyond ±180. */
export function boxBetween(one: Position, other: Position): Box {
  const [west, east] = [one[0] ?? 0, other[0] ?? 0].toSorted((a, b) => a - b) as [number, number];
  const [south, north] = [one[1] ?? 0, other[1] ?? 0].toSorted((a, b) => a - b) as [number, number];
  const latitudes = { south: Math.max(-90, south), north: Math.min(90, north) };
  if (east - west >= 360) return { west: -180, east: 180, ...latitudes };
  return { west: wrapped(west), east: wrapped(east), ...latitudes };
}

/** A longitude brought back between -180 and 180. */
export function wrapped(longitude: number): number {
  const turned = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return turned === -180 && longitude > 0 ? 180 : turned;
}

/** Corners drawn on a map whose longitudes go on beyond ±180, closed, and cut where they cross the antimeridian. */
export function areaOfCorners(corners: readonly Position[]): Area {
  const [first] = corners;
  const ring = first === undefined ? [] : [...corners, first];
  return { kind: 'shape', polygons: cutAtAntimeridian(ring) };
}

/** A ring as one polygon in each turn of the globe that it lies in. */
function cutAtAntimeridian(ring: Ring): Polygon[] {
  const longitudes = ring.map(([lon = 0]) => lon);
  const first = turnOf(Math.min(...longitudes));
  const last = turnOf(Math.max(...longitudes));
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
    .map((turn) => {
      const middle = turn * 360;
      const eastOf = clip(ring, (lon) => lon - (middle - 180));
      return clip(eastOf, (lon) => middle + 180 - lon).map(([lon = 0, lat = 0]) => [lon - middle, lat]);
    })
    .filter((part) => part.length >= 4)
    .map((part) => [part]);
}

function turnOf(longitude: number): number {
  return Math.floor((longitude + 180) / 360);
}

/** What of a closed ring lies where `inside` is not negative: Sutherland and Hodgman's way, with one meridian. */
function clip(ring: Ring, inside: (longitude: number) => number): Ring {
  const kept: Position[] = [];
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1] ?? [], ring[at] ?? []];
    const [before, after] = [inside(from[0] ?? 0), inside(to[0] ?? 0)];
    if (before >= 0 !== after >= 0) kept.push(between(from, to, before / (before - after)));
    if (after >= 0) kept.push(to);
  }
  const [first] = kept;
  return first === undefined ? [] : [...kept, first];
}

function between(from: Position, to: Position, share: number): Position {
  return [0, 1].map((axis) => (from[axis] ?? 0) + ((to[axis] ?? 0) - (from[axis] ?? 0)) * share);
}

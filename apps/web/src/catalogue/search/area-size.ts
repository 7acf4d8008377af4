import { splitBox } from '@belvedere/stac/bbox.ts';
import type { Area, Ring } from './area.ts';

const earthRadius = 6_371.009;

/** Square kilometres on a sphere: told beside what was drawn, so that one sees what one asks for. */
export function squareKilometres(area: Area): number {
  if (area.kind === 'box') {
    return splitBox(area.box).reduce((sum, { west, east, south, north }) => {
      return sum + earthRadius ** 2 * radians(east - west) * (Math.sin(radians(north)) - Math.sin(radians(south)));
    }, 0);
  }
  return area.polygons.reduce((sum, [outer = [], ...holes]) => {
    return sum + holes.reduce((left, hole) => left - ringArea(hole), ringArea(outer));
  }, 0);
}

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [fromLon = 0, fromLat = 0] = ring[at - 1] ?? [];
    const [toLon = 0, toLat = 0] = ring[at] ?? [];
    sum += radians(toLon - fromLon) * (2 + Math.sin(radians(fromLat)) + Math.sin(radians(toLat)));
  }
  return Math.abs((sum * earthRadius ** 2) / 2);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

import type { Position } from 'geojson';

type Line = readonly (readonly number[])[];

/** A line that jumps from one edge of the map to the other goes on beyond the edge instead: the map draws copies of the world. */
export function unrolled(line: Line): Position[] {
  let turns = 0;
  return line.map(([lon = 0, lat = 0], at) => {
    const before = line[at - 1]?.[0] ?? lon;
    if (lon - before > 180) turns -= 1;
    if (lon - before < -180) turns += 1;
    return [lon + turns * 360, lat];
  });
}

/** A ring in one piece. One that goes around a pole, as Antarctica does, is closed over it. */
export function unrolledRing(ring: Line): Position[] {
  const points = unrolled(ring);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return points;
  const [start = 0, lat = 0] = first;
  const [end = 0] = last;
  if (Math.abs(end - start) < 180) return points;
  const pole = Math.sign(lat) * 90;
  return [...points, [end, pole], [start, pole], first];
}

/** A line without its parts along the antimeridian, where polygons were cut for a flat map and no coast is. */
export function withoutSeams(line: readonly Position[]): Position[][] {
  const parts: Position[][] = [[]];
  for (const position of line) {
    const part = parts.at(-1) ?? [];
    const before = part.at(-1);
    if (before !== undefined && isOnSeam(before) && isOnSeam(position)) parts.push([position]);
    else part.push(position);
  }
  return parts.filter((part) => part.length > 1);
}

function isOnSeam([lon = 0, lat = 0]: Position): boolean {
  const turn = ((lon % 360) + 360) % 360;
  return Math.abs(turn - 180) < 0.001 || Math.abs(lat) > 89.9;
}

import { type Fault, shown } from './fault.ts';

/** Degrees; west > east crosses the antimeridian. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A bbox of 4 or 6 numbers (RFC 7946 §5), its heights left out, or what is wrong with it. */
export function readBox(value: unknown): { box: Box } | { fault: Fault } {
  if (!Array.isArray(value) || (value.length !== 4 && value.length !== 6)) {
    return wrong('bbox_size', value, 'it is not an array of 4 or 6 numbers');
  }
  if (!value.every(Number.isFinite)) return wrong('bbox_not_numbers', value, 'it holds what is not a number');
  const half = value.length / 2;
  const [west, south, east, north] = [value[0], value[1], value[half], value[half + 1]] as [
    number,
    number,
    number,
    number,
  ];
  if (Math.abs(west) > 180 || Math.abs(east) > 180) return wrong('bbox_range', value, 'a longitude is beyond ±180');
  if (Math.abs(south) > 90 || Math.abs(north) > 90) return wrong('bbox_range', value, 'a latitude is beyond ±90');
  if (south > north) return wrong('bbox_order', value, `its south ${south} is above its north ${north}`);
  if (half === 3 && value[2] > value[5]) return wrong('bbox_order', value, 'its lowest height is above its highest');
  return { box: { west, south, east, north } };
}

function wrong(code: string, value: unknown, reason: string): { fault: Fault } {
  const text = Array.isArray(value) && value.length < 8 ? `[${value.map(shown).join(', ')}]` : shown(value);
  return {
    fault: {
      code,
      pointer: '',
      reason: `Cannot take ${text} as bbox: ${reason}`,
      hint: 'Write [west, south, east, north] in degrees; west > east crosses the antimeridian',
      values: { value: text },
    },
  };
}

/** One box, or the two on either side of the antimeridian that it crosses. */
export function splitBox(box: Box): Box[] {
  if (box.west <= box.east) return [box];
  return [
    { ...box, east: 180 },
    { ...box, west: -180 },
  ];
}

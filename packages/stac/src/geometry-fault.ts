import { type Fault, shown, within } from './fault.ts';

/** A collection in a collection says nothing more than one, and each level costs its readers. */
const deepestCollection = 4;

/** What is wrong with a GeoJSON geometry (RFC 7946); one that crosses the antimeridian, cut there or not, is right. */
export function geometryFault(value: unknown, depth = 1): Fault | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong('geometry_not_object', value, 'it is not an object', 'Write a GeoJSON geometry, or null');
  }
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  if (type === 'GeometryCollection') return at('geometries', collectionFault(geometries, depth));
  const check = typeof type === 'string' ? coordinateChecks.get(type) : undefined;
  if (check === undefined) {
    const hint = `Write one of ${[...coordinateChecks.keys()].join(', ')}, GeometryCollection`;
    return at('type', wrong('geometry_type', type, 'it is no type of geometry', hint));
  }
  return at('coordinates', check(coordinates));
}

type Check = (value: unknown) => Fault | undefined;

const line: Check = (value) => listFault(value, position, 2);
const polygon: Check = (value) => listFault(value, ring, 1);
const coordinateChecks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['Point', position],
  ['MultiPoint', (value) => listFault(value, position, 1)],
  ['LineString', line],
  ['MultiLineString', (value) => listFault(value, line, 1)],
  ['Polygon', polygon],
  ['MultiPolygon', (value) => listFault(value, polygon, 1)],
]);

function collectionFault(geometries: unknown, depth: number): Fault | undefined {
  if (depth > deepestCollection) {
    return wrong(
      'geometry_too_deep',
      geometries,
      `it is nested over ${deepestCollection} levels`,
      'List the geometries flat',
    );
  }
  return listFault(geometries, (geometry) => geometryFault(geometry, depth + 1), 1);
}

function ring(value: unknown): Fault | undefined {
  const fault = listFault(value, position, 4, 'ring_too_short');
  if (fault !== undefined) return fault;
  const positions = value as readonly (readonly number[])[];
  const [first = [], last = []] = [positions[0], positions[positions.length - 1]];
  if (first[0] === last[0] && first[1] === last[1] && first[2] === last[2]) return undefined;
  const ends = `it starts at [${first.join(', ')}] and ends at [${last.join(', ')}]`;
  return wrong('ring_open', value, ends, 'Repeat the first position of the ring as its last');
}

function position(value: unknown): Fault | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) {
    return wrong('position_size', value, 'a position has 2 or 3 numbers', 'Write [longitude, latitude]');
  }
  for (let index = 0; index < value.length; index += 1) {
    if (Number.isFinite(value[index])) continue;
    return at(
      index,
      wrong('position_not_number', value[index], 'it is not a finite number', 'Write degrees as numbers'),
    );
  }
  if (Math.abs(value[0]) > 180) return at(0, wrong('longitude_range', value[0], 'it is beyond ±180', longitudeHint));
  if (Math.abs(value[1]) > 90) return at(1, wrong('latitude_range', value[1], 'it is beyond ±90', latitudeHint));
  return undefined;
}

const longitudeHint = 'Write longitude first, -180 to 180; cut the geometry at the antimeridian into a Multi… type';
const latitudeHint = 'Write longitude first, then latitude, -90 to 90';

function listFault(value: unknown, check: Check, least: number, code = 'geometry_too_short'): Fault | undefined {
  if (!Array.isArray(value) || isNestedWrong(value[0], check)) {
    const hint = 'Nest the coordinates as the type asks: a Polygon is an array of rings, a ring an array of positions';
    return wrong('coordinates_nesting', value, 'it is nested too little or too deep', hint);
  }
  if (value.length < least) {
    return wrong(
      code,
      value,
      `it has ${value.length} elements, at least ${least} are needed`,
      'Add what is missing, or send null',
    );
  }
  for (let index = 0; index < value.length; index += 1) {
    const fault = check(value[index]);
    if (fault !== undefined) return within(index, fault);
  }
  return undefined;
}

/** A polygon written as a line, or a type without its "Multi", is better named by that than by a length. */
function isNestedWrong(first: unknown, check: Check): boolean {
  return typeof first === 'number' || (check === position && Array.isArray(first) && Array.isArray(first[0]));
}

function at(key: string | number, fault: Fault | undefined): Fault | undefined {
  return fault && within(key, fault);
}

function wrong(code: string, value: unknown, reason: string, hint: string): Fault {
  return {
    code,
    pointer: '',
    reason: `Cannot take ${shown(value)} in the geometry: ${reason}`,
    hint,
    values: { value: shown(value) },
  };
}

import { type Box, readBox } from './bbox.ts';
import { parseInterval, type TimeInterval } from './datetime.ts';
import { type Fault, pointerPart, shown } from './fault.ts';
import type { Geometry } from './geometry.ts';
import { geometryFault } from './geometry-fault.ts';
import { bodyOfQuery } from './search-query.ts';

/** An item search, understood. An empty list matches nothing; what is absent does not restrict. */
export interface ItemSearch {
  readonly collections?: readonly string[];
  readonly ids?: readonly string[];
  /** It may cross the antimeridian: `splitBox` gives what SQL can compare. */
  readonly bbox?: Box;
  readonly datetime?: TimeInterval;
  readonly intersects?: Geometry;
  /** 1 to 10,000. */
  readonly limit: number;
  readonly token?: string;
  /** Text to find in ids and titles. */
  readonly q?: string;
}

/** A search that cannot be understood: a 400 for whoever sent it. The pointer names the parameter (RFC 6901). */
export class StacProblem extends Error {
  override readonly name = 'StacProblem';
  readonly pointer: string;
  readonly code: string;
  readonly hint: string;

  constructor(pointer: string, code: string, message: string, hint: string) {
    super(message);
    this.pointer = pointer;
    this.code = code;
    this.hint = hint;
  }
}

export type QueryValues = Readonly<Record<string, unknown>>;

const usualLimit = 10;
const largestLimit = 10_000;
const mostNames = 10_000;
const searchParameters = ['collections', 'ids', 'bbox', 'datetime', 'intersects', 'limit', 'token', 'q'];
const itemsParameters = ['bbox', 'datetime', 'limit', 'token'];
/** It only makes an answer smaller: one with all the fields is right, if larger. */
const harmless = ['fields'];

/** GET /search: lists with commas, `intersects` as JSON text; then the rules of `parseSearchBody`. */
export function parseSearchQuery(query: QueryValues): ItemSearch {
  return readSearch(bodyOfQuery(query), searchParameters);
}

/** GET /collections/{collection}/items (OGC API Features): `bbox, datetime, limit, token`; then the rules of `parseSearchBody`. */
export function parseItemsQuery(query: QueryValues): ItemSearch {
  return readSearch(bodyOfQuery(query), itemsParameters);
}

/**
 * POST /search (STAC API 1.0 item search). `null` counts as absent. A parameter that we do not know is refused by name,
 * `fields` aside: a `filter`, `query` or `sortby` that is passed over would answer with what was not asked for, and OGC API
 * Features wants a 400 for an unknown one. A `limit` above 10,000 is brought down to it.
 */
export function parseSearchBody(body: unknown): ItemSearch {
  if (body === undefined || body === null) return { limit: usualLimit };
  if (typeof body !== 'object' || Array.isArray(body)) {
    const message = `Cannot search with ${shown(body)}: the body is not a JSON object`;
    throw new StacProblem('', 'body_invalid', message, 'Send { "bbox": [west, south, east, north] }, or {}');
  }
  return readSearch(body as QueryValues, searchParameters);
}

function readSearch(parameters: QueryValues, known: readonly string[]): ItemSearch {
  for (const name in parameters) {
    if (!known.includes(name) && !harmless.includes(name)) throw unknownParameter(name, known);
  }
  if (isGiven(parameters.bbox) && isGiven(parameters.intersects)) {
    const message = 'Cannot search with bbox and intersects together';
    throw new StacProblem('/intersects', 'bbox_and_intersects', message, 'Keep one of them');
  }
  const read = <T>(name: string, reader: (name: string, value: unknown) => T): Record<string, T> =>
    isGiven(parameters[name]) ? { [name]: reader(name, parameters[name]) } : {};
  return {
    ...read('collections', readNames),
    ...read('ids', readNames),
    ...read('bbox', readSearchBox),
    ...read('datetime', readDatetime),
    ...read('intersects', readIntersects),
    limit: isGiven(parameters.limit) ? readLimit('limit', parameters.limit) : usualLimit,
    ...read('token', readToken),
    ...read('q', readText),
  };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function readNames(name: string, value: unknown): string[] {
  if (!Array.isArray(value) || value.length > mostNames || value.some((one) => typeof one !== 'string')) {
    throw problem(name, value, `it is not an array of at most ${mostNames} strings`, `Write { "${name}": ["a", "b"] }`);
  }
  const unreadable = value.findIndex((one: string) => one.includes('\0'));
  if (unreadable >= 0) throw problem(name, value[unreadable], 'it contains NUL', 'Write ids as items have them');
  return value;
}

function readSearchBox(name: string, value: unknown): Box {
  const read = readBox(value);
  if ('fault' in read) throw faultProblem(name, read.fault);
  return read.box;
}

function readDatetime(name: string, value: unknown): TimeInterval {
  const interval = typeof value === 'string' ? parseInterval(value) : 'malformed';
  const hint =
    'Write an RFC 3339 date and time, or two with "/" between and ".." for an open end; in a URL, "+" is %2B';
  if (interval === 'malformed') throw problem(name, value, 'it is no date and time, nor an interval of them', hint);
  if (interval === 'reversed') throw problem(name, value, 'it ends before it starts', hint);
  return interval;
}

function readIntersects(name: string, value: unknown): Geometry {
  const fault = geometryFault(value);
  if (fault !== undefined) throw faultProblem(name, fault);
  return value as Geometry;
}

function readLimit(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw problem(name, value, 'it is not a whole number from 1', `Write 1 to ${largestLimit}`);
  }
  return Math.min(value, largestLimit);
}

function readToken(name: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= 4_000 && !value.includes('\0')) return value;
  throw problem(name, value, 'it is no token of ours', 'Follow the "next" link of the page before');
}

function readText(name: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= 300 && !value.includes('\0')) return value;
  throw problem(name, value, 'it is not a text of at most 300 characters', 'Write a part of an id or of a title');
}

function problem(name: string, value: unknown, reason: string, hint: string): StacProblem {
  return new StacProblem(`/${name}`, `${name}_invalid`, `Cannot search with ${name} ${shown(value)}: ${reason}`, hint);
}

function faultProblem(name: string, fault: Fault): StacProblem {
  return new StacProblem(`/${name}${fault.pointer}`, fault.code, fault.reason, fault.hint);
}

function unknownParameter(name: string, known: readonly string[]): StacProblem {
  const message = `Cannot search with the parameter ${shown(name)}: it is not known here`;
  return new StacProblem(`/${pointerPart(name)}`, 'parameter_unknown', message, `Use ${known.join(', ')}`);
}

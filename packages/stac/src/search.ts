import type { Box } from './bbox.ts';
import type { TimeInterval } from './datetime.ts';
import type { Geometry } from './geometry.ts';

/** An item search, understood. An empty list matches nothing; what is absent does not restrict. */
export interface ItemSearch {
  readonly collections?: readonly string[];
  readonly ids?: readonly string[];
  /** Give it to `splitBox` for SQL: it may cross the antimeridian. */
  readonly bbox?: Box;
  readonly datetime?: TimeInterval;
  readonly intersects?: Geometry;
  /** 1 to 10,000. */
  readonly limit: number;
  readonly token?: string;
  /** Text to find in ids and titles. */
  readonly q?: string;
}

/** A search that cannot be understood: a 400 for whoever sent it. */
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

export type QueryValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** GET /search. */
export function parseSearchQuery(_query: QueryValues): ItemSearch {
  throw new Error('Not written');
}

/** POST /search. */
export function parseSearchBody(_body: unknown): ItemSearch {
  throw new Error('Not written');
}

/** GET /collections/{collection}/items: `limit, bbox, datetime, token` only. */
export function parseItemsQuery(_query: QueryValues): ItemSearch {
  throw new Error('Not written');
}

import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { Sight } from '../visible-items.ts';
import { expectedItems } from './expected-items.ts';
import type { Place } from './place.ts';
import { countNear, isAmong } from './rows-of-collection.ts';
import type { SearchFilter } from './search-filter.ts';

/** The collections to look into: those asked for that the viewer sees. */
export interface SearchedCollections {
  readonly sight: Sight;
  readonly ids: readonly string[];
}

/** How matches are found: by ids or a rare text through their index, or collection by collection, newest first or by the place. */
export type SearchWay =
  | { readonly kind: 'ids' | 'text' | 'collections' }
  | {
      readonly kind: 'place';
      readonly place: Place;
      /** Rows near the place by collection, counted up to some more than either of these. */
      readonly near: ReadonlyMap<string, number>;
      /** Up to so many, all of them are looked at for a page; */
      readonly few: number;
      /** up to so many, for a count. */
      readonly countable: number;
    };

/** A text in at most so many rows, as far as the planner knows, is rare. */
const rare = 5_000;

export async function chooseWay(
  tx: Tx,
  searched: SearchedCollections,
  filter: SearchFilter,
  limit: number,
): Promise<SearchWay> {
  const { ids, text, place } = filter;
  if (ids !== undefined) return { kind: 'ids' };
  if (text !== undefined && (await expectedItems(tx, searched, { text, time: undefined })) <= rare) {
    return { kind: 'text' };
  }
  if (place === undefined) return { kind: 'collections' };
  const few = fewNear(limit, searched.ids.length);
  const countable = countableNear(searched.ids.length);
  return {
    kind: 'place',
    place,
    few,
    countable,
    near: await findCrowds(tx, searched, place, Math.max(few, countable)),
  };
}

/**
 * Up to how many rows near the place it is cheaper to look at all of them than to go through the collection newest first until the page
 * is full: with n rows in the collection and r near, limit * n / r rows are gone through, so the two cost the same at r = sqrt(limit * n).
 * Taken for a million rows in all.
 */
function fewNear(limit: number, collections: number): number {
  return Math.ceil(1_000 * Math.sqrt((limit + 1) / Math.max(1, collections)));
}

/** Rows that a count by place looks at, over all collections: about 6 ms. */
const lookedAt = 6_000;

function countableNear(collections: number): number {
  return Math.max(1_000, Math.ceil(lookedAt / Math.max(1, collections)));
}

/** Counted, not estimated: the planner knows neither collections that lie elsewhere nor orbits whose boxes cover half the Earth. */
async function findCrowds(
  tx: Tx,
  searched: SearchedCollections,
  place: Place,
  most: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; rows: number }>`
    select collection.id, near.rows
    from collection
    cross join lateral (${countNear(place, most)}) as near
    where ${isAmong(searched, searched.ids)}`.execute(tx);
  return new Map(rows.map(({ id, rows: count }) => [id, count]));
}

/** Collections with at most so many rows near the place, and the others. */
export function partByCrowd(near: ReadonlyMap<string, number>, most: number): { sparse: string[]; crowded: string[] } {
  const of = (isSparse: boolean) => [...near].flatMap(([id, rows]) => (rows <= most === isSparse ? [id] : []));
  return { sparse: of(true), crowded: of(false) };
}

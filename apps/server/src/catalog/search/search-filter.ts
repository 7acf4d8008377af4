import type { TimeInterval } from '@belvedere/stac/datetime.ts';
import type { ItemSearch } from '@belvedere/stac/search.ts';
import { type RawBuilder, sql } from 'kysely';
import { isNear, isWholeEarth, type Place, placeOf } from './place.ts';

/** A search's conditions on a row named `item`, apart from collections: each kind by itself, since each has its own index. */
export interface SearchFilter {
  readonly place: Place | undefined;
  readonly time: TimeInterval | undefined;
  readonly ids: readonly string[] | undefined;
  readonly text: RawBuilder<boolean> | undefined;
  /** What no index answers. */
  readonly rest: RawBuilder<boolean>;
}

export function filterOf(search: ItemSearch): SearchFilter {
  const everywhere = search.bbox !== undefined && isWholeEarth(search.bbox);
  return {
    place: placeOf(search),
    time: search.datetime,
    ids: search.ids,
    text: textCondition(search.q?.trim()),
    rest: everywhere ? sql<boolean>`item.geometry is not null` : sql<boolean>`true`,
  };
}

/** The expression that the index `item_text` stands on. */
const text = sql`(item.id || ' ' || coalesce(item.title, ''))`;

/** The text anywhere in id or title. One or two letters are in nearly all of them: they are the beginning of an id. */
function textCondition(q: string | undefined): RawBuilder<boolean> | undefined {
  if (q === undefined || q === '') return undefined;
  const pattern = q.replaceAll(/[\\%_]/g, '\\$&');
  return q.length < 3 ? sql<boolean>`item.id ilike ${`${pattern}%`}` : sql<boolean>`${text} ilike ${`%${pattern}%`}`;
}

/** Both ends of an item's interval count: it matches when it meets the interval that is asked for. */
export function timeCondition(time: TimeInterval | undefined): RawBuilder<boolean> {
  if (time === undefined) return sql<boolean>`true`;
  const before = time.end === null ? sql`true` : sql`item.start_at <= ${time.end}::timestamptz`;
  const after = time.start === null ? sql`true` : sql`item.end_at >= ${time.start}::timestamptz`;
  return sql<boolean>`${before} and ${after}`;
}

/** Longer than this and an item counts as lasting (index `item_lasting`). */
const lasting = sql`item.end_at - item.start_at > interval '1 day'`;

/**
 * The same as conditions that an index on `start_at` bounds at both ends. An item that starts before the interval may still reach into
 * it, but only a lasting one by more than a day: those are looked at apart, in an index of their own.
 */
export function timeBranches(time: TimeInterval | undefined): RawBuilder<boolean>[] {
  const whole = timeCondition(time);
  if (time === undefined || time.start === null) return [whole];
  const soon = sql`item.start_at >= ${time.start}::timestamptz - interval '1 day' and not (${lasting})`;
  return [sql<boolean>`${whole} and ${soon}`, sql<boolean>`${whole} and ${lasting}`];
}

/** The condition in a form that no index answers, for a plan that must go by another one. */
export function unindexed(condition: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`(${condition}) is true`;
}

/** All that a search asks of a row that some index has already found. */
export function everyCondition({ place, time, ids, text: q, rest }: SearchFilter): RawBuilder<boolean> {
  const conditions = [
    timeCondition(time),
    rest,
    ...(place === undefined ? [] : [unindexed(isNear(place)), unindexed(place.meets)]),
    ...(ids === undefined ? [] : [sql<boolean>`item.id = any(${ids}::text[])`]),
    ...(q === undefined ? [] : [unindexed(q)]),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

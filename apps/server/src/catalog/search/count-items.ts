import type { Matched } from '@belvedere/contract/lists.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { visibleItems } from '../visible-items.ts';
import { expectedItems } from './expected-items.ts';
import type { Place } from './place.ts';
import { candidates, isAmong, ofCollection } from './rows-of-collection.ts';
import { everyCondition, type SearchFilter, timeBranches, timeCondition } from './search-filter.ts';
import { partByCrowd, type SearchedCollections, type SearchWay } from './search-way.ts';

type PlaceWay = Extract<SearchWay, { kind: 'place' }>;

/** Matches are counted one by one up to here. */
export const countedExactly = 10_000;

/**
 * How many match. Exact up to 10,000, as long as few enough rows lie near the place or in the interval for looking at each; else an
 * estimate that is told as one, and never less than `atLeast`, which were seen.
 */
export async function countItems(
  tx: Tx,
  searched: SearchedCollections,
  filter: SearchFilter,
  way: SearchWay,
  atLeast: number,
): Promise<Matched> {
  const { rows } = await sql<Matched>`${counted(searched, filter, way)}`.execute(tx);
  const { count, exact } = rows[0] ?? { count: 0, exact: true };
  if (exact && count <= countedExactly) return { count, exact };
  return { count: Math.max(count, atLeast, await estimateItems(tx, searched, filter)), exact: false };
}

function counted(searched: SearchedCollections, filter: SearchFilter, way: SearchWay): RawBuilder<unknown> {
  const { sight, ids } = searched;
  if (way.kind === 'ids' || way.kind === 'text') {
    const indexed = way.kind === 'text' && filter.text !== undefined ? filter.text : sql`true`;
    return countUpTo(sql`
      select 1 from item
      where ${visibleItems(sight, 'item')} and item.collection = any(${ids}::text[]) and ${indexed} and ${everyCondition(filter)}`);
  }
  // A text that no index was chosen for is in so many rows that only an estimate is quick.
  if (filter.text !== undefined) return sql`select 0 as count, false as exact`;
  if (way.kind === 'place') return countByPlace(searched, filter, way);
  return countUpTo(sql`
    select 1
    from collection
    cross join lateral (${inInterval(filter, countedExactly + 1)}) as item
    where ${visibleItems(sight, 'collection')} and collection.id = any(${ids}::text[])`);
}

function countUpTo(matching: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select count(*) as count, count(*) <= ${countedExactly} as exact
    from (${matching} limit ${countedExactly + 1}) as item`;
}

/** Each collection is counted by the place, or where too much lies near it by the interval, or where that is too long not at all. */
function countByPlace(searched: SearchedCollections, filter: SearchFilter, way: PlaceWay): RawBuilder<unknown> {
  const { place, near, countable } = way;
  const { sparse, crowded } = partByCrowd(near, countable);
  const bounded = filter.time !== undefined;
  const reached = inInterval({ ...filter, place: undefined }, countable + 1);
  return sql`
    select coalesce(sum(counted.rows), 0)::bigint as count, coalesce(bool_and(counted.exact), true) as exact
    from (
      select count(*) as rows, true as exact
      from collection
      cross join lateral (
        with item as materialized (${candidates(place)}) select 1 from item where ${everyCondition(filter)}
      ) as found
      where ${isAmong(searched, sparse)}
      union all
      select bytime.rows, ${bounded} and interval.rows <= ${countable}
      from collection
      cross join lateral (select count(*) as rows from (${reached}) as item where ${bounded}) as interval
      cross join lateral (
        select count(*) as rows
        from (${inInterval(filter, countable + 1)}) as item
        where ${bounded} and interval.rows <= ${countable}
      ) as bytime
      where ${isAmong(searched, crowded)}
    ) as counted`;
}

/** Rows of the collection at hand, by the indexes on time. */
function inInterval(filter: SearchFilter, most: number): RawBuilder<unknown> {
  const rest = everyCondition({ ...filter, time: undefined });
  const branches = timeBranches(filter.time).map(
    (time) => sql`(select 1 from item where ${ofCollection} and ${time} and ${rest} limit ${most})`,
  );
  return sql.join(branches, sql` union all `);
}

/** How many match, about. */
async function estimateItems(tx: Tx, searched: SearchedCollections, filter: SearchFilter): Promise<number> {
  const expected = await expectedItems(tx, searched, filter);
  if (filter.place === undefined) return expected;
  const sample = await sampleItems(tx, searched, filter, filter.place);
  // A table that was never analysed is unknown to the planner: the sample knows how many lie in the interval too, if less well.
  return Math.round(Math.max(expected, sample.inInterval) * sample.meeting);
}

/** Blocks of a sample: about 1,700 rows, in which a share of one in a hundred is right within a quarter. */
const sampleBlocks = 100;

interface Sample {
  /** How many there are in the collections and the interval, drawn up to the whole table. */
  readonly inInterval: number;
  /** The share of those in the collections that meet the place. */
  readonly meeting: number;
}

/** Of shapes the planner knows only boxes spread over a grid, and expects a thousandth of the orbits that pass: so some are looked at. */
async function sampleItems(
  tx: Tx,
  { sight, ids }: SearchedCollections,
  { time }: SearchFilter,
  { meets }: Place,
): Promise<Sample> {
  const { rows: sizes } = await sql<{ blocks: number }>`
    select pg_relation_size('item'::regclass) / current_setting('block_size')::integer as blocks`.execute(tx);
  const share = Math.min(1, sampleBlocks / Math.max(1, sizes[0]?.blocks ?? 0));
  const { rows } = await sql<{ seen: number; inInterval: number; hits: number }>`
    select count(*) as seen, count(*) filter (where ${timeCondition(time)}) as "inInterval", count(*) filter (where ${meets}) as hits
    from item tablesample system (${100 * share}) repeatable (1)
    where ${visibleItems(sight, 'item')} and item.collection = any(${ids}::text[])`.execute(tx);
  const { seen, inInterval, hits } = rows[0] ?? { seen: 0, inInterval: 0, hits: 0 };
  return { inInterval: inInterval / share, meeting: seen === 0 ? 0 : hits / seen };
}

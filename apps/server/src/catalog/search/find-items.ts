import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { type Sight, visibleItems } from '../visible-items.ts';
import type { Place } from './place.ts';
import { everyCondition, type SearchFilter, timeBranches } from './search-filter.ts';
import type { SearchToken } from './search-token.ts';

/** Where an item of a page stands, and which version of it is shown. */
export interface FoundItem {
  readonly collection: string;
  readonly id: string;
  readonly aipId: number;
  readonly version: number;
  readonly startAt: string;
}

export interface PageOfItems {
  readonly after: SearchToken | undefined;
  readonly limit: number;
}

/** How a page is found: by ids or a rare text through their index, or collection by collection, newest first. */
export type SearchWay = 'ids' | 'text' | 'collections';

/** The collections to look into: those asked for that the viewer sees. */
export interface SearchedCollections {
  readonly sight: Sight;
  readonly ids: readonly string[];
}

/**
 * One page, newest first; one more than `limit` when there is a next one. The order is `start_at, id, collection`, all descending, so
 * that within each collection the index `item_newest` gives it, ties and all, and a later page begins where the last one ended.
 */
export async function findItems(
  tx: Tx,
  searched: SearchedCollections,
  filter: SearchFilter,
  way: SearchWay,
  page: PageOfItems,
): Promise<FoundItem[]> {
  const pick = { filter, after: afterCondition(page.after), limit: page.limit + 1 };
  const found = way === 'collections' ? byCollection(searched, pick) : throughIndex(searched, pick, way);
  const { rows } = await sql<FoundItem>`
    select item.collection, item.id, item.aip_id as "aipId", item.version, item.start_at as "startAt"
    from (${found}) as item
    order by item.start_at desc, item.id desc, item.collection desc
    limit ${pick.limit}`.execute(tx);
  return rows;
}

interface Pick {
  readonly filter: SearchFilter;
  readonly after: RawBuilder<boolean>;
  readonly limit: number;
}

/** The first half is what an index scan begins at; the second leaves out the one row that ended the last page. */
function afterCondition(after: SearchToken | undefined): RawBuilder<boolean> {
  if (after === undefined) return sql<boolean>`true`;
  const { startAt, id, collection } = after;
  return sql<boolean>`(item.start_at, item.id) <= (${startAt}::timestamptz, ${id}::text)
    and (item.start_at, item.id, item.collection) < (${startAt}::timestamptz, ${id}::text, ${collection}::text)`;
}

const columns = sql`item.collection, item.id, item.aip_id, item.version, item.start_at`;
const newestFirst = sql`order by item.start_at desc, item.id desc`;

/** Few rows, found at once whatever their collection. */
function throughIndex(
  searched: SearchedCollections,
  { filter, after, limit }: Pick,
  way: 'ids' | 'text',
): RawBuilder<unknown> {
  const indexed = way === 'text' && filter.text !== undefined ? filter.text : sql`true`;
  return sql`
    select ${columns}
    from item
    where ${visibleItems(searched.sight, 'item')} and item.collection = any(${searched.ids}::text[])
      and ${indexed} and ${everyCondition(filter)} and ${after}
    ${newestFirst}, item.collection desc
    limit ${limit}`;
}

/** The row of `item` in the collection at hand. */
export const ofCollection = sql<boolean>`item.project_id = collection.project_id and item.collection = collection.id`;

/** Each collection gives its newest matches, and the newest of those are the page: none is read that is older than its last row. */
function byCollection({ sight, ids }: SearchedCollections, pick: Pick): RawBuilder<unknown> {
  const { place } = pick.filter;
  const found =
    place === undefined ? newest(pick, sql`true`) : nearOrNewest(pick, place, fewNear(pick.limit, ids.length));
  return sql`
    select found.*
    from collection
    ${place === undefined ? sql`` : countNear(place, fewNear(pick.limit, ids.length))}
    cross join lateral (${found}) as found
    where ${visibleItems(sight, 'collection')} and collection.id = any(${ids}::text[])`;
}

/**
 * Up to how many rows near the place it is cheaper to look at all of them than to go through the collection newest first until the page
 * is full: with n rows in the collection and r near, limit * n / r rows are gone through, so the two cost the same at r = sqrt(limit * n).
 * Taken for a million rows in all.
 */
function fewNear(limit: number, collections: number): number {
  return Math.ceil(1_000 * Math.sqrt(limit / Math.max(1, collections)));
}

/** Counted, not estimated: the planner knows neither collections that lie elsewhere nor orbits whose boxes cover half the Earth. */
export function countNear(place: Place, most: number): RawBuilder<unknown> {
  return sql`
    cross join lateral (
      select count(*) as rows from (${nearPlace(place, sql`1`)} limit ${most + 1}) as item
    ) as near`;
}

function nearOrNewest(pick: Pick, place: Place, few: number): RawBuilder<unknown> {
  const { filter, after, limit } = pick;
  return sql`
    select * from (
      with item as materialized (${candidates(place)})
      select ${columns}
      from item
      where ${everyCondition(filter)} and ${after}
      ${newestFirst}
      limit ${limit}
    ) as nearby
    where near.rows <= ${few}
    union all
    ${newest(pick, sql`near.rows > ${few}`)}`;
}

/** Materialized, so that they are found by the index on the place and by no other. */
export function candidates(place: Place): RawBuilder<unknown> {
  return nearPlace(
    place,
    sql`item.collection, item.id, item.aip_id, item.version, item.start_at, item.end_at, item.title, item.geometry`,
  );
}

/** Rows of the collection at hand by the index `item_place`. */
function nearPlace({ looks }: Place, taken: RawBuilder<unknown>): RawBuilder<unknown> {
  const found = looks.map(
    (look) => sql`
      select ${taken}
      from item
      where item.project_id = collection.project_id and hashtext(item.collection) = hashtext(collection.id)
        and (item.collection = collection.id) is true and ${look}`,
  );
  return sql.join(found, sql` union all `);
}

/** In the order of `item_newest`, until the page is full. */
function newest({ filter, after, limit }: Pick, when: RawBuilder<unknown>): RawBuilder<unknown> {
  const rest = everyCondition({ ...filter, time: undefined });
  const branches = timeBranches(filter.time).map(
    (time) => sql`
      select * from (
        select ${columns}
        from item
        where ${ofCollection} and ${time} and ${rest} and ${after}
        ${newestFirst}
        limit ${limit}
      ) as newest
      where ${when}`,
  );
  return sql.join(branches, sql` union all `);
}

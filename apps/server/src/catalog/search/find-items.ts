import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { visibleItems } from '../visible-items.ts';
import { mergeCollections, mergeNear } from './merge-collections.ts';
import { itemColumns, newestFirst } from './rows-of-collection.ts';
import { everyCondition, type SearchFilter } from './search-filter.ts';
import type { SearchToken } from './search-token.ts';
import type { SearchedCollections, SearchWay } from './search-way.ts';

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
  const { rows } = await sql<FoundItem>`
    select item.collection, item.id, item.aip_id as "aipId", item.version, item.start_at as "startAt"
    from (${picked(searched, pick, way)}) as item
    order by item.start_at desc, item.id desc, item.collection desc
    limit ${pick.limit}`.execute(tx);
  return rows;
}

function picked(searched: SearchedCollections, pick: Pick, way: SearchWay): RawBuilder<unknown> {
  switch (way.kind) {
    case 'ids':
      return throughIndex(searched, pick, sql`true`);
    case 'text':
      return throughIndex(searched, pick, pick.filter.text ?? sql`true`);
    case 'place':
      return mergeNear(searched, pick, way);
    case 'collections':
      return mergeCollections(searched, pick);
    default: {
      const never: never = way;
      return never;
    }
  }
}

/** What a page is picked by, and how many rows of it. */
export interface Pick {
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

/** Few rows, found at once by the condition that has an index, whatever their collection. */
function throughIndex(
  { sight, ids }: SearchedCollections,
  { filter, after, limit }: Pick,
  indexed: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select ${itemColumns}
    from item
    where ${visibleItems(sight, 'item')} and item.collection = any(${ids}::text[])
      and ${indexed} and ${everyCondition(filter)} and ${after}
    ${newestFirst}, item.collection desc
    limit ${limit}`;
}

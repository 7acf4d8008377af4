import { type RawBuilder, sql } from 'kysely';
import { visibleItems } from '../visible-items.ts';
import type { Place } from './place.ts';
import type { SearchedCollections } from './search-way.ts';

/** Parts of statements about one collection of a list of visible ones, named `collection` there. */

export const itemColumns = sql`item.collection, item.id, item.aip_id, item.version, item.start_at`;
export const newestFirst = sql`order by item.start_at desc, item.id desc`;

/** The rows of `item` in the collection at hand. */
export const ofCollection = sql<boolean>`item.project_id = collection.project_id and item.collection = collection.id`;

/** Whether the collection at hand is one of these, and visible. */
export function isAmong({ sight }: SearchedCollections, ids: readonly string[]): RawBuilder<unknown> {
  return sql`${visibleItems(sight, 'collection')} and collection.id = any(${ids}::text[])`;
}

/** How many rows are near the place, counted up to one more than `most`. */
export function countNear(place: Place, most: number): RawBuilder<unknown> {
  return sql`select count(*) as rows from (${nearPlace(place, sql`1`)} limit ${most + 1}) as item`;
}

/** With all that conditions ask for. To be materialized, so that they are found by the index on the place and by no other. */
export function candidates(place: Place): RawBuilder<unknown> {
  return nearPlace(place, sql`${itemColumns}, item.end_at, item.title, item.geometry`);
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

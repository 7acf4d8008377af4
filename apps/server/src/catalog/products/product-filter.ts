import type { productFilters } from '@belvedere/contract/products.ts';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';

export type ProductFilter = z.infer<typeof productFilters>;

/** Whether the catalogue shows this version of `aip`. */
export const isShown = sql<boolean>`exists (
  select 1
  from item
  where item.project_id = aip.project_id and item.collection = aip.collection and item.id = aip.item_id
    and item.aip_id = aip.id
)`;

/** A condition on `aip` and its `session` for the filters of the list. */
export function productCondition(filter: ProductFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.source !== undefined) conditions.push(sql`session.source = ${filter.source}`);
  if (filter.session !== undefined) {
    // A number alone is a session's id; with a source beside it, it may be a session's name.
    const byId = filter.source === undefined && /^\d{1,15}$/.test(filter.session);
    conditions.push(byId ? sql`aip.session_id = ${filter.session}::bigint` : sql`session.name = ${filter.session}`);
  }
  if (filter.collection !== undefined) conditions.push(sql`aip.collection = ${filter.collection}`);
  if (filter.item !== undefined) conditions.push(sql`strpos(aip.item_id, ${filter.item}) > 0`);
  if (filter.state !== undefined) conditions.push(sql`aip.state = ${filter.state}`);
  if (filter.origin !== undefined) conditions.push(sql`aip.origin = ${filter.origin}`);
  if (filter.indexed !== undefined) conditions.push(sql`aip.indexed = ${filter.indexed === 'true'}`);
  if (filter.shown !== undefined) conditions.push(filter.shown === 'true' ? isShown : sql`not ${isShown}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

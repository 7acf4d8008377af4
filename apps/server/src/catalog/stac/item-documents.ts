import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { type Sight, visibleItems } from '../visible-items.ts';
import type { ItemDocument } from './present-item.ts';

/** The documents of versions, in the order of their ids here. One that was deleted for good meanwhile is left out. */
export async function findDocuments(db: Db, sight: Sight, aipIds: readonly number[]): Promise<ItemDocument[]> {
  const { rows } = await sql<ItemDocument>`
    select aip.collection, aip.item_id as id, aip.version, aip.document::text as document
    from unnest(${aipIds}::bigint[]) with ordinality as asked (id, place)
    join aip on aip.project_id = ${sight.projectId} and aip.id = asked.id
    where ${visibleItems(sight, 'aip')}
    order by asked.place`.execute(db);
  return rows;
}

/** The version that the catalogue shows. */
export async function findShownDocument(
  db: Db,
  sight: Sight,
  collection: string,
  id: string,
): Promise<ItemDocument | undefined> {
  const { rows } = await sql<ItemDocument>`
    select item.collection, item.id, item.version, aip.document::text as document
    from item
    join aip on aip.project_id = item.project_id and aip.id = item.aip_id
    where ${visibleItems(sight, 'item')} and item.collection = ${collection} and item.id = ${id}`.execute(db);
  return rows[0];
}

/** What became of one version: kept (also when another took its place), deleted, or never in the catalogue. */
export type KeptVersion =
  | { readonly kind: 'kept'; readonly item: ItemDocument }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'unknown' };

export async function findVersion(
  db: Db,
  sight: Sight,
  collection: string,
  id: string,
  version: number,
): Promise<KeptVersion> {
  const { rows } = await sql<ItemDocument & { state: string }>`
    select aip.collection, aip.item_id as id, aip.version, aip.state, aip.document::text as document
    from aip
    where ${visibleItems(sight, 'aip')} and aip.collection = ${collection} and aip.item_id = ${id}
      and aip.version = ${version} and (aip.indexed or aip.state <> 'stored')`.execute(db);
  const [row] = rows;
  if (row !== undefined) return row.state === 'deleted' ? { kind: 'deleted' } : { kind: 'kept', item: row };
  return (await wasDeletedForGood(db, sight, collection, id, version)) ? { kind: 'deleted' } : { kind: 'unknown' };
}

async function wasDeletedForGood(
  db: Db,
  sight: Sight,
  collection: string,
  id: string,
  version: number,
): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from collection
    join aip_history on aip_history.project_id = collection.project_id and aip_history.collection = collection.id
    where ${visibleItems(sight, 'collection')} and collection.id = ${collection} and aip_history.item_id = ${id}
      and aip_history.version = ${version} and aip_history.event = 'deleted_irrevocably'
    limit 1`.execute(db);
  return rows.length > 0;
}

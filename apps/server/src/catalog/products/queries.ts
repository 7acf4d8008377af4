import type { Page } from '@belvedere/contract/lists.ts';
import type { Product } from '@belvedere/contract/products.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { type PageQuery, readPage, type SortKey } from '../../platform/paging.ts';
import { type Sight, visibleItems } from '../visible-items.ts';
import { isShown, type ProductFilter, productCondition } from './product-filter.ts';

export interface ProductRow extends Omit<Product, 'session'> {
  readonly sessionId: number;
  readonly source: string;
  readonly sessionName: string;
}

const columns = sql`
  aip.id, aip.collection, aip.item_id as item, aip.version, ${isShown} as shown, aip.state, aip.session_id as "sessionId",
  session.source, session.name as "sessionName", aip.files, aip.bytes, aip.created_at as "createdAt"`;

const versions = sql`
  from aip
  join session on session.project_id = aip.project_id and session.id = aip.session_id`;

const id: SortKey = { expression: sql`aip.id`, type: 'bigint' };
const sorts: Record<string, SortKey> = {
  id,
  item: { expression: sql`aip.item_id`, type: 'text' },
  collection: { expression: sql`aip.collection`, type: 'text' },
  version: { expression: sql`aip.version`, type: 'integer' },
  createdAt: { expression: sql`aip.created_at`, type: 'timestamptz' },
  bytes: { expression: sql`aip.bytes`, type: 'bigint' },
};

export async function findProducts(
  db: Db,
  sight: Sight,
  filter: ProductFilter,
  page: PageQuery,
): Promise<Page<ProductRow>> {
  const from = sql`${versions} where ${visibleItems(sight, 'aip')} and ${productCondition(filter)}`;
  return readPage<ProductRow>(db, { columns, from, sorts, tie: id }, page);
}

/** Every version that is kept of one product, the last one first. */
export async function findVersions(db: Db, sight: Sight, collection: string, item: string): Promise<ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    select ${columns}
    ${versions}
    where ${visibleItems(sight, 'aip')} and aip.collection = ${collection} and aip.item_id = ${item}
    order by aip.version desc
    limit 1000`.execute(db);
  return rows;
}

export interface ProductEvent {
  readonly at: string;
  readonly version: number;
  readonly event: string;
  readonly by: string | null;
  readonly detail: Record<string, unknown>;
}

export async function findProductHistory(
  db: Db,
  sight: Sight,
  collection: string,
  item: string,
): Promise<ProductEvent[]> {
  const { rows } = await sql<ProductEvent>`
    select aip_history.at, aip_history.version, aip_history.event, aip_history.actor as by, aip_history.detail
    from collection
    join aip_history on aip_history.project_id = collection.project_id and aip_history.collection = collection.id
    where ${visibleItems(sight, 'collection')} and collection.id = ${collection} and aip_history.item_id = ${item}
    order by aip_history.id
    limit 1000`.execute(db);
  return rows;
}

export async function findDocument(db: Db, sight: Sight, aipId: number): Promise<unknown> {
  const { rows } = await sql<{ document: unknown }>`
    select aip.document from aip where ${visibleItems(sight, 'aip')} and aip.id = ${aipId}`.execute(db);
  return rows[0]?.document ?? null;
}

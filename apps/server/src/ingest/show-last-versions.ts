import { checkItem } from '@belvedere/stac/item.ts';
import { sql } from 'kysely';
import { textColumn } from '../platform/batch-columns.ts';
import type { Tx } from '../platform/database.ts';
import { factsOf } from './item-facts.ts';
import { type ProductName, type ShownItem, showItems } from './work/product-queries.ts';

/**
 * Makes the catalogue show the last version that is kept and that it can take, or nothing, after versions of these products went.
 * Their items are locked by the caller (`lockItems`).
 */
export async function showLastVersions(tx: Tx, projectId: number, products: readonly ProductName[]): Promise<void> {
  if (products.length === 0) return;
  await hideGoneVersions(tx, projectId, products);
  const last = await findLastVersions(tx, projectId, products);
  await showItems(tx, projectId, last.flatMap(shownItem));
}

async function hideGoneVersions(tx: Tx, projectId: number, products: readonly ProductName[]): Promise<void> {
  await sql`
    with product as materialized (
      select ${projectId}::integer as project_id, collection, id
      from unnest(
        ${textColumn(products.map(({ collection }) => collection))}::text[],
        ${textColumn(products.map(({ id }) => id))}::text[]
      ) as product (collection, id)
    )
    delete from item
    using product
    where item.project_id = product.project_id and item.collection = product.collection and item.id = product.id
      and not exists (
        select from aip
        where aip.project_id = item.project_id and aip.id = item.aip_id and aip.state = 'stored' and aip.indexed
      )`.execute(tx);
}

interface LastVersion {
  readonly aipId: number;
  readonly version: number;
  readonly sessionId: number;
  readonly document: string;
}

/** Only of products that the catalogue shows nothing of: a document is read again for no other. */
async function findLastVersions(tx: Tx, projectId: number, products: readonly ProductName[]): Promise<LastVersion[]> {
  const { rows } = await sql<LastVersion>`
    select last.id as "aipId", last.version, last.session_id as "sessionId", last.document::text as document
    from unnest(
      ${textColumn(products.map(({ collection }) => collection))}::text[],
      ${textColumn(products.map(({ id }) => id))}::text[]
    ) as product (collection, id)
    cross join lateral (
      select aip.id, aip.version, aip.session_id, aip.document
      from aip
      where aip.project_id = ${projectId} and aip.collection = product.collection and aip.item_id = product.id
        and aip.state = 'stored' and aip.indexed
      order by aip.version desc
      limit 1
    ) as last
    where not exists (
      select from item
      where item.project_id = ${projectId} and item.collection = product.collection and item.id = product.id
        and item.version >= last.version
    )
    order by product.collection, product.id`.execute(tx);
  return rows;
}

function shownItem({ document, ...version }: LastVersion): ShownItem[] {
  const check = checkItem(JSON.parse(document));
  return check.ok ? [{ ...version, facts: factsOf(check.item) }] : [];
}

import type { Visibility } from '@belvedere/contract/catalogue.ts';
import type { CheckedCollection } from '@belvedere/stac/collection.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database.ts';
import { type Sight, visibleItems } from '../visible-items.ts';

export interface CollectionRow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly model: Record<string, unknown> | null;
  readonly document: Record<string, unknown>;
  readonly updatedAt: string;
}

/** A project's list of collections is whole, never paged: so this many and no more. */
export const mostCollections = 1_000;

const columns = sql`
  collection.id, collection.title, collection.description, collection.visibility, collection.model, collection.document,
  collection.updated_at as "updatedAt"`;

export async function findCollections(db: Db, sight: Sight): Promise<CollectionRow[]> {
  const { rows } = await sql<CollectionRow>`
    select ${columns}
    from collection
    where ${visibleItems(sight, 'collection')}
    order by collection.id
    limit ${mostCollections}`.execute(db);
  return rows;
}

export async function findCollection(db: Db, sight: Sight, id: string): Promise<CollectionRow | undefined> {
  const { rows } = await sql<CollectionRow>`
    select ${columns}
    from collection
    where ${visibleItems(sight, 'collection')} and collection.id = ${id}`.execute(db);
  return rows[0];
}

export async function countCollections(tx: Tx, projectId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from collection where project_id = ${projectId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** False when there is one with that id. */
export async function insertCollection(tx: Tx, projectId: number, collection: CheckedCollection): Promise<boolean> {
  const { id, title, description, visibility, model, document } = collection;
  const { numAffectedRows } = await sql`
    insert into collection (project_id, id, title, description, visibility, document, model)
    values (
      ${projectId}, ${id}, ${title}, ${description}, ${visibility}, ${JSON.stringify(document)}::json,
      ${model && JSON.stringify(model)}::json
    )
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** False when there is none with that id. */
export async function updateCollection(tx: Tx, projectId: number, collection: CheckedCollection): Promise<boolean> {
  const { id, title, description, visibility, model, document } = collection;
  const { numAffectedRows } = await sql`
    update collection
    set title = ${title}, description = ${description}, visibility = ${visibility},
      document = ${JSON.stringify(document)}::json, model = ${model && JSON.stringify(model)}::json, updated_at = now()
    where project_id = ${projectId} and id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteEmptyCollection(
  tx: Tx,
  projectId: number,
  id: string,
): Promise<'deleted' | 'missing' | 'holds products'> {
  // Locked before it is looked into: a version that comes meanwhile waits for us at its foreign key.
  const { rows } = await sql`
    select 1 from collection where project_id = ${projectId} and id = ${id} for update`.execute(tx);
  if (rows.length === 0) return 'missing';
  const { numAffectedRows } = await sql`
    delete from collection
    where project_id = ${projectId} and id = ${id}
      and not exists (select 1 from aip where aip.project_id = ${projectId} and aip.collection = ${id})`.execute(tx);
  return numAffectedRows === 1n ? 'deleted' : 'holds products';
}

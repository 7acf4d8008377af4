import type { Matched } from '@belvedere/contract/lists.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { type Sight, visibleItems } from '../visible-items.ts';

const countedExactly = 10_000;

/** How many items each collection shows: counted up to 10,000, above that about. */
export async function countCollectionItems(
  db: Db,
  sight: Sight,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Matched>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select collection.id, counted.count
    from collection
    cross join lateral (
      select count(*) as count
      from (
        select 1
        from item
        where item.project_id = collection.project_id and item.collection = collection.id
        limit ${countedExactly + 1}
      ) as item
    ) as counted
    where ${visibleItems(sight, 'collection')} and collection.id = any(${ids}::text[])`.execute(db);
  const counts = new Map<string, Matched>();
  for (const { id, count } of rows) {
    const exact = count <= countedExactly;
    counts.set(id, { count: exact ? count : Math.max(count, await expectedRows(db, sight, id)), exact });
  }
  return counts;
}

async function expectedRows(db: Db, { projectId }: Sight, id: string): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select 1 from item where project_id = ${projectId} and collection = ${id}`.execute(db);
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

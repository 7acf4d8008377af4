import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { type SearchFilter, timeCondition } from './search-filter.ts';
import type { SearchedCollections } from './search-way.ts';

/** How many items the planner expects to match, from its statistics: no row is read. */
export async function expectedItems(
  tx: Tx,
  { sight, ids }: SearchedCollections,
  { time, text }: Pick<SearchFilter, 'time' | 'text'>,
): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json)
    select 1
    from item
    where item.project_id = ${sight.projectId} and item.collection = any(${ids}::text[])
      and ${timeCondition(time)} and ${text ?? sql`true`}`.execute(tx);
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

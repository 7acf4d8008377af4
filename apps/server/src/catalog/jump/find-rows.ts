import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { countedEntries, type JumpEntry, type JumpFound, shownEntries } from './jump-section.ts';

/** The first matches of a section and how many there are, counted up to a bound. `from` ends in its conditions. */
export async function findRows(
  db: Db,
  columns: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<JumpFound> {
  const { rows: entries } = await sql<JumpEntry>`
    select ${columns} ${from} order by ${order} limit ${shownEntries + 1}`.execute(db);
  if (entries.length <= shownEntries) return { total: { count: entries.length, exact: true }, entries };
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 ${from} limit ${countedEntries + 1}) as matched`.execute(db);
  const count = rows[0]?.count ?? 0;
  const total = count > countedEntries ? { count: countedEntries, exact: false } : { count, exact: true };
  return { total, entries: entries.slice(0, shownEntries) };
}

import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { createdTables } from '../platform/migrate.ts';

export interface ArchivedColumn {
  readonly name: string;
  readonly type: string;
  /** It gives its own numbers. */
  readonly identity: boolean;
}

export interface ArchivedTable {
  readonly name: string;
  readonly columns: readonly ArchivedColumn[];
  /** The columns of its primary key: what it is paged by. */
  readonly key: readonly ArchivedColumn[];
}

/** The tables that our migrations make, each after those that it refers to. Others may share the database. */
export async function findArchivedTables(tx: Tx): Promise<ArchivedTable[]> {
  const { rows } = await sql<{ name: string; columns: ArchivedColumn[]; key: string[]; parents: string[] }>`
    select relname as name,
      (
        select json_agg(
          json_build_object('name', attname, 'type', format_type(atttypid, atttypmod), 'identity', attidentity <> '')
          order by attnum
        )
        from pg_attribute
        where attrelid = pg_class.oid
        and attnum > 0
        and not attisdropped
        and attgenerated = ''
      ) as columns,
      coalesce((
        select json_agg(attname order by place)
        from pg_index
        cross join unnest(indkey::smallint[]) with ordinality as part (number, place)
        join pg_attribute on attrelid = indrelid and attnum = number
        where indrelid = pg_class.oid
        and indisprimary
      ), '[]') as key,
      coalesce((
        select json_agg(distinct confrelid::regclass::text)
        from pg_constraint
        where conrelid = pg_class.oid
        and contype = 'f'
        and confrelid <> conrelid
      ), '[]') as parents
    from pg_class
    where relnamespace = 'public'::regnamespace
    and relkind = 'r'
    and relname = any(${createdTables()}::text[])
    order by relname`.execute(tx);
  const tables = rows.map(({ name, columns, key, parents }) => ({
    table: { name, columns, key: key.flatMap((part) => columns.filter((column) => column.name === part)) },
    parents,
  }));
  return inOrder(tables);
}

function inOrder(all: { table: ArchivedTable; parents: string[] }[]): ArchivedTable[] {
  const ordered: ArchivedTable[] = [];
  let left = all;
  while (left.length > 0) {
    const names = new Set(left.map(({ table }) => table.name));
    const free = left.filter(({ parents }) => !parents.some((parent) => names.has(parent)));
    if (free.length === 0)
      throw new Error(`Cannot order the tables ${[...names].join(', ')}: they refer to each other`);
    ordered.push(...free.map(({ table }) => table));
    left = left.filter((one) => !free.includes(one));
  }
  return ordered;
}

import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import { inTransaction } from '../platform/transaction.ts';
import { type ArchiveEnd, type ArchiveHeader, type ArchiveRow, formatVersion } from './archive-format.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import { type ArchivedTable, findArchivedTables } from './archived-tables.ts';
import { classOf, findSnapshots } from './moved-classes.ts';

export interface ExportFacts {
  readonly version: string;
  readonly engine: Database['engine'];
  readonly now: Date;
}

/** Writes one consistent state of the database, whatever is written meanwhile. Answers the rows of each table. */
export async function exportArchive(
  database: Database,
  writer: ArchiveWriter,
  facts: ExportFacts,
): Promise<ArchiveEnd['rows']> {
  return inTransaction(database.db, async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx);
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    const header: ArchiveHeader = {
      belvedere: 'backup',
      format: formatVersion,
      made: facts.now.toISOString(),
      version: facts.version,
      engine: facts.engine,
      migrations: await appliedMigrations(tx),
      snapshots: await findSnapshots(tx),
    };
    await writer.write(header);
    const tables = await findArchivedTables(tx);
    const counts: ArchiveEnd['rows'] = {};
    for (const table of tables) counts[table.name] = await exportTable(tx, writer, table, header.snapshots);
    const end: ArchiveEnd = { rows: counts, sequences: await findSequences(tx, tables), sha256: await writer.digest() };
    await writer.write({ end });
    return counts;
  });
}

async function appliedMigrations(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migration order by name`.execute(tx);
  return rows.map((row) => row.name);
}

/** Bytes of a page that memory and the embedded engine bear well. */
const pageBytes = 1_000_000;

async function exportTable(
  tx: Tx,
  writer: ArchiveWriter,
  table: ArchivedTable,
  snapshots: readonly string[],
): Promise<number> {
  await writer.write({ table: table.name, columns: table.columns.map(({ name }) => name) });
  let count = 0;
  let limit = 20;
  let after: ArchiveRow | undefined;
  for (;;) {
    const page = await findPage(tx, table, { snapshots, after, limit });
    for (const row of page) await writer.write(row);
    count += page.length;
    if (page.length < limit) return count;
    after = page.at(-1);
    limit = nextLimit(page);
  }
}

/** Rows of a table differ by a thousand in size: a page is as many as its bytes allow. */
function nextLimit(page: readonly ArchiveRow[]): number {
  const bytes = page.reduce((sum, row) => sum + row.reduce((total, text) => total + (text?.length ?? 0), 0), 0);
  const each = Math.max(1, bytes / page.length);
  return Math.max(1, Math.min(5_000, page.length * 4, Math.floor(pageBytes / each)));
}

interface Page {
  readonly snapshots: readonly string[];
  readonly after: ArchiveRow | undefined;
  readonly limit: number;
}

async function findPage(tx: Tx, table: ArchivedTable, { snapshots, after, limit }: Page): Promise<ArchiveRow[]> {
  const columns = table.columns.map(({ name, type }) => {
    const column = sql.ref(name);
    return type === 'xid8' ? classOf(column, snapshots) : sql`${column}::text`;
  });
  const key = sql.join(table.key.map(({ name }) => sql.ref(name)));
  const { rows } = await sql<{ row: ArchiveRow }>`
    select array[${sql.join(columns)}] as row
    from ${sql.table(table.name)}
    where ${after === undefined ? sql`true` : sql`(${key}) > (${keyOf(table, after)})`}
    order by ${key}
    limit ${limit}`.execute(tx);
  return rows.map(({ row }) => row);
}

function keyOf(table: ArchivedTable, row: ArchiveRow): RawBuilder<unknown> {
  return sql.join(table.key.map((column) => sql`${row[table.columns.indexOf(column)]}::${sql.raw(column.type)}`));
}

async function findSequences(tx: Tx, tables: readonly ArchivedTable[]): Promise<ArchiveEnd['sequences']> {
  const found: ArchiveEnd['sequences'] = [];
  for (const { name: table, columns } of tables) {
    for (const { name: column } of columns.filter(({ identity }) => identity)) {
      const { rows } = await sql<{ last: string | null }>`
        select pg_sequence_last_value(pg_get_serial_sequence(${table}, ${column})::regclass)::text as last`.execute(tx);
      const last = rows[0]?.last;
      if (last !== undefined && last !== null) found.push({ table, column, last });
    }
  }
  return found;
}

import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { type ArchiveRow, damaged } from './archive-format.ts';
import { readArchive } from './archive-reader.ts';
import { type ArchivedTable, findArchivedTables } from './archived-tables.ts';
import { type NewTransactions, newTransactions } from './moved-classes.ts';
import type { VerifiedArchive } from './verify-archive.ts';

const batchRows = 1_000;
const batchCharacters = 1_000_000;

/** Fills empty tables of the archive's own schema. In one transaction: all of it, or nothing. */
export async function importArchive(tx: Tx, { file, header, end }: VerifiedArchive): Promise<void> {
  const tables = new Map((await findArchivedTables(tx)).map((table) => [table.name, table]));
  const transactions = newTransactions(await currentTransaction(tx), header.snapshots);
  // Rows that the migrations have put there are in the archive too.
  await sql`truncate ${sql.join([...tables.keys()].map((name) => sql.table(name)))}`.execute(tx);
  let target: ArchivedTable | undefined;
  let batch: ArchiveRow[] = [];
  let characters = 0;
  const flush = async () => {
    if (target !== undefined && batch.length > 0) await insertRows(tx, target, batch, transactions);
    batch = [];
    characters = 0;
  };
  for await (const part of readArchive(file)) {
    if (part.kind === 'row') {
      batch.push(part.row);
      characters += part.row.reduce((sum, text) => sum + (text?.length ?? 0), 0);
      if (batch.length >= batchRows || characters >= batchCharacters) await flush();
    }
    if (part.kind === 'table') {
      await flush();
      target = tableFor(file, tables.get(part.table), part);
    }
  }
  await flush();
  await setSequences(tx, end.sequences);
  await renewSnapshots(tx, header.snapshots, transactions);
}

async function currentTransaction(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx);
  return BigInt(rows[0]?.id ?? '0');
}

/** The table with its columns in the archive's order. */
function tableFor(
  file: string,
  known: ArchivedTable | undefined,
  { table, columns }: { table: string; columns: readonly string[] },
): ArchivedTable {
  const named = columns.map((name) => known?.columns.find((column) => column.name === name));
  const missing = columns.find((_, index) => named[index] === undefined);
  if (known === undefined || missing !== undefined || columns.length !== known.columns.length) {
    throw damaged(file, `its table "${table}" is not that of its version${missing ? ` ("${missing}")` : ''}`);
  }
  return { ...known, columns: named.filter((column) => column !== undefined) };
}

async function insertRows(
  tx: Tx,
  table: ArchivedTable,
  rows: readonly ArchiveRow[],
  transactions: NewTransactions,
): Promise<void> {
  const texts = table.columns.map(({ type }, index) => {
    const column = rows.map((row) => row[index] ?? null);
    const values = type === 'xid8' ? column.map((text) => text && transactions.numberOf(text)) : column;
    return sql`${values}::text[]`;
  });
  const names = table.columns.map(({ name }) => sql.ref(name));
  const typed = table.columns.map(({ name, type }) => sql`${sql.ref(name)}::${sql.raw(type)}`);
  await sql`
    insert into ${sql.table(table.name)} (${sql.join(names)})
    overriding system value
    select ${sql.join(typed)}
    from unnest(${sql.join(texts)}) as archived (${sql.join(names)})`.execute(tx);
}

async function setSequences(tx: Tx, sequences: VerifiedArchive['end']['sequences']): Promise<void> {
  for (const { table, column, last } of sequences) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), ${last}::bigint)`.execute(tx);
  }
}

async function renewSnapshots(tx: Tx, snapshots: readonly string[], transactions: NewTransactions): Promise<void> {
  for (const [index, snapshot] of snapshots.entries()) {
    const fresh = transactions.snapshotAt(index);
    await sql`
      update action
      set selection = replace(selection::text, ${JSON.stringify(snapshot)}, ${JSON.stringify(fresh)})::json
      where state in ('pending', 'running')
      and selection ->> 'before' = ${snapshot}`.execute(tx);
  }
}

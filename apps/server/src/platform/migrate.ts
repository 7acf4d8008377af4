import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { aloneOn } from './alone.ts';
import type { Database, Tx } from './database.ts';
import { recordFormat } from './embedded/data-folder.ts';
import { AppError } from './errors.ts';
import { installQueues, type Task } from './jobs.ts';
import type { Log } from './log.ts';
import { inTransaction } from './transaction.ts';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Brings the database to this version: tables, then queues. Forward only; several at once wait for each other. */
export async function migrate(database: Database, log: Log, tasks: readonly Task<never>[]): Promise<string[]> {
  if (database.engine === 'postgresql') await refuseOldServer(database);
  if ((await isReadOnly(database)) && (await isMigrated(database))) {
    // Too full a disk, or a standby: what is there can be read all the same.
    log.warn('Database:Migration:Skipped');
    return [];
  }
  // The queue's own installation bears no other beside it.
  const applied = await aloneOn(database, async () => {
    const names = await inTransaction(database.db, (tx) => applyMigrations(tx, log));
    await installQueues(database, log, tasks);
    return names;
  });
  if (database.embedded !== undefined) recordFormat(database.embedded.folder, migrationNames().at(-1) ?? '');
  return applied;
}

/** Applies what is missing, at most up to the named migrations of an older version. */
export async function applyMigrations(
  tx: Tx,
  log: Log,
  wanted: readonly string[] = migrationNames(),
): Promise<string[]> {
  await sql`set local lock_timeout = '60s'`.execute(tx);
  await sql`
    create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())`.execute(
    tx,
  );
  const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(tx);
  const done = new Set(rows.map((row) => row.name));
  refuseNewer([...done]);
  const missing = wanted.filter((name) => !done.has(name));
  for (const name of missing) {
    await sql.raw(readFileSync(join(folder, name), 'utf8')).execute(tx);
    await sql`insert into schema_migration (name) values (${name})`.execute(tx);
    log.info({ migration: name }, 'Database:Migration:Applied');
  }
  return missing;
}

/** Throws when migrations are among them that this version does not know. */
export function refuseNewer(names: readonly string[]): void {
  const known = migrationNames();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new AppError(500, 'schema_newer', `Cannot migrate: the data were made by a newer version ("${unknown}")`, {
    hint: 'Use that version, or a newer one',
  });
}

export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

/** The tables that our migrations make. */
export function createdTables(): string[] {
  return migrationNames().flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? ''),
  );
}

/** Whether every migration of this version is applied. */
export async function isMigrated(database: Database): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('schema_migration') is not null as there`.execute(
    database.db,
  );
  if (rows[0]?.there !== true) return false;
  const { rows: applied } = await sql<{ name: string }>`select name from schema_migration`.execute(database.db);
  const done = new Set(applied.map((row) => row.name));
  return migrationNames().every((name) => done.has(name));
}

async function isReadOnly(database: Database): Promise<boolean> {
  const { rows } = await sql<{ mode: string }>`select current_setting('transaction_read_only') as mode`.execute(
    database.db,
  );
  return rows[0]?.mode === 'on';
}

async function refuseOldServer(database: Database): Promise<void> {
  const { rows } = await sql<{
    version: number;
  }>`select current_setting('server_version_num')::integer as version`.execute(database.db);
  const version = rows[0]?.version ?? 0;
  if (version < 150_000) {
    throw new AppError(
      500,
      'server_too_old',
      `Cannot use PostgreSQL ${Math.floor(version / 10_000)}: 15 or newer is needed`,
    );
  }
}

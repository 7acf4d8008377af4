import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import { explainDatabaseError } from '../platform/database-errors.ts';
import { claimServer } from '../platform/embedded/server-claim.ts';
import { AppError } from '../platform/errors.ts';
import { startTaskSender, type Task } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import { applyMigrations, createdTables, migrate, refuseNewer } from '../platform/migrate.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { ArchiveEnd } from './archive-format.ts';
import { importArchive } from './import-archive.ts';
import { resumeActions } from './resume-actions.ts';
import { verifyArchive } from './verify-archive.ts';

export interface RestoreOptions {
  readonly database: Database;
  readonly log: Log;
  /** The table of tasks, whose queues a new database needs. */
  readonly tasks: readonly Task<never>[];
  readonly file: string;
  /** Empties a database that holds something first. */
  readonly force: boolean;
}

/** Reads a backup into a database of either engine, then brings it to this version. Answers the rows of each table. */
export async function restore(options: RestoreOptions): Promise<ArchiveEnd['rows']> {
  const { database, log, tasks, file } = options;
  const archive = await verifyArchive(file);
  refuseNewer(archive.header.migrations);
  const claim = database.embedded && claimServer(database.embedded.folder, 'restore into');
  try {
    await inTransaction(database.db, async (tx) => {
      if (!options.force) await refuseFilled(tx);
      await empty(tx);
      await applyMigrations(tx, log, archive.header.migrations);
      await importArchive(tx, archive);
    });
    await migrate(database, log, tasks);
    await sql`analyze`.execute(database.db);
    await resume(database, log);
    return archive.end.rows;
  } catch (error) {
    throw explainDatabaseError(error);
  } finally {
    claim?.release();
  }
}

async function refuseFilled(tx: Tx): Promise<void> {
  if (!(await isThere(tx, 'schema_migration'))) return;
  const { rows } = await sql<{ projects: number; accounts: number }>`
    select (select count(*) from project) as projects, (select count(*) from account) as accounts`.execute(tx);
  const { projects = 0, accounts = 0 } = rows[0] ?? {};
  if (projects === 0 && accounts === 0) return;
  throw new AppError(
    409,
    'database_filled',
    `Cannot restore: the database holds ${projects} projects and ${accounts} accounts`,
    { hint: 'Restore into an empty database, or add --force to remove all that is in this one' },
  );
}

/** Removes what our migrations make, and nothing else: the database may be shared. */
async function empty(tx: Tx): Promise<void> {
  if (!(await isThere(tx, 'schema_migration'))) return;
  // A server that still runs on it keeps its locks for moments only.
  await sql`set local lock_timeout = '20s'`.execute(tx);
  for (const name of ['schema_migration', ...createdTables()]) {
    await sql`drop table if exists ${sql.table(name)} cascade`.execute(tx);
  }
  await sql`drop schema if exists jobs cascade`.execute(tx);
}

async function isThere(tx: Tx, table: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(tx);
  return rows[0]?.there === true;
}

async function resume(database: Database, log: Log): Promise<void> {
  const sender = await startTaskSender(database, log);
  try {
    const resumed = await resumeActions(database.db, sender);
    if (resumed > 0) log.info({ actions: resumed }, 'Backup:Actions:Resumed');
  } finally {
    await sender.stop(1_000);
  }
}

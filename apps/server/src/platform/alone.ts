import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { roomsOf } from './embedded/data-folder.ts';
import { tryLock } from './embedded/file-lock.ts';
import { AppError } from './errors.ts';

const patience = 120_000;

/**
 * Runs the work while no other process does the same on this database, whatever connections it takes. PostgreSQL keeps the others waiting by
 * an open transaction; on the embedded engine that would keep the work waiting too, so there it is a lock in the folder.
 */
export async function aloneOn<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (database.embedded !== undefined) return aloneInFolder(database.embedded.folder, work);
  // Not `inTransaction`: the work does not belong to this transaction, which only holds the lock.
  return database.db.transaction().execute(async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    await sql`set local lock_timeout = ${sql.raw(String(patience))}`.execute(tx);
    await sql`select pg_advisory_xact_lock(hashtext('belvedere migrate'))`.execute(tx);
    return work();
  });
}

async function aloneInFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + patience; performance.now() < deadline; await pause(50)) {
    const lock = tryLock(roomsOf(folder).migrateLock);
    if (lock === undefined) continue;
    try {
      return await work();
    } finally {
      lock.release();
    }
  }
  throw new AppError(503, 'collided', `Cannot migrate "${folder}": another process does it for too long`, {
    retriable: true,
    retryAfter: 5,
  });
}

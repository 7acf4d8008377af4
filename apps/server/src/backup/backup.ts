import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../platform/database.ts';
import { explainDatabaseError } from '../platform/database-errors.ts';
import { roomsOf } from '../platform/embedded/data-folder.ts';
import { endEmbedded } from '../platform/embedded/embedded-database.ts';
import { tryLock } from '../platform/embedded/file-lock.ts';
import { AppError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { ArchiveEnd } from './archive-format.ts';
import { createArchiveWriter } from './archive-writer.ts';
import { exportArchive } from './export-archive.ts';

export interface BackupOptions {
  readonly database: Database;
  readonly log: Log;
  /** Must not exist. */
  readonly file: string;
  /** Of Belvedere, for the reader of the file. */
  readonly version: string;
}

/** Writes the whole database into one file, while it serves. Answers the rows of each table. */
export async function backup({ database, log, file, version }: BackupOptions): Promise<ArchiveEnd['rows']> {
  const writer = createArchiveWriter(file);
  const facts = { version, engine: database.engine, now: new Date() };
  try {
    const rows = await withStillDatabase(database, log, (still) => exportArchive(still, writer, facts));
    await writer.commit();
    return rows;
  } catch (error) {
    await writer.abort();
    throw explainDatabaseError(error);
  }
}

/**
 * PostgreSQL shows one transaction one state. On the embedded engine such a transaction would keep everybody waiting to its end: there a copy
 * of the folder is made in a moment, and opened beside it.
 */
async function withStillDatabase<T>(database: Database, log: Log, work: (still: Database) => Promise<T>): Promise<T> {
  const { embedded } = database;
  if (embedded === undefined) return work(database);
  const lock = tryLock(roomsOf(embedded.folder).backupLock);
  if (lock === undefined) {
    throw new AppError(409, 'backup_running', `Cannot back up "${embedded.folder}": another backup of it runs`);
  }
  const folder = join(embedded.folder, 'copy');
  try {
    // What a killed backup has left: the lock says that nobody uses it.
    await removeCopy(folder, log);
    await embedded.copyTo(folder);
    const copy = await openDatabase({ folder, minFreeBytes: 0, connections: 1, log });
    try {
      return await work(copy);
    } finally {
      await copy.close();
    }
  } finally {
    await removeCopy(folder, log);
    lock.release();
  }
}

async function removeCopy(folder: string, log: Log): Promise<void> {
  await endEmbedded({ folder, minFreeBytes: 0, log });
  rmSync(folder, { recursive: true, force: true });
}

import { existsSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { AppError } from '../errors.ts';
import { createPglite } from './create-pglite.ts';
import { roomsOf } from './data-folder.ts';
import { freeBytes } from './disk-floor.ts';
import { engineCache, makeDatabase } from './engine-cache.ts';
import { type Session, sessionOver } from './session.ts';

export interface OpenedPglite {
  readonly session: Session;
  close(): Promise<void>;
}

/** What the embedded engine is: PostgreSQL of this major. A folder of another one is carried over by backup and restore. */
export const embeddedMajor = 18;

/** Bytes that the engine takes to replay its log: three pieces of it. */
const neededToOpen = 48 * 1024 * 1024;

/**
 * Opens the database of a data folder. `broken` is called when the engine fails in a way that it cannot come back from (an abort, a full
 * disk under its log): PGlite would try the same statement again for ever.
 */
export async function openPglite(folder: string, broken: (error: unknown) => void): Promise<OpenedPglite> {
  const rooms = roomsOf(folder);
  const cache = engineCache(folder);
  if (!existsSync(rooms.database)) await makeDatabase(rooms.database, cache);
  const database = await createPglite(rooms.database, cache).catch((error: unknown) => {
    throw freeBytes(folder) < neededToOpen ? diskFull(folder, error) : error;
  });
  watchEngine(database, broken);
  const { rows } = await database.query<{ version: string }>(`select current_setting('server_version') as version`);
  const session = sessionOver(database, {
    server_version: rows[0]?.version ?? '',
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    IntervalStyle: 'postgres',
    TimeZone: 'UTC',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  });
  return { session, close: () => database.close() };
}

function diskFull(folder: string, cause: unknown): AppError {
  return new AppError(507, 'disk_full', `Cannot open the embedded database in "${folder}": the disk is full`, {
    hint: 'Free some space on the disk of the data folder',
    cause,
  });
}

/** An error of SQL unwinds the engine's stack, and PGlite goes on. Whatever else it throws is its end. */
function watchEngine(database: PGlite, broken: (error: unknown) => void): void {
  const engine = database.Module;
  const loop = engine._PostgresMainLoopOnce;
  engine._PostgresMainLoopOnce = () => {
    try {
      loop();
    } catch (error) {
      if (error !== 'unwind') broken(error);
      throw error;
    }
  };
}

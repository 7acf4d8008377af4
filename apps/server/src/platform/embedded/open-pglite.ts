import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { roomsOf } from './data-folder.ts';
import { postgisFrom } from './postgis-bundle.ts';
import { type Session, sessionOver } from './session.ts';

export interface OpenedPglite {
  readonly session: Session;
  close(): Promise<void>;
}

/** What the embedded engine is: PostgreSQL of this major. A folder of another one is carried over by backup and restore. */
export const embeddedMajor = 18;

const settings = {
  TimeZone: 'UTC',
  jit: 'off',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  // Statements of others wait meanwhile, and so few connections need no more.
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
};

/**
 * Opens the database of a data folder. `broken` is called when the engine fails in a way that it cannot come back from (an abort, a full
 * disk under its log): PGlite would try the same statement again for ever.
 */
export async function openPglite(folder: string, broken: (error: unknown) => void): Promise<OpenedPglite> {
  const rooms = roomsOf(folder);
  await makeDatabase(rooms.database);
  const database = await PGlite.create({
    dataDir: rooms.database,
    extensions: { postgis: postgisFrom(rooms.cache), btree_gist, pg_trgm, unaccent },
    startParams: [
      ...PGlite.defaultStartParams,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
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

/** Made beside its place and moved there whole: killed midway, nothing half-made is taken for a database. */
async function makeDatabase(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const database = await PGlite.create({ dataDir: unfinished });
  await database.close();
  renameSync(unfinished, folder);
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

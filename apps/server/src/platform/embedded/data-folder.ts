import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

/** The rooms of a data folder. Only the database process opens `database`. */
export function roomsOf(folder: string) {
  return {
    database: join(folder, 'database'),
    sockets: join(folder, 'run'),
    log: join(folder, 'database.log'),
    lock: join(folder, 'database.lock'),
    serverLock: join(folder, 'server.lock'),
    migrateLock: join(folder, 'migrate.lock'),
    backupLock: join(folder, 'backup.lock'),
  };
}

export const socketNames = { statements: 'statements', control: 'control' } as const;
export type SocketName = keyof typeof socketNames;

/** The PostgreSQL major that made the database, or undefined where there is none yet. */
export function postgresqlMajorOf(folder: string): number | undefined {
  const file = join(roomsOf(folder).database, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

export function refuseOtherMajor(folder: string, ours: number): void {
  const major = postgresqlMajorOf(folder);
  if (major === undefined || major === ours) return;
  throw new AppError(
    500,
    'engine_differs',
    `Cannot open "${folder}": it was made by PostgreSQL ${major}, this is ${ours}`,
    {
      hint: 'Run "belvedere backup" with the version of Belvedere that made it, then "belvedere restore" with this one',
    },
  );
}

/** Writes down what made the folder, for whoever finds it years later. */
export function recordFormat(folder: string, schema: string): void {
  const format = { schema, postgresql: postgresqlMajorOf(folder) };
  writeFileSync(join(folder, 'format.json'), `${JSON.stringify(format)}\n`, { mode: 0o600 });
}

/** A private folder for sockets: in the data folder, or where a file system takes none, in the temporary one. */
export function makeSocketFolder(folder: string, place: 'inside' | 'temporary'): string {
  if (place === 'temporary') return mkdtempSync(join(tmpdir(), 'belvedere-'));
  const { sockets } = roomsOf(folder);
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  return sockets;
}

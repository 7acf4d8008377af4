import { constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createPglite, extensionNames } from './create-pglite.ts';
import { stateOf } from './process-record.ts';

/**
 * Where what is the same for every data folder is kept, since it takes seconds to make: beside the packages that it is made from, or in the
 * data folder where those are read-only.
 */
export function engineCache(folder: string): string {
  const engine = packageOf('@electric-sql/pglite');
  const postgis = packageOf('@electric-sql/pglite-postgis');
  const name = `belvedere-engine-${engine.version}-${postgis.version}`;
  for (const place of [join(engine.folder, '../../.cache'), folder]) {
    try {
      mkdirSync(join(place, name), { recursive: true });
      return join(place, name);
    } catch {
      // Read-only: the next place is not.
    }
  }
  throw new Error(`Cannot make a folder in "${folder}"`);
}

function packageOf(name: string): { folder: string; version: string } {
  const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

/** An empty database with its extensions. Moved to its place whole: killed midway, nothing half-made is taken for one. */
export async function makeDatabase(folder: string, cache: string): Promise<void> {
  const pattern = await patternIn(cache);
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  await cp(pattern, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE });
  renameSync(unfinished, folder);
}

/** The database that new ones are copied from, made when it is not there yet: some five seconds. */
export async function patternIn(cache: string): Promise<string> {
  const pattern = join(cache, 'database');
  if (existsSync(pattern)) return pattern;
  removeLeftOvers(cache);
  const unfinished = `${pattern}.${process.pid}`;
  const database = await createPglite(unfinished, cache);
  for (const name of extensionNames) await database.exec(`create extension ${name}`);
  await database.close();
  try {
    renameSync(unfinished, pattern);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Somebody else was faster.
    if (!existsSync(pattern)) throw error;
  }
  return pattern;
}

/** Of processes that were killed while they made one. */
function removeLeftOvers(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = Number(/^database\.(\d+)$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && stateOf({ pid, startTime: '' }) === 'gone')) {
      rmSync(join(cache, name), { recursive: true, force: true });
    }
  }
}

import { constants } from 'node:fs';
import { cp, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { roomsOf } from './data-folder.ts';
import { freeBytes } from './disk-floor.ts';
import type { Session } from './session.ts';
import { query } from './wire.ts';

/** Copies the database into an empty data folder, between two transactions: as after a kill, its log makes it whole. */
export async function copyDatabase(
  session: Session,
  folder: string,
  target: string,
  minFreeBytes: number,
): Promise<void> {
  session.run(query('checkpoint'));
  const rooms = { from: roomsOf(folder), to: roomsOf(target) };
  await mkdir(target, { recursive: true, mode: 0o700 });
  await refuseWithoutSpace(rooms.from.database, target, minFreeBytes);
  // Where the file system can, the copy shares its blocks with the original.
  const options = { recursive: true, errorOnExist: true, force: false, mode: constants.COPYFILE_FICLONE };
  await cp(rooms.from.database, rooms.to.database, options);
}

async function refuseWithoutSpace(database: string, target: string, minFreeBytes: number): Promise<void> {
  const needed = await bytesOf(database);
  const free = freeBytes(target);
  if (free - needed > minFreeBytes) return;
  const spare = minFreeBytes === 0 ? '' : ` and ${minFreeBytes} must stay so`;
  throw new AppError(507, 'disk_full', `Cannot copy the database: it takes ${needed} bytes, ${free} are free${spare}`, {
    hint: `Free some space on the disk of "${target}"`,
  });
}

async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  let total = 0;
  for (const name of names) total += (await stat(join(folder, name))).size;
  return total;
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { roomsOf } from './data-folder.ts';
import { tryLock } from './file-lock.ts';

export interface ServerClaim {
  release(): void;
}

/** Makes this process the one server of a data folder, until it ends. A second one is refused in words. */
export function claimServer(folder: string, purpose: 'serve' | 'restore into' = 'serve'): ServerClaim {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = tryLock(roomsOf(folder).serverLock);
  const file = join(folder, 'server.json');
  if (lock === undefined) {
    throw new AppError(409, 'folder_in_use', `Cannot ${purpose} "${folder}": ${holderIn(file)} serves it already`, {
      hint: 'Stop that server, or set BELVEDERE_DATA to another folder; other commands work beside a server',
    });
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { mode: 0o600 });
  return {
    release() {
      rmSync(file, { force: true });
      lock.release();
    },
  };
}

/** For the words only: the lock decides, not this file. */
function holderIn(file: string): string {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; host: string };
    return `process ${pid} on "${host}"`;
  } catch {
    return 'another process';
  }
}

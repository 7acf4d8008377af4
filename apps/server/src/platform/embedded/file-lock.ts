import { DatabaseSync } from 'node:sqlite';

export interface FileLock {
  release(): void;
}

/**
 * Takes a lock that the kernel gives back when its process dies, however it dies: no stale lock, no race to take one over.
 * Node has no `flock`; SQLite's exclusive transaction on an empty file is one. Nothing else may open that file.
 */
export function tryLock(file: string): FileLock | undefined {
  const database = new DatabaseSync(file);
  try {
    // A journal on the disk would be left behind by a kill.
    database.exec('pragma journal_mode = memory');
    database.exec('begin exclusive');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  const busy = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}

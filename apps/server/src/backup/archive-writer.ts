import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { AppError } from '../platform/errors.ts';

export interface ArchiveWriter {
  write(line: unknown): Promise<void>;
  /** The sha256 of what was written so far. */
  digest(): Promise<string>;
  /** Brings the file to the disk, then to its name. */
  commit(): Promise<void>;
  abort(): Promise<void>;
}

/** Characters that are packed at once: a line alone is too little work for a call. */
const chunkLength = 100_000;

/** Writes an archive beside its place: a file under its name is always a whole one. */
export function createArchiveWriter(file: string): ArchiveWriter {
  if (existsSync(file)) {
    throw new AppError(409, 'file_exists', `Cannot write "${file}": it exists`, { hint: 'Name another file' });
  }
  const temporary = `${file}.${process.pid}.part`;
  const output = createWriteStream(temporary, { mode: 0o600, flags: 'wx' });
  const gzip = createGzip({ level: 4 });
  const written = finished(gzip.pipe(output));
  // Whoever waits for room or for the end hears of it.
  written.catch((error: Error) => gzip.destroy(error));
  gzip.on('error', () => {});
  const hash = createHash('sha256');
  let waiting = '';

  async function flush(): Promise<void> {
    const text = waiting;
    waiting = '';
    hash.update(text);
    if (gzip.destroyed) await written;
    if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
  }

  return {
    async write(line) {
      waiting += `${JSON.stringify(line)}\n`;
      if (waiting.length >= chunkLength) await flush();
    },
    async digest() {
      await flush();
      return hash.copy().digest('hex');
    },
    async commit() {
      await flush();
      gzip.end();
      await written;
      await synced(temporary);
      await rename(temporary, file);
      await synced(dirname(file));
    },
    async abort() {
      gzip.destroy();
      output.destroy();
      await written.catch(() => {});
      await rm(temporary, { force: true });
    },
  };
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

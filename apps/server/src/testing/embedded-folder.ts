import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../platform/database.ts';
import { endEmbedded } from '../platform/embedded/embedded-database.ts';
import { readRecord } from '../platform/embedded/process-record.ts';
import { createLog } from '../platform/log.ts';

const log = createLog({ level: process.env.BELVEDERE_TEST_LOG ?? 'silent' });

/** A data folder of a test's own, the databases opened on it, and the process that serves it. */
export interface TestFolder {
  readonly folder: string;
  open(options?: { minFreeBytes?: number }): Promise<Database>;
  /** The database process, for signals. */
  pid(): number;
  /** Closes what is open and ends the process. */
  end(): Promise<void>;
  /** Ends it, and removes the folder. */
  remove(): Promise<void>;
}

export function testFolder(folder = mkdtempSync(join(tmpdir(), 'belvedere-engine-'))): TestFolder {
  const opened: Database[] = [];
  const end = async () => {
    await Promise.all(opened.map((database) => database.close()));
    await endEmbedded({ folder, minFreeBytes: 0, log });
  };
  return {
    folder,
    async open({ minFreeBytes = 0 } = {}) {
      const database = await openDatabase({ folder, minFreeBytes, log });
      opened.push(database);
      return database;
    },
    pid: () => readRecord(folder)?.pid ?? 0,
    end,
    async remove() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One whose database has a table `fact (id)` once it is opened. */
export function factFolder(folder?: string): TestFolder {
  const place = testFolder(folder);
  return {
    ...place,
    async open(options) {
      const database = await place.open(options);
      await sql`create table if not exists fact (id bigint primary key)`.execute(database.db);
      return database;
    },
  };
}

/** Tries again until the work succeeds, at most so many milliseconds; then its last failure is thrown. */
export async function eventually<T>(milliseconds: number, work: () => Promise<T> | T): Promise<T> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}

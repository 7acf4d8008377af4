import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../platform/database.ts';
import { endEmbedded } from '../platform/embedded/embedded-database.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { tasks } from '../worker.ts';
import './postgresql-server.ts';

/** Vitest's global set-up of a project: a migrated data folder that its workers copy. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-template-'));
  const log = createLog({ level: 'error' });
  const database = await openDatabase({ folder, minFreeBytes: 0, log });
  try {
    await migrate(database, log, tasks);
  } finally {
    await database.close();
    await endEmbedded({ folder, minFreeBytes: 0, log });
  }
  project.provide('embeddedTemplate', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { type Database, type Db, openDatabase } from '../platform/database.ts';
import { readRecord, stateOf } from '../platform/embedded/process-record.ts';
import { createLog } from '../platform/log.ts';
import type { Project } from '../projects/project.ts';
import { copyTemplate } from './postgresql-server.ts';

const log = createLog({ level: process.env.BELVEDERE_TEST_LOG ?? 'error' });
const key = Symbol.for('belvedere.testing.database');
type Worker = typeof globalThis & { [key]?: Promise<Database> };

/** The database of this test worker: opened once, copied from the migrated template of the engine under test. */
export function useDatabase(): Promise<Database> {
  const worker = globalThis as Worker;
  worker[key] ??= openCopy();
  return worker[key];
}

async function openCopy(): Promise<Database> {
  const url = inject('postgresqlUrl');
  if (url !== undefined) {
    const copy = await copyTemplate(url, `worker_${process.pid}`);
    return openDatabase({ url: copy, folder: '', minFreeBytes: 0, log });
  }
  const template = inject('embeddedTemplate');
  if (template === undefined) throw new Error('Cannot open a test database: its vitest project has no global set-up');
  const folder = copyFolder(template);
  process.once('exit', () => removeInUse(folder));
  return openDatabase({ folder, minFreeBytes: 0, log });
}

/** At the exit nothing can be waited for: the database process would still write there, and keep its memory, for some seconds. */
function removeInUse(folder: string): void {
  const record = readRecord(folder);
  if (record !== undefined && stateOf(record) !== 'gone') process.kill(record.pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}

function copyFolder(template: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-data-'));
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** A project's row and its collection `default`, for tests below HTTP. */
export async function newProjectRow(db: Db): Promise<Project> {
  const slug = newSlug();
  const { rows } = await sql<{ id: number; createdAt: string }>`
    insert into project (slug, title) values (${slug}, ${slug}) returning id, created_at as "createdAt"`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('Cannot make a project row');
  return {
    id: row.id,
    slug,
    title: slug,
    description: '',
    languages: ['en', 'fr'],
    public: false,
    registration: 'closed',
    createdAt: row.createdAt,
  };
}

export function newSlug(): string {
  return `p-${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollection } from '@belvedere/contract/catalogue.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../platform/database.ts';
import { readRecord } from '../platform/embedded/process-record.ts';
import { createLog } from '../platform/log.ts';
import { crashModel } from './crash-round.ts';
import { createPostgresql, freePort, inDatabase, runSql } from './postgresql-server.ts';
import { answering, type Spawned, spawnBelvedere } from './processes.ts';

export const victims = ['worker', 'api', 'database'] as const;
export type Victim = (typeof victims)[number];

/** Real processes over a real database, any of which can be killed and comes back. */
export interface Stage {
  readonly origin: string;
  readonly project: string;
  readonly projectId: number;
  readonly token: string;
  /** A client of the database beside the processes. */
  readonly database: Database;
  /** `kill -9`, then a new process in its place. */
  kill(victim: Victim): Promise<void>;
  close(): Promise<void>;
}

interface Engine {
  readonly environment: Record<string, string>;
  open(): Promise<Database>;
  killDatabase(database: Database): Promise<void>;
  close(): Promise<void>;
}

const administrator = { email: 'operator@example.org', password: 'a long enough password' };

export async function openStage(engineName: Database['engine']): Promise<Stage> {
  const engine = engineName === 'embedded' ? embeddedEngine() : await postgresqlEngine();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = {
    ...engine.environment,
    BELVEDERE_PORT: String(port),
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
    BELVEDERE_LOG: 'warn',
  };
  const migration = spawnBelvedere(['migrate'], environment);
  if ((await migration.exited) !== 0) throw new Error(`Cannot migrate: ${migration.output()}`);
  const database = await engine.open();
  const processes: Record<'api' | 'worker', Spawned> = {
    api: spawnBelvedere(['api'], environment),
    worker: spawnBelvedere(['worker'], environment),
  };
  await answering(origin, processes.api);
  const made = await makeProject(origin, database);
  return {
    ...made,
    origin,
    database,
    async kill(victim) {
      if (victim === 'database') return engine.killDatabase(database);
      await processes[victim].end('SIGKILL');
      processes[victim] = spawnBelvedere([victim], environment);
    },
    async close() {
      await Promise.all([processes.api.end('SIGTERM'), processes.worker.end('SIGTERM')]);
      await database.close();
      await engine.close();
    },
  };
}

async function makeProject(
  origin: string,
  database: Database,
): Promise<Pick<Stage, 'project' | 'projectId' | 'token'>> {
  const response = await fetch(`${origin}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(administrator),
  });
  const { token } = (await response.json()) as { token: string };
  const call = createClient({ origin, token });
  const project = 'crash';
  await call(createProject, { body: { slug: project, title: 'Crash' } });
  await call(createCollection, { params: { project }, body: crashCollection });
  const { rows } = await sql<{ id: number }>`select id from project where slug = ${project}`.execute(database.db);
  return { project, projectId: rows[0]?.id ?? 0, token };
}

const crashCollection = {
  type: 'Collection',
  stac_version: '1.1.0',
  id: 'crash',
  description: 'What is sent while processes are killed.',
  license: 'CC0-1.0',
  extent: { spatial: { bbox: [[-180, -90, 180, 90]] }, temporal: { interval: [[null, null]] } },
  links: [],
  'belvedere:model': crashModel,
};

function embeddedEngine(): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-crash-'));
  const log = createLog({ level: 'fatal' });
  return {
    environment: { BELVEDERE_DATA: folder, BELVEDERE_MIN_FREE_BYTES: '0' },
    open: () => openDatabase({ folder, minFreeBytes: 0, log }),
    async killDatabase() {
      const pid = readRecord(folder)?.pid;
      if (pid === undefined) throw new Error('Cannot kill the database process: it left no record');
      process.kill(pid, 'SIGKILL');
    },
    close: async () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }),
  };
}

async function postgresqlEngine(): Promise<Engine> {
  const server = await createPostgresql();
  await runSql(server.url, 'create database crash');
  const url = inDatabase(server.url, 'crash');
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-crash-'));
  const log = createLog({ level: 'fatal' });
  return {
    environment: { DATABASE_URL: url, BELVEDERE_SECRET: 'a secret for the crash tests', BELVEDERE_DATA: folder },
    open: () => openDatabase({ url, folder, minFreeBytes: 0, log }),
    async killDatabase({ db }) {
      // One backend killed: the server ends all others, recovers from its log, and goes on.
      const { rows } = await sql<{ pid: number }>`
        select pid
        from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
        order by random()
        limit 1`.execute(db);
      if (rows[0] !== undefined) process.kill(rows[0].pid, 'SIGKILL');
    },
    async close() {
      await server.stop('immediate');
      server.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { tasks } from '../worker.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server with the migrated database `template`. */
    postgresqlUrl?: string;
    /** A migrated data folder to copy. */
    embeddedTemplate?: string;
  }
}

export interface TestServer {
  readonly url: string;
  /** For signals: `SIGSTOP` makes it a server that is there and does not answer. */
  readonly pid: number;
  start(): Promise<void>;
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  remove(): void;
}

/** Vitest's global set-up of a project: a real server for its tests, with a migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) {
    await makeTemplate(given);
    project.provide('postgresqlUrl', given);
    return async () => {};
  }
  const server = await createPostgresql();
  await makeTemplate(server.url);
  project.provide('postgresqlUrl', server.url);
  return async () => {
    await server.stop('immediate');
    server.remove();
  };
}

async function makeTemplate(url: string): Promise<void> {
  await runSql(url, 'drop database if exists template_belvedere');
  await runSql(url, 'create database template_belvedere');
  const database = await openDatabase({
    url: inDatabase(url, 'template_belvedere'),
    folder: '',
    minFreeBytes: 0,
    log: createLog({ level: 'error' }),
  });
  await migrate(database, createLog({ level: 'error' }), tasks);
  await database.close();
}

/** A database copied from the migrated template. */
export async function copyTemplate(url: string, name: string): Promise<string> {
  await runSql(url, `drop database if exists ${name}`);
  for (let attempt = 0; ; attempt += 1) {
    try {
      await runSql(url, `create database ${name} template template_belvedere`);
      return inDatabase(url, name);
    } catch (error) {
      // Somebody else copies the same template at this very moment.
      if (attempt >= 50) throw error;
      await pause(100);
    }
  }
}

export async function runSql(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function inDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

/** A cluster of its own in a temporary folder, on a free loopback port. */
export async function createPostgresql(): Promise<TestServer> {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-pg-'));
  // The server refuses root: it runs as the account that its package made.
  const owner = process.getuid?.() === 0 ? accountOf('postgres') : undefined;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`Cannot make a PostgreSQL cluster: ${made.stderr}`);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let child: ReturnType<typeof spawn> | undefined;
  const server: TestServer = {
    url,
    get pid() {
      return child?.pid ?? 0;
    },
    async start() {
      const settings = {
        port,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: folder,
        fsync: 'off',
        max_connections: 120,
        shared_buffers: '256MB',
        max_wal_size: '2GB',
      };
      const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      child = spawn(join(bin, 'postgres'), ['-D', folder, ...flags], { ...owner, cwd: folder, stdio: 'ignore' });
      await answering(url);
    },
    async stop(mode) {
      const running = child;
      if (running === undefined || running.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await ended;
      child = undefined;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  await server.start();
  return server;
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await runSql(url, 'select 1');
      return;
    } catch (error) {
      if (attempt > 150) throw error;
      await pause(100);
    }
  }
}

function binaries(): string {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions)
    ? readdirSync(versions)
        .map(Number)
        .sort((a, b) => b - a)[0]
    : undefined;
  if (newest === undefined)
    throw new Error('Cannot find PostgreSQL: install postgresql and postgis, or set TEST_DATABASE_URL');
  return join(versions, String(newest), 'bin');
}

function accountOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

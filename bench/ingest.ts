import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createCollection } from '@belvedere/contract/catalogue.ts';
import { createClient } from '@belvedere/contract/client.ts';
import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../apps/server/src/platform/database.ts';
import { createLog } from '../apps/server/src/platform/log.ts';
import { createPostgresql, freePort, inDatabase, runSql } from '../apps/server/src/testing/postgresql-server.ts';
import { answering, type Spawned, spawnBelvedere } from '../apps/server/src/testing/processes.ts';
import { type BodyFormat, benchBody, benchItem, contentTypes } from './bench-items.ts';

/**
 * How fast items come in: from the first byte of a request to the last item searchable, over HTTP, through a real server process.
 * On PostgreSQL, beside it, what nobody can be faster than: `copy` of the very rows it left, into the same tables and indexes.
 *
 *   node bench/ingest.ts --engine postgresql --items 100000 --format ndjson
 */
const { values: asked } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgresql' },
    items: { type: 'string', default: '100000' },
    format: { type: 'string', default: 'ndjson' },
    /** Arguments for the server's Node, such as `--cpu-prof`. */
    node: { type: 'string', default: '' },
    /** Leave the baseline out. */
    bare: { type: 'boolean', default: false },
  },
});
const quiet = createLog({ level: 'silent' });
const items = Number(asked.items);
const format = asked.format as BodyFormat;
/** The rows that a deposit leaves, in the order of their foreign keys. */
const copied = ['request', 'aip', 'item'];
/** Of PostgreSQL; the embedded engine is a child of the server. */
let databasePid: number | undefined;
const administrator = { email: 'bench@example.org', password: 'a long enough password' };

if (asked.engine === 'postgresql') await benchPostgresql();
else await benchEmbedded();

async function benchPostgresql(): Promise<void> {
  const server = await createPostgresql();
  try {
    await runSql(server.url, 'create database bench');
    const url = inDatabase(server.url, 'bench');
    const environment = { DATABASE_URL: url, BELVEDERE_SECRET: 'a secret of the bench, long enough' };
    databasePid = server.pid;
    const rate = await run('postgresql', environment, () =>
      openDatabase({ url, folder: '', minFreeBytes: 0, log: quiet }),
    );
    if (!asked.bare) await baseline(server.url, url, rate);
  } finally {
    await server.stop('immediate');
    server.remove();
  }
}

async function benchEmbedded(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-bench-'));
  try {
    await run('embedded', { BELVEDERE_DATA: folder }, () => openDatabase({ folder, minFreeBytes: 0, log: quiet }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  engine: string,
  environment: Record<string, string>,
  open: () => Promise<Database>,
): Promise<number> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const spawned = spawnBelvedere(['serve'], {
    ...environment,
    BELVEDERE_PORT: String(port),
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
    BELVEDERE_LOG: 'warn',
    ...(asked.node === '' ? {} : { NODE_OPTIONS: asked.node }),
  });
  try {
    await answering(origin, spawned);
    const database = await open();
    try {
      return await measure(engine, origin, spawned, database);
    } finally {
      await database.close();
    }
  } finally {
    await spawned.end('SIGTERM');
    if (spawned.output() !== '') console.log(spawned.output().slice(-3_000));
  }
}

async function measure(engine: string, origin: string, spawned: Spawned, database: Database): Promise<number> {
  const token = await prepare(origin);
  await pause(1_000);
  const memory = watchMemory(spawned.pid);
  const before = cpuOfAll(spawned.pid);
  const started = performance.now();
  const answer = await send(origin, token);
  const answered = performance.now();
  await untilSearchable(database);
  const searchable = performance.now();
  const used = cpuOfAll(spawned.pid);
  const { idle, most } = memory.end();
  const seconds = (searchable - started) / 1_000;
  const rate = items / seconds;
  const mebibyte = 1_048_576;
  console.log(
    [
      `${engine}, ${items} items as ${format} of ${benchItem(1).length} bytes`,
      `  answered after ${((answered - started) / 1_000).toFixed(2)} s: granted ${answer.granted}, denied ${answer.denied}`,
      `  searchable after ${seconds.toFixed(2)} s: ${Math.round(rate)} items/s`,
      `  CPU: server ${(used.server - before.server).toFixed(2)} s, database ${(used.database - before.database).toFixed(2)} s; memory ${Math.round(idle / mebibyte)} MiB idle, ${Math.round((most - idle) / mebibyte)} MiB above it at most`,
    ].join('\n'),
  );
  return rate;
}

async function prepare(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(administrator),
  });
  const { token } = (await response.json()) as { token: string };
  const call = createClient({ origin, token });
  await call(createProject, { body: { slug: 'bench', title: 'Bench' } });
  const extent = { spatial: { bbox: [[-180, -90, 180, 90]] }, temporal: { interval: [[null, null]] } };
  const collection = {
    type: 'Collection',
    stac_version: '1.1.0',
    id: 'bench',
    description: 'Bench',
    license: 'other',
    extent,
    links: [],
  };
  await call(createCollection, { params: { project: 'bench' }, body: collection });
  return token;
}

function send(origin: string, token: string): Promise<DepositAnswer> {
  return new Promise((resolve, reject) => {
    const post = request(
      `${origin}/api/bench/ingest/items?source=bench&session=${format}`,
      { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': contentTypes[format] } },
      async (response) => {
        const text = (await Array.fromAsync(response)).join('');
        if (response.statusCode === 200) resolve(JSON.parse(text) as DepositAnswer);
        else reject(new Error(`${response.statusCode} ${text.slice(0, 1_000)}`));
      },
    );
    post.on('error', reject);
    pipeline(Readable.from(benchBody(format, items), { objectMode: true, highWaterMark: 4 }), post).catch(reject);
  });
}

/** The last item is in the catalogue when no chunk is left: items are shown in the transaction that drops their chunk. */
async function untilSearchable({ db }: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql`select id from chunk limit 1`.execute(db);
    if (rows.length === 0) break;
    await pause(20);
  }
  const { rows } = await sql<{ count: number }>`select count(*) as count from item`.execute(db);
  if (rows[0]?.count !== items) throw new Error(`Only ${rows[0]?.count} of ${items} items are searchable`);
}

function watchMemory(pid: number): { end(): { idle: number; most: number } } {
  const idle = residentBytes(pid);
  let most = idle;
  const timer = setInterval(() => {
    most = Math.max(most, residentBytes(pid));
  }, 50);
  return {
    end() {
      clearInterval(timer);
      return { idle, most };
    },
  };
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
}

function cpuOfAll(server: number): { readonly server: number; readonly database: number } {
  return { server: cpuSeconds(server), database: databasePid === undefined ? 0 : cpuSeconds(databasePid) };
}

/** Of a process and all its children, those that ended too: other work on the machine does not count. */
function cpuSeconds(pid: number): number {
  const own = statOf(pid);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ child: Number(name), stat: statOf(Number(name)) }))
    .filter(({ stat }) => stat?.parent === pid);
  return (own?.seconds ?? 0) + children.reduce((sum, { child }) => sum + cpuSeconds(child), 0);
}

function statOf(pid: number): { readonly parent: number; readonly seconds: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').map(Number) ?? [];
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, seconds: (user + system + endedUser + endedSystem) / 100 };
  } catch {
    return undefined;
  }
}

async function baseline(serverUrl: string, url: string, rate: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-copy-'));
  try {
    for (const table of copied) await psqlOut(url, `copy ${table} to stdout (format binary)`, join(folder, table));
    const database = await sizesOf(url);
    await runSql(serverUrl, 'create database copied template bench');
    const target = inDatabase(serverUrl, 'copied');
    await runSql(target, `truncate ${copied.join(', ')}, aip_history, asset, request_history`);
    await runSql(target, 'checkpoint');
    const [started, cpu] = [performance.now(), cpuSeconds(databasePid ?? 0)];
    for (const table of copied) await psqlIn(target, `copy ${table} from stdin (format binary)`, join(folder, table));
    const seconds = (performance.now() - started) / 1_000;
    const bytes = copied.reduce((sum, table) => sum + statSync(join(folder, table)).size, 0);
    console.log(
      [
        `  copy of the same rows (${copied.join(', ')}; ${Math.round(bytes / items)} bytes an item): ${seconds.toFixed(2)} s, ${Math.round(items / seconds)} items/s, ${(cpuSeconds(databasePid ?? 0) - cpu).toFixed(2)} s of CPU`,
        `  ingest runs at ${(rate / (items / seconds)).toFixed(2)} of it`,
        database,
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sizesOf(url: string): Promise<string> {
  const opened = await openDatabase({ url, folder: '', minFreeBytes: 0, log: quiet });
  try {
    const { rows } = await sql<{ name: string; heap: number; toast: number; indexes: number }>`
      select relname as name, pg_relation_size(oid) as heap,
        pg_table_size(oid) - pg_relation_size(oid) as toast, pg_indexes_size(oid) as indexes
      from pg_class
      where oid = any(${copied}::regclass[])`.execute(opened.db);
    return rows
      .map(
        ({ name, heap, toast, indexes }) =>
          `  ${name}: ${Math.round(heap / items)} + ${Math.round(toast / items)} out of line + ${Math.round(indexes / items)} of indexes, bytes an item`,
      )
      .join('\n');
  } finally {
    await opened.close();
  }
}

async function psqlOut(url: string, statement: string, file: string): Promise<void> {
  const child = spawn('psql', [url, '-qXc', statement], { stdio: ['ignore', 'pipe', 'inherit'] });
  await pipeline(child.stdout, createWriteStream(file));
}

async function psqlIn(url: string, statement: string, file: string): Promise<void> {
  const child = spawn('psql', [url, '-qXc', statement], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await pipeline(createReadStream(file, { highWaterMark: 1_048_576 }), child.stdin);
  if ((await ended) !== 0) throw new Error(`Cannot copy ${file}`);
}

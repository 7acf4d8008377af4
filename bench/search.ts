import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '@belvedere/contract/client.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { type Database, openDatabase } from '../apps/server/src/platform/database.ts';
import { createLog } from '../apps/server/src/platform/log.ts';
import { createPostgresql, freePort, inDatabase, runSql } from '../apps/server/src/testing/postgresql-server.ts';
import { answering, spawnBelvedere } from '../apps/server/src/testing/processes.ts';
import { cpuSecondsOf } from './process-cpu.ts';
import { createRandom, type Random, searchCases } from './search-cases.ts';
import { fillArchive } from './search-data.ts';

/**
 * How long a search takes over HTTP, documents and count included, one at a time, through a real server process; and how much CPU of
 * server and database it takes, which says what it would take on a machine with nothing else to do.
 *
 *   node bench/search.ts --engine postgresql --items 1000000
 */
const { values: asked } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgresql' },
    items: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '200' },
  },
});
const items = Number(asked.items);
const runs = Number(asked.runs);
/** Server and database. */
const pids: number[] = [];
const administrator = { email: 'bench@example.org', password: 'a long enough password' };

if (asked.engine === 'postgresql') await onPostgresql();
else await onEmbedded();

async function onPostgresql(): Promise<void> {
  const server = await createPostgresql();
  try {
    pids.push(server.pid);
    await runSql(server.url, 'create database bench');
    const url = inDatabase(server.url, 'bench');
    await run({ DATABASE_URL: url, BELVEDERE_SECRET: 'a secret of the bench, long enough' }, { url, folder: '' });
  } finally {
    await server.stop('immediate');
    server.remove();
  }
}

async function onEmbedded(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-bench-'));
  try {
    await run({ BELVEDERE_DATA: folder }, { folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(environment: Record<string, string>, place: { url?: string; folder: string }): Promise<void> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const spawned = spawnBelvedere(['serve'], {
    ...environment,
    BELVEDERE_PORT: String(port),
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
    BELVEDERE_LOG: 'warn',
  });
  try {
    pids.push(spawned.pid);
    await answering(origin, spawned);
    const database = await openDatabase({ ...place, minFreeBytes: 0, log: createLog({ level: 'silent' }) });
    try {
      await measure(origin, database);
    } finally {
      await database.close();
    }
  } finally {
    await spawned.end('SIGTERM');
    if (spawned.output() !== '') console.log(spawned.output().slice(-3_000));
  }
}

async function measure(origin: string, database: Database): Promise<void> {
  const { token } = await signIn(origin);
  await createClient({ origin, token })(createProject, { body: { slug: 'bench', title: 'Bench', public: true } });
  const started = performance.now();
  await fillArchive(database.db, 'bench', items);
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${items} items on ${asked.engine}, made in ${seconds.toFixed(0)} s; ${runs} searches a line, in milliseconds`,
  );
  console.log('| search | p50 | p95 | p99 | most | CPU | matched, of the last |\n|---|---|---|---|---|---|---|');
  const { found } = await search(`${origin}/stac/bench/search`, { limit: 1_000 });
  const ids = found.features.map(({ id }) => id);
  for (const [name, body] of searchCases(items, ids)) await measureCase(`${origin}/stac/bench/search`, name, body);
  await measurePages(`${origin}/stac/bench/search`);
}

async function signIn(origin: string): Promise<{ token: string }> {
  const response = await fetch(`${origin}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(administrator),
  });
  return (await response.json()) as { token: string };
}

interface Found {
  readonly features: { readonly id: string }[];
  readonly numberMatched: number;
  readonly 'belvedere:matched': { readonly exact: boolean };
  readonly links: { readonly rel: string; readonly body?: { readonly token: string } }[];
}

async function search(address: string, body: object): Promise<{ found: Found; ms: number }> {
  const started = performance.now();
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const ms = performance.now() - started;
  if (!response.ok) throw new Error(text);
  return { found: JSON.parse(text) as Found, ms };
}

async function measureCase(address: string, name: string, body: (random: Random) => object): Promise<void> {
  const random = createRandom();
  const times: number[] = [];
  let last: Found | undefined;
  const before = cpuSecondsOf(pids);
  for (let index = 0; index < runs; index += 1) {
    const { found, ms } = await search(address, body(random));
    times.push(ms);
    last = found;
  }
  const matched = last === undefined ? '' : `${last['belvedere:matched'].exact ? '' : 'about '}${last.numberMatched}`;
  const cpu = ((cpuSecondsOf(pids) - before) * 1_000) / runs;
  console.log(`| ${name} | ${quantiles(times)} | ${cpu.toFixed(1)} | ${matched} |`);
}

function quantiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [0.5, 0.95, 0.99, 1].map((share) => at(share).toFixed(1)).join(' | ');
}

/** Each page by the token of the one before, ten times over: the hundredth beside the second, which has a token too. */
async function measurePages(address: string): Promise<void> {
  const times = new Map<number, number[]>([1, 2, 50, 100].map((page) => [page, []]));
  for (let round = 0; round < 20; round += 1) {
    let token: string | undefined;
    for (let page = 1; page <= 100; page += 1) {
      const { found, ms } = await search(address, {
        bbox: [-60, -30, 60, 60],
        datetime: '2022-01-01T00:00:00Z/..',
        token,
      });
      times.get(page)?.push(ms);
      token = found.links.find(({ rel }) => rel === 'next')?.body?.token;
    }
  }
  for (const [page, measured] of times)
    console.log(`| page ${page} of a box of 120° by 90° and years | ${quantiles(measured)} | | |`);
}

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../testing/embedded-folder.ts';
import { createPostgresql, type TestServer } from '../testing/postgresql-server.ts';
import { type Database, openDatabase } from './database.ts';
import { explainDatabaseError } from './database-errors.ts';
import { databaseHealth } from './database-health.ts';
import { createLog } from './log.ts';

const log = createLog({ level: 'silent' });
let server: TestServer;
let database: Database;
const heard: string[] = [];

beforeAll(async () => {
  server = await createPostgresql();
  database = await openDatabase({ url: server.url, folder: '', minFreeBytes: 0, log });
  await sql`create table fact (id bigint primary key)`.execute(database.db);
  await database.listen('engine_test', (payload) => heard.push(payload));
});
afterAll(async () => {
  await database.close();
  await server.stop('immediate');
  server.remove();
});

const unavailable = { status: 503, facts: { retriable: true, retryAfter: 5 } };

async function addFact(id: number): Promise<unknown> {
  return sql`insert into fact (id) values (${id})`.execute(database.db).then(
    () => 'written',
    (error: unknown) => explainDatabaseError(error),
  );
}

async function notify(payload: string): Promise<void> {
  await sql`select pg_notify('engine_test', ${payload})`.execute(database.db);
}

test('gone for some seconds, PostgreSQL costs callers a 503 and nothing else; who listened is told to look again', async () => {
  expect(await addFact(1)).toBe('written');
  const asleep = sql`select pg_sleep(30)`.execute(database.db).catch(explainDatabaseError);
  await pause(200);
  await server.stop('immediate');
  expect(await asleep).toMatchObject(unavailable);
  expect(await addFact(2)).toMatchObject(unavailable);
  expect(await databaseHealth(database)).toEqual({ reachable: false, migrated: false, writable: false });
  await expect(database.ping()).rejects.toThrow();
  await pause(2_000);
  heard.length = 0;
  await server.start();
  await eventually(5_000, async () => expect(await addFact(3)).toBe('written'));
  await eventually(8_000, () => expect(heard).toEqual(['']));
  await notify('again');
  await eventually(2_000, () => expect(heard).toEqual(['', 'again']));
});

test('stopped without a word, PostgreSQL is noticed in seconds: callers that hang on it get their 503', async () => {
  const processes = [server.pid, ...childrenOf(server.pid)];
  const asleep = sql`select pg_sleep(60)`.execute(database.db).catch(explainDatabaseError);
  await pause(200);
  for (const pid of processes) process.kill(pid, 'SIGSTOP');
  for (const pid of childrenOf(server.pid)) process.kill(pid, 'SIGSTOP');
  try {
    const started = performance.now();
    expect(await asleep).toMatchObject(unavailable);
    expect(await addFact(4)).toMatchObject(unavailable);
    await expect(database.ping()).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(35_000);
  } finally {
    heard.length = 0;
    for (const pid of [...childrenOf(server.pid), server.pid]) process.kill(pid, 'SIGCONT');
  }
  await eventually(15_000, async () => expect(await addFact(5)).toBe('written'));
  await eventually(15_000, () => expect(heard).toContain(''));
});

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

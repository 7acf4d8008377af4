import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { eventually, factFolder, type TestFolder } from '../../testing/embedded-folder.ts';
import type { Database } from '../database.ts';
import { explainDatabaseError } from '../database-errors.ts';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import { inTransaction } from '../transaction.ts';
import { readRecord } from './process-record.ts';
import { claimServer } from './server-claim.ts';
import { watchProcess } from './watchdog.ts';

const log = createLog({ level: 'silent' });

/** For tests that kill nobody. */
const quiet = factFolder();
let place: TestFolder | undefined;

afterEach(async () => {
  await place?.remove();
  place = undefined;
});
afterAll(() => quiet.remove());

function newPlace(folder?: string): TestFolder {
  place = factFolder(folder);
  return place;
}

async function addFact({ db }: Database, id: number): Promise<void> {
  await sql`insert into fact (id) values (${id})`.execute(db);
}

async function factsIn({ db }: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from fact order by id`.execute(db);
  return rows.map((row) => row.id);
}

/** What a caller of HTTP would be told. */
async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => explainDatabaseError(thrown),
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

test('a second command on the same folder joins the process of the first, and sees its rows', async () => {
  const { open, pid } = newPlace();
  const [first, second] = await Promise.all([open(), open()]);
  await addFact(first, 1);
  expect(await factsIn(second)).toEqual([1]);
  await first.close();
  expect(await factsIn(second)).toEqual([1]);
  expect(pid()).toBeGreaterThan(0);
});

test('the process ends a few seconds after its last client, and is found by one that comes before', async () => {
  const { open, pid } = newPlace();
  await (await open()).close();
  const orphan = pid();
  const again = await open();
  expect(pid()).toBe(orphan);
  await again.close();
  await eventually(8_000, () => expect(pid()).toBe(0));
});

test('a second server on the folder is refused in words, until the first is gone', () => {
  const { folder } = newPlace();
  const claim = claimServer(folder);
  expect(() => claimServer(folder)).toThrow(/Cannot serve ".*": process \d+ on ".*" serves it already/);
  claim.release();
  claimServer(folder).release();
});

test('killed under load, it loses no acknowledged row; callers are told to come back, and all goes on', async () => {
  const { open, pid } = newPlace();
  const database = await open();
  const acknowledged: number[] = [];
  const refusals: AppError[] = [];
  let stop = false;
  let next = 0;
  const writer = async () => {
    while (!stop) {
      next += 1;
      const id = next;
      await addFact(database, id).then(
        () => acknowledged.push(id),
        async (error) => {
          refusals.push(await refusalOf(Promise.reject(error)));
          await pause(20);
        },
      );
    }
  };
  const writers = Array.from({ length: 6 }, writer);
  for (let round = 0; round < 2; round += 1) {
    const before = acknowledged.length;
    await eventually(10_000, () => expect(acknowledged.length).toBeGreaterThan(before + 200));
    process.kill(pid(), 'SIGKILL');
    const known = acknowledged.length;
    await eventually(15_000, () => expect(acknowledged.length).toBeGreaterThan(known + 50));
  }
  stop = true;
  await Promise.all(writers);
  expect(await factsIn(database)).toEqual(expect.arrayContaining(acknowledged));
  expect(refusals.length).toBeGreaterThan(0);
  for (const { status, facts } of refusals) expect({ status, ...facts }).toMatchObject({ status: 503, retryAfter: 5 });
});

test('stopped, it is killed by whoever waits for it, and started again', async () => {
  const { open, pid } = newPlace();
  const database = await open();
  await addFact(database, 1);
  const heard: string[] = [];
  await database.listen('engine_test', (payload) => heard.push(payload));
  const hung = pid();
  process.kill(hung, 'SIGSTOP');
  const started = performance.now();
  const refusal = await refusalOf(addFact(database, 2));
  expect(refusal).toMatchObject({ status: 503, facts: { retriable: true, retryAfter: 5 } });
  await eventually(10_000, () => addFact(database, 3));
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(pid()).not.toBe(hung);
  expect(await factsIn(database)).toEqual([1, 3]);
  // Whoever listened may have missed something, and is told so.
  await eventually(5_000, () => expect(heard).toEqual(['']));
});

test('stopped before anybody is connected, it is killed by the next who comes', async () => {
  const { open, pid } = newPlace();
  await (await open()).close();
  process.kill(pid(), 'SIGSTOP');
  await addFact(await open(), 1);
});

test('spinning for too long, it is killed too', async () => {
  const { open, folder, pid } = newPlace();
  const database = await open();
  const spinning = sql`select count(*) from generate_series(1, 100000000000)`.execute(database.db);
  const told = refusalOf(spinning);
  const record = readRecord(folder);
  if (record === undefined) throw new Error('Cannot find the database process');
  const watchdog = watchProcess(record, log, () => {}, { stopped: 60, idle: 60, computing: 2 });
  expect(await told).toMatchObject({ status: 503 });
  watchdog.stop();
  await addFact(database, 1);
  expect(pid()).not.toBe(record.pid);
});

test('what one client notifies, every client that listens hears once, and only after the commit', async () => {
  const [first, second] = await Promise.all([quiet.open(), quiet.open()]);
  const heard: string[] = [];
  await first.listen('engine_test', (payload) => heard.push(`first ${payload}`));
  await second.listen('engine_test', (payload) => heard.push(`second ${payload}`));
  await inTransaction(first.db, async (tx) => {
    await sql`select pg_notify('engine_test', 'a')`.execute(tx);
    await sql`select pg_notify('another', 'b')`.execute(tx);
    await pause(100);
    expect(heard).toEqual([]);
  });
  await eventually(2_000, () => expect(heard.toSorted()).toEqual(['first a', 'second a']));
});

test('a transaction keeps others waiting and is rolled back when its client is gone', async () => {
  const [first, second] = await Promise.all([quiet.open(), quiet.open()]);
  const begun = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const transaction = inTransaction(first.db, async (tx) => {
    await sql`insert into fact (id) values (1)`.execute(tx);
    begun.resolve();
    await left.promise;
    throw new Error('given up');
  });
  await begun.promise;
  const waiting = factsIn(second);
  left.resolve();
  await expect(transaction).rejects.toThrow('given up');
  expect(await waiting).toEqual([]);
});

test('statements of many connections never mix', async () => {
  const database = await quiet.open();
  const asked = Array.from({ length: 400 }, (_, index) => index);
  const answers = await Promise.all(
    asked.map(async (index) => {
      const { rows } = await sql<{ text: string }>`
        select ${'x'.repeat(index)} || ${index}::integer as text`.execute(database.db);
      return rows[0]?.text;
    }),
  );
  expect(answers).toEqual(asked.map((index) => `${'x'.repeat(index)}${index}`));
});

test('what would block or change the shared session is refused in words', async () => {
  const { db } = await quiet.open();
  const refused = [
    'copy fact from stdin',
    'set search_path = x',
    'declare c cursor for select 1',
    '/* x */ unlisten a',
  ];
  for (const statement of refused) {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(/Cannot run this on the embedded database: /);
  }
  await inTransaction(db, (tx) => sql`set local search_path = public`.execute(tx));
});

test('a data folder whose path is longer than a socket address works', async () => {
  const parent = join(tmpdir(), `belvedere-${process.pid}-${'x'.repeat(60)}`);
  const { open, remove } = newPlace(join(parent, 'y'.repeat(80)));
  expect(await factsIn(await open())).toEqual([]);
  await remove();
  rmSync(parent, { recursive: true, force: true });
});

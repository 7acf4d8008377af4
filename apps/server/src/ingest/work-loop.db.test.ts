import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Database, Db } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { useDatabase } from '../testing/database.ts';
import { deposit, expectTrueFigures, newArchive, newItem, requestsOf, versionsOf } from '../testing/ingest-stage.ts';
import { startWorkLoops } from './work-loop.ts';

let database: Database;
let db: Db;
beforeAll(async () => {
  database = await useDatabase();
  db = database.db;
  await sql`delete from chunk`.execute(db);
});

const log = createLog({ level: 'silent' });
const items = (count: number) => Array.from({ length: count }, (_, index) => newItem(`item-${index}`));

async function until(condition: () => Promise<boolean>, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time');
    await pause(20);
  }
}

const allDone = async (archive: { id: number }) =>
  (await requestsOf(db, archive)).every(({ state }) => state === 'done');

test('idle lanes are woken by a deposit, long before they would look by themselves', async () => {
  const archive = await newArchive(db);
  const loops = await startWorkLoops({ database, db, log });
  try {
    await pause(200);
    const started = performance.now();
    await deposit(db, archive, items(3));
    await until(() => allDone(archive));
    expect(performance.now() - started).toBeLessThan(900);
  } finally {
    await loops.stop(5_000);
  }
  await expectTrueFigures(db, archive);
});

test('a chunk that its worker died with is taken when its lease is over', async () => {
  const archive = await newArchive(db);
  await deposit(db, archive, items(3));
  await sql`
    update chunk
    set leased_by = 'a dead worker', leased_until = now() + interval '500 milliseconds', attempts = 1
    where project_id = ${archive.id}`.execute(db);
  const loops = await startWorkLoops({ database, db, log });
  try {
    await pause(200);
    expect(await versionsOf(db, archive)).toEqual([]);
    await until(() => allDone(archive));
  } finally {
    await loops.stop(5_000);
  }
  await expectTrueFigures(db, archive);
});

test('a stop finishes what is in hand and leaves the rest for others', async () => {
  const archive = await newArchive(db);
  await deposit(db, archive, items(6_000));
  const loops = await startWorkLoops({ database, db, log });
  await until(async () => (await versionsOf(db, archive)).length > 0);
  await loops.stop(10_000);
  const { rows } = await sql<{ leased: number; chunks: number }>`
    select count(*) filter (where leased_by is not null) as leased, count(*) as chunks from chunk where project_id = ${archive.id}`.execute(
    db,
  );
  expect(rows[0]?.leased).toBe(0);
  expect(rows[0]?.chunks).toBeGreaterThan(0);
  const before = (await versionsOf(db, archive)).length;
  await pause(300);
  expect((await versionsOf(db, archive)).length).toBe(before);
  await expectTrueFigures(db, archive);
  const others = await startWorkLoops({ database, db, log });
  await until(() => allDone(archive), 25_000);
  await others.stop(10_000);
  await expectTrueFigures(db, archive);
});

test('a million features of one project do not keep another one waiting', async () => {
  const [busy, other] = [await newArchive(db), await newArchive(db)];
  await deposit(db, busy, items(10_000));
  const loops = await startWorkLoops({ database, db, log });
  try {
    await deposit(db, other, items(5));
    await until(() => allDone(other));
    expect((await versionsOf(db, busy)).length).toBeLessThan(6_000);
  } finally {
    await loops.stop(10_000);
  }
  await sql`delete from chunk where project_id = ${busy.id}`.execute(db);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { eventually, testFolder } from '../testing/embedded-folder.ts';
import { inDatabase, runSql } from '../testing/postgresql-server.ts';
import { type Database, openDatabase } from './database.ts';
import { defineTask, startTaskRunner } from './jobs.ts';
import { createLog } from './log.ts';
import { isMigrated, migrate, migrationNames } from './migrate.ts';
import { inTransaction } from './transaction.ts';

const log = createLog({ level: 'silent' });
const place = testFolder();
const opened: Database[] = [];
const ran: number[] = [];
const task = defineTask({
  name: 'engine-test',
  payload: z.object({ id: z.number() }),
  expireInSeconds: 60,
  async run(_context: object, { id }) {
    ran.push(id);
  },
});

afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await place.remove();
});

async function openEmpty(name: string, copies: number): Promise<Database[]> {
  const server = inject('postgresqlUrl') ?? '';
  await runSql(server, `drop database if exists ${name}`);
  await runSql(server, `create database ${name}`);
  const url = inDatabase(server, name);
  const databases = await Promise.all(
    Array.from({ length: copies }, () => openDatabase({ url, folder: '', minFreeBytes: 0, log })),
  );
  opened.push(...databases);
  return databases;
}

test('several that migrate an empty PostgreSQL database at once wait for each other', async () => {
  const databases = await openEmpty('migrate_at_once', 3);
  const applied = await Promise.all(databases.map((database) => migrate(database, log, [task])));
  expect(applied.flat()).toEqual(migrationNames());
  for (const database of databases) expect(await isMigrated(database)).toBe(true);
});

test('several that migrate an empty data folder at once wait for each other, and it says what made it', async () => {
  const databases = await Promise.all([place.open(), place.open()]);
  const applied = await Promise.all(databases.map((database) => migrate(database, log, [task])));
  expect(applied.flat()).toEqual(migrationNames());
  expect(JSON.parse(readFileSync(join(place.folder, 'format.json'), 'utf8'))).toEqual({
    schema: migrationNames().at(-1),
    postgresql: 18,
  });
});

test('a database made by a newer version is refused in words', async () => {
  const [database] = await openEmpty('migrate_newer', 1);
  if (database === undefined) throw new Error('Cannot open a database');
  await migrate(database, log, []);
  await sql`insert into schema_migration (name) values ('9999_future.sql')`.execute(database.db);
  await expect(migrate(database, log, [])).rejects.toThrow('made by a newer version ("9999_future.sql")');
});

test('tasks go on after the embedded engine was killed', async () => {
  const database = await place.open();
  const runner = await startTaskRunner(database, log, [task], () => ({}));
  await inTransaction(database.db, (tx) => runner.send(tx, task, { id: 1 }));
  await eventually(5_000, () => expect(ran).toEqual([1]));
  process.kill(place.pid(), 'SIGKILL');
  await eventually(15_000, () => inTransaction(database.db, (tx) => runner.send(tx, task, { id: 2 })));
  await eventually(10_000, () => expect(ran).toEqual([1, 2]));
  await runner.stop(1_000);
});

test('a data folder of another PostgreSQL major is refused in words', async () => {
  await place.end();
  writeFileSync(join(place.folder, 'database', 'PG_VERSION'), '17\n');
  await expect(place.open()).rejects.toMatchObject({ status: 500, code: 'engine_differs' });
});

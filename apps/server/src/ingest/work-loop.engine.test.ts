import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { type Database, type Db, openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { deposit, expectTrueFigures, newArchive, newItem, requestsOf } from '../testing/ingest-stage.ts';
import { copyTemplate } from '../testing/postgresql-server.ts';
import { startWorkLoops } from './work-loop.ts';

const log = createLog({ level: 'silent' });
const items = (count: number) => Array.from({ length: count }, (_, index) => newItem(`item-${index}`));

let database: Database;
let db: Db;
beforeAll(async () => {
  const url = await copyTemplate(inject('postgresqlUrl') ?? '', `cut_${process.pid}`);
  database = await openDatabase({ url, folder: '', minFreeBytes: 0, log });
  db = database.db;
});
afterAll(() => database?.close());

async function until(condition: () => Promise<boolean>, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time');
    await pause(20);
  }
}

test('a worker whose connections are cut goes on when they are back', async () => {
  const archive = await newArchive(db);
  const loops = await startWorkLoops({ database, db, log });
  try {
    const depositing = deposit(db, archive, items(3_000));
    depositing.catch(() => {});
    for (let cut = 0; cut < 5; cut += 1) {
      await pause(60);
      await sql`
        select pg_terminate_backend(pid)
        from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
        .execute(db)
        .catch(() => {});
    }
    await depositing.catch(() => {});
    await until(async () => {
      const states = await requestsOf(db, archive).catch(() => undefined);
      return states?.every(({ state }) => state === 'done') === true;
    }, 28_000);
  } finally {
    await loops.stop(10_000);
  }
  await expectTrueFigures(db, archive);
}, 60_000);

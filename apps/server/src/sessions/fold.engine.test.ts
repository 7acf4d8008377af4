import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { inTransaction } from '../platform/transaction.ts';
import { newProjectRow } from '../testing/database.ts';
import { createPostgresql, type TestServer } from '../testing/postgresql-server.ts';
import { startFold } from './fold.ts';
import { openSession } from './open-session.ts';
import { findSession } from './queries.ts';
import { recordChanges } from './session-change.ts';

const log = createLog({ level: 'silent' });
let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await createPostgresql();
  database = await openDatabase({ url: server.url, folder: '', minFreeBytes: 0, log });
  await migrate(database, log, []);
});
afterAll(async () => {
  await database.close();
  await server.stop('immediate');
  server.remove();
});

test('the fold goes on after its database was killed under load, and counts each acknowledged change once', async () => {
  const project = await newProjectRow(database.db);
  const session = await inTransaction(database.db, (tx) => openSession(tx, project.id, 'S', 'one'));
  const loop = await startFold({ database, db: database.db, log });
  const ledger = { acknowledged: 0, unanswered: 0 };
  let writing = true;
  const writers = Array.from({ length: 4 }, async () => {
    while (writing) {
      ledger[await write(project.id, session)] += 1;
    }
  });
  for (let kill = 0; kill < 3; kill += 1) {
    await pause(400);
    await server.stop('immediate');
    await pause(300);
    await server.start();
  }
  await pause(400);
  writing = false;
  await Promise.all(writers);
  const waits = async () => (await sql`select 1 from session_change`.execute(database.db)).rows.length;
  await expect.poll(waits, { timeout: 15_000 }).toBe(0);
  await loop.stop(2_000);
  const folded = (await findSession(database.db, project.id, session))?.referenced ?? 0;
  // A commit whose answer was lost may have been made or not: both are right, twice is not.
  expect(folded).toBeGreaterThanOrEqual(ledger.acknowledged);
  expect(folded).toBeLessThanOrEqual(ledger.acknowledged + ledger.unanswered);
  const { rows } = await sql<{ written: number }>`select count(*) as written from account`.execute(database.db);
  expect(folded).toBe(rows[0]?.written);
});

/** A row and its change, in one transaction: the row is the truth that the figure is held against. */
async function write(projectId: number, sessionId: number): Promise<'acknowledged' | 'unanswered'> {
  try {
    await inTransaction(database.db, async (tx) => {
      await sql`
        insert into account (email, name, state) values (gen_random_uuid()::text, 'row', 'invited')`.execute(tx);
      await recordChanges(tx, [
        { projectId, sessionId, count: { stepId: 'feature', property: 'referencedProducts' }, delta: 1 },
      ]);
    });
    return 'acknowledged';
  } catch {
    await pause(20);
    return 'unanswered';
  }
}

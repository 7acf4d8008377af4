import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, factFolder, type TestFolder } from '../../testing/embedded-folder.ts';
import type { Database } from '../database.ts';
import { explainDatabaseError } from '../database-errors.ts';
import { databaseHealth } from '../database-health.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { inTransaction } from '../transaction.ts';
import { freeBytes } from './disk-floor.ts';

const log = createLog({ level: 'silent' });
const megabyte = 1024 * 1024;
const minFreeBytes = 100 * megabyte;
let disk: string;
let place: TestFolder;

/** A disk of its own, small enough to fill. Mounting takes root, as CI is. */
beforeAll(() => {
  disk = mkdtempSync(join(tmpdir(), 'belvedere-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'belvedere-test', disk]);
  if (status !== 0) throw new Error(`Cannot mount a small disk: ${stderr} (this test needs root)`);
  place = factFolder(join(disk, 'data'));
});
afterAll(async () => {
  await place?.remove();
  spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

async function addFact(database: Database, id: number): Promise<unknown> {
  return sql`insert into fact (id) values (${id})`.execute(database.db).then(
    () => 'written',
    (error: unknown) => explainDatabaseError(error),
  );
}

const diskFull = { status: 507, code: 'disk_full', facts: { retriable: true, retryAfter: 60 } };

test('with too little free space writes are refused in words and reads go on, for every process, until space is free', async () => {
  const database = await place.open({ minFreeBytes });
  const other = await place.open({ minFreeBytes: 0 });
  expect(await addFact(database, 1)).toBe('written');
  await migrate(database, log, []);
  expect(await databaseHealth(database)).toMatchObject({ reachable: true, writable: true });
  const begun = Promise.withResolvers<void>();
  const filled = Promise.withResolvers<void>();
  const transaction = inTransaction(database.db, async (tx) => {
    await sql`insert into fact (id) values (2)`.execute(tx);
    begun.resolve();
    await filled.promise;
    await sql`insert into fact (id) values (3)`.execute(tx);
  });
  await begun.promise;

  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(freeBytes(disk) - minFreeBytes / 2));
  await new Promise((resolve) => setTimeout(resolve, 300));
  filled.resolve();

  // A transaction that was open writes no more, and leaves nothing.
  expect(await transaction.catch(explainDatabaseError)).toMatchObject(diskFull);
  expect(await addFact(database, 4)).toMatchObject(diskFull);
  expect(await addFact(other, 5)).toMatchObject(diskFull);
  const locked = inTransaction(database.db, (tx) => sql`select id from fact for update`.execute(tx));
  expect(await locked.catch(explainDatabaseError)).toMatchObject(diskFull);
  expect((await sql`select id from fact`.execute(database.db)).rows).toEqual([{ id: 1 }]);
  expect(await databaseHealth(database)).toMatchObject({ reachable: true, writable: false });

  // A server that starts now finds its database at its version, and reads.
  expect(await migrate(other, log, [])).toEqual([]);

  rmSync(ballast);
  await eventually(5_000, async () => expect(await addFact(database, 6)).toBe('written'));
  expect(await databaseHealth(other)).toMatchObject({ writable: true });
});

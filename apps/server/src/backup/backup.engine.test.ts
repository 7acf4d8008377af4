import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, type Db, openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { inTransaction } from '../platform/transaction.ts';
import { type TestFolder, testFolder } from '../testing/embedded-folder.ts';
import { copyTemplate } from '../testing/postgresql-server.ts';
import { tasks } from '../worker.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const log = createLog({ level: 'silent' });
const folder = mkdtempSync(join(tmpdir(), 'belvedere-backup-'));
const embedded: TestFolder = testFolder();
const opened: Database[] = [];
let source: Database;

beforeAll(async () => {
  source = await newPostgresql('backup_source');
  await seed(source.db);
});
afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await embedded.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function newPostgresql(name: string): Promise<Database> {
  const url = await copyTemplate(inject('postgresqlUrl') ?? '', name);
  const database = await openDatabase({ url, folder: '', minFreeBytes: 0, log });
  opened.push(database);
  return database;
}

/** An archive with what is hard to carry: odd text, bytes, geometries, a json as it was written, gaps in numbers, an action under way. */
async function seed(db: Db): Promise<void> {
  const statements = `
    insert into project (slug, title) values ('gone', 'x'), ('swot', E'Été 🛰\\n\\t"\\\\');
    delete from project where slug = 'gone';
    insert into account (email, name, state) values ('ada@example.org', 'Ada', 'active');
    insert into sign_in (token_hash, account_id, expires_at) values ('\\x00ff0a22', 1, 'infinity');
    insert into collection (project_id, id, title, description, document)
      values (2, 'l2', 'L2', '', '{"b":  1, "a": [1.50, null], "b": 2}');
    insert into source (project_id, name, search_name, sessions) values (2, 'jpl', 'jpl', 1);
    insert into session (project_id, source, name, search_name, referenced, last_activity_at)
      values (2, 'jpl', '2026-11-24', '2026-11-24', 3, '2026-11-24 10:00:00.123456+02');
    insert into session_step (project_id, session_id, step_id, properties) values (2, 1, 'feature', '{"referencingRequests": 2000}');
    insert into session_change (project_id, session_id, step_id, property, delta) values (2, 1, 'feature', 'referencedProducts', 7);
    insert into chunk (project_id, session_id, payload, requests) values (2, 1, decode(repeat('00ff', 40000), 'hex'), 1);
    insert into request (project_id, session_id, state, versioning, item_id)
      select 2, 1, 'error', 'increment', 'item-' || n from generate_series(1, 2000) as n;
    insert into aip (project_id, collection, item_id, version, origin, session_id, request_id, files, bytes, document)
      values (2, 'l2', 'a', 1, 'first', 1, 1, 1, 10, '{"id": "a",  "x": "é"}');
    insert into item (project_id, collection, id, aip_id, version, session_id, geometry, start_at, end_at)
      values (2, 'l2', 'a', 1, 1, 1, st_geomfromtext('POLYGON((0 0,10 0,10 10.123456789012345,0 0))', 4326),
        '2026-01-01T00:00:00.000001Z', '2026-01-02T00:00:00Z')`;
  for (const statement of statements.split(/;\n/)) await sql.raw(statement).execute(db);
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db);
  const selection = JSON.stringify({ search: { state: 'error' }, before: rows[0]?.snapshot });
  await sql`
    insert into action (project_id, kind, state, label, selection, total, actor)
    values (2, 'relaunch', 'running', 'Relaunch', ${selection}, 2000, 'Ada')`.execute(db);
  // Moved after the action was counted: it must not touch this one, wherever it goes on.
  await sql`update request set acknowledged = '{}', moved_xid = pg_current_xact_id() where id = 2000`.execute(db);
}

let files = 0;
async function backedUp(database: Database): Promise<string> {
  files += 1;
  const file = join(folder, `${files}.belvedere`);
  await backup({ database, log, file, version: '0.1.0' });
  return file;
}

/** The lines of a backup, but for when and where it was made, and for snapshots, which name transactions of one database. */
function contentOf(file: string): string[] {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  return lines.slice(1, -1).map((line) => line.replace(/(?<=before\\":\\")[\d:,]+/, ''));
}

async function touchedByAction(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from request
    join action on pg_visible_in_snapshot(request.moved_xid, (action.selection ->> 'before')::pg_snapshot)`.execute(db);
  return rows[0]?.count ?? 0;
}

test('an archive goes from PostgreSQL to the embedded engine and back, row by row, and its action goes on where it was', async () => {
  const first = await backedUp(source);
  const there = await embedded.open();
  const restored = await restore({ database: there, log, tasks, file: first, force: false });
  expect(restored).toMatchObject({ project: 1, request: 2000, chunk: 1, item: 1 });
  expect(await touchedByAction(source.db)).toBe(1999);
  expect(await touchedByAction(there.db)).toBe(1999);

  const second = await backedUp(there);
  expect(contentOf(second)).toEqual(contentOf(first));

  const back = await newPostgresql('backup_target');
  await restore({ database: back, log, tasks, file: second, force: false });
  expect(contentOf(await backedUp(back))).toEqual(contentOf(first));
  expect(await touchedByAction(back.db)).toBe(1999);

  for (const { db } of [there, back]) {
    // A number that was given is not given again, and what is counted now sees what came.
    const { rows } = await sql`insert into project (slug, title) values ('new', '') returning id`.execute(db);
    expect(rows).toEqual([{ id: 3 }]);
    const visible = sql<{ all: boolean }>`
      select bool_and(pg_visible_in_snapshot(moved_xid, pg_current_snapshot())) as all from request`;
    expect((await visible.execute(db)).rows).toEqual([{ all: true }]);
    const jobs = await sql`select data from jobs.job where name = 'run-action'`.execute(db);
    expect(jobs.rows).toEqual([{ data: { projectId: 2, id: 1 } }]);
  }
});

test('a backup of the embedded engine shows one state while it is written to', async () => {
  const database = await embedded.open();
  let stop = false;
  let written = 0;
  const writing = (async () => {
    while (!stop) {
      written += 1;
      await inTransaction(database.db, async (tx) => {
        await sql`insert into instance_setting (key, value) values (${`tally-${written}`}, '1')`.execute(tx);
        await sql`insert into sign_in_failure (subject, failures) values (${`tally-${written}`}, 1)`.execute(tx);
      });
    }
  })();
  await pause(200);
  const file = await backedUp(database);
  stop = true;
  await writing;
  const tallies = (pattern: RegExp) => contentOf(file).filter((line) => pattern.test(line)).length;
  const settings = tallies(/^\["tally-\d+","1"\]/);
  expect(settings).toBeGreaterThan(0);
  expect(settings).toBeLessThan(written);
  expect(tallies(/^\["tally-\d+","1","/)).toBe(settings);
});

test('a database that holds something is refused in words, unless it may be emptied', async () => {
  const target = await newPostgresql('backup_filled');
  const file = await backedUp(source);
  await sql`insert into project (slug, title) values ('mine', '')`.execute(target.db);
  await sql`create table not_ours as select 1 as id`.execute(target.db);
  await expect(restore({ database: target, log, tasks, file, force: false })).rejects.toThrow(
    'Cannot restore: the database holds 1 projects and 0 accounts',
  );
  await restore({ database: target, log, tasks, file, force: true });
  const { rows } = await sql`select slug from project`.execute(target.db);
  expect(rows).toEqual([{ slug: 'swot' }]);
  expect((await sql`select id from not_ours`.execute(target.db)).rows).toEqual([{ id: 1 }]);
});

test('a backup that is cut short, altered or of a newer version is refused before anything is touched', async () => {
  const file = await backedUp(source);
  const target = await newPostgresql('backup_damaged');
  const whole = readFileSync(file);
  const text = gunzipSync(whole).toString();
  const bad: Record<string, () => Buffer> = {
    cut: () => whole.subarray(0, whole.length - 100),
    'cut between lines': () => gzipSync(text.split('\n').slice(0, -2).join('\n').concat('\n')),
    'without a row': () => gzipSync(text.replace(/\["2","1".*\n/, '')),
    altered: () => gzipSync(text.replace('item-1999', 'item-1998')),
    'no backup': () => gzipSync('hello\n'),
    'not packed': () => Buffer.from(text),
  };
  for (const [name, content] of Object.entries(bad)) {
    const damagedFile = join(folder, `${name}.belvedere`);
    writeFileSync(damagedFile, content());
    const refused = restore({ database: target, log, tasks, file: damagedFile, force: true });
    await expect(refused, name).rejects.toMatchObject({ status: 422, code: 'backup_damaged' });
  }
  const newer = join(folder, 'newer.belvedere');
  writeFileSync(newer, gzipSync(text.replace('"format":1', '"format":2')));
  await expect(restore({ database: target, log, tasks, file: newer, force: true })).rejects.toMatchObject({
    code: 'backup_newer',
  });
  expect((await sql`select name from schema_migration`.execute(target.db)).rows.length).toBeGreaterThan(0);
  truncateSync(file);
  await expect(restore({ database: target, log, tasks, file, force: true })).rejects.toThrow('Cannot read');
});

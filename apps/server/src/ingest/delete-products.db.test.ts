import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../platform/database.ts';
import { currentSnapshot } from '../platform/selection.ts';
import { inTransaction } from '../platform/transaction.ts';
import { useDatabase } from '../testing/database.ts';
import {
  addCollection,
  deposit,
  expectTrueFigures,
  newArchive,
  newItem,
  versionsOf,
  workUntilDone,
} from '../testing/ingest-stage.ts';
import { deleteProducts } from './delete-products.ts';
import type { DeletionMode } from './deletion/product-rows.ts';

let db: Db;
beforeAll(async () => {
  db = (await useDatabase()).db;
  await sql`delete from chunk`.execute(db);
});

type Archive = Awaited<ReturnType<typeof newArchive>>;

/** What the action's task does, without the task. */
async function remove(archive: Archive, search: Record<string, unknown>, mode: DeletionMode = 'mark'): Promise<number> {
  const selection = { search, before: await currentSnapshot(db) };
  const { from, id } = deleteProducts.rows(archive.id, selection, { mode });
  const { rows } = await sql<{ id: number }>`select ${id} as id ${from} order by 1`.execute(db);
  const action = {
    projectId: archive.id,
    id: 7,
    kind: 'delete-products',
    selection,
    parameters: { mode },
    actor: 'Ada',
  } as const;
  return inTransaction(db, (tx) =>
    deleteProducts.apply(
      tx,
      action,
      rows.map((row) => row.id),
    ),
  );
}

async function figuresOf(archive: Archive, session: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; value: number }>`
    select step_id || '.' || property as key, sum(delta) as value
    from session_change as change
    join session on session.project_id = change.project_id and session.id = change.session_id
    where change.project_id = ${archive.id} and session.name = ${session} and step_id <> ''
    group by step_id, property
    having sum(delta) <> 0`.execute(db);
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

async function historyOf(archive: Archive) {
  const { rows } = await sql`
    select item_id as item, version, event, actor from aip_history where project_id = ${archive.id} order by id`.execute(
    db,
  );
  return rows;
}

const short = async (archive: Archive) =>
  (await versionsOf(db, archive)).map(
    ({ item, version, state, shown }) => `${item} v${version} ${state}${shown ? ' shown' : ''}`,
  );

async function threeDays(): Promise<Archive> {
  const archive = await newArchive(db);
  for (const [session, ids] of [
    ['one', ['a', 'b', 'c']],
    ['two', ['b', 'c']],
    ['three', ['c']],
  ] as const) {
    await deposit(
      db,
      archive,
      ids.map((id) => newItem(id)),
      { session },
    );
    await workUntilDone(db, archive);
  }
  return archive;
}

test('a session’s products are marked deleted, its figures fall by them, the versions before are shown again', async () => {
  const archive = await threeDays();
  const session = (
    await sql<{ id: number }>`select id from session where project_id = ${archive.id} and name = 'two'`.execute(db)
  ).rows[0];
  expect(await remove(archive, { session: String(session?.id) })).toBe(2);
  expect(await short(archive)).toEqual([
    'a v1 stored shown',
    'b v1 stored shown',
    'b v2 deleted',
    'c v1 stored',
    'c v2 deleted',
    'c v3 stored shown',
  ]);
  expect(await figuresOf(archive, 'two')).toEqual({
    'feature.referencingRequests': 2,
    'feature.newProductVersions': 2,
    'feature.deletedProducts': 2,
    'storage.referenceRequests': 2,
    'storage.deletedFiles': 2,
  });
  expect(await historyOf(archive)).toEqual([
    { item: 'b', version: 2, event: 'deleted', actor: 'Ada' },
    { item: 'c', version: 2, event: 'deleted', actor: 'Ada' },
  ]);
  await expectTrueFigures(db, archive);
});

test('the item that is shown again has the place, the time and the title of its own version', async () => {
  const archive = await newArchive(db);
  const old = { datetime: '2020-02-03T04:05:06Z', title: 'the old one' };
  await deposit(db, archive, [
    newItem('a', { properties: old, geometry: { type: 'Point', coordinates: [7, 8] }, bbox: [7, 8, 7, 8] }),
  ]);
  await workUntilDone(db, archive);
  await deposit(db, archive, [newItem('a', { properties: { title: 'the new one' } })], { session: 'two' });
  await workUntilDone(db, archive);
  await remove(archive, { source: 'alto-1', session: 'two' });
  const { rows } = await sql`
    select version, title, start_at as start, st_astext(geometry) as place from item where project_id = ${archive.id}`.execute(
    db,
  );
  expect(rows).toEqual([
    { version: 1, title: 'the old one', start: '2020-02-03T04:05:06.000000Z', place: 'POINT(7 8)' },
  ]);
});

test('an error of the catalogue goes with the version that it was about', async () => {
  const archive = await newArchive(db);
  const bowtie = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
    ],
  };
  await deposit(db, archive, [newItem('a'), newItem('b', { geometry: bowtie })], { session: 'monday' });
  await workUntilDone(db, archive, 2);
  const { rows: before } = await sql`
    select item_id as item from request where project_id = ${archive.id} and state = 'error' and step = 'diffusion'`.execute(
    db,
  );
  expect(before).toEqual([{ item: 'b' }]);
  await remove(archive, {});
  const { rows: after } = await sql`
    select item_id as item, state, payload from request where project_id = ${archive.id} and item_id = 'b'`.execute(db);
  expect(after).toEqual([{ item: 'b', state: 'aborted', payload: null }]);
  await expectTrueFigures(db, archive);
});

test('with its last version an item goes, and what is deleted already is not deleted twice', async () => {
  const archive = await threeDays();
  expect(await remove(archive, { item: 'a' })).toBe(1);
  expect(await remove(archive, { item: 'a' })).toBe(0);
  expect((await short(archive))[0]).toBe('a v1 deleted');
  await expectTrueFigures(db, archive);
});

test('for good only the counts and the numbers stay, and a number is never given again', async () => {
  const archive = await threeDays();
  const before = await figuresOf(archive, 'three');
  expect(before).toMatchObject({ 'feature.referencedProducts': 1, 'feature.newProductVersions': 1 });
  expect(await remove(archive, { item: 'c' }, 'irrevocable')).toBe(3);
  expect(await short(archive)).toEqual(['a v1 stored shown', 'b v1 stored', 'b v2 stored shown']);
  expect(await figuresOf(archive, 'three')).toEqual({
    'feature.referencingRequests': 1,
    'feature.newProductVersions': 1,
    'feature.deletedProducts': 1,
    'storage.referenceRequests': 1,
    'storage.deletedFiles': 1,
  });
  expect(await historyOf(archive)).toEqual(
    [1, 2, 3].map((version) => ({ item: 'c', version, event: 'deleted_irrevocably', actor: 'Ada' })),
  );
  await expectTrueFigures(db, archive);
  await deposit(db, archive, [newItem('c')]);
  await workUntilDone(db, archive);
  expect((await short(archive)).at(-1)).toBe('c v4 stored shown');
  await expectTrueFigures(db, archive);
});

test('what was marked, and what was replaced, can go for good too', async () => {
  const archive = await newArchive(db);
  for (const session of ['one', 'two', 'three']) {
    await deposit(db, archive, [newItem('a')], { session, versioning: 'replace' });
    await workUntilDone(db, archive);
  }
  await remove(archive, {});
  await expectTrueFigures(db, archive);
  expect(await remove(archive, {}, 'irrevocable')).toBe(3);
  expect(await short(archive)).toEqual([]);
  expect(await figuresOf(archive, 'two')).toMatchObject({
    'feature.replacedProducts': 1,
    'feature.deletedProducts': 1,
  });
  await expectTrueFigures(db, archive);
});

test('a version that comes while the one before is deleted is the one that is shown', async () => {
  const archive = await newArchive(db);
  const ids = Array.from({ length: 120 }, (_, index) => `item-${index}`);
  await deposit(
    db,
    archive,
    ids.map((id) => newItem(id)),
  );
  await workUntilDone(db, archive);
  await deposit(
    db,
    archive,
    ids.map((id) => newItem(id)),
    { session: 'two', versioning: 'replace' },
  );
  await Promise.all([workUntilDone(db, archive, 2), remove(archive, { session: 'monday', source: 'alto-1' })]);
  const versions = await versionsOf(db, archive);
  expect(versions.filter(({ shown }) => shown).every(({ version }) => version === 2)).toBe(true);
  expect(versions.filter(({ shown }) => shown)).toHaveLength(120);
  await expectTrueFigures(db, archive);
});

test('a selection reads the filters of the list, and refuses what it does not know', async () => {
  const archive = await threeDays();
  await addCollection(db, archive, 'empty');
  const count = async (search: Record<string, unknown>) => {
    const { from } = deleteProducts.rows(archive.id, { search }, { mode: 'irrevocable' });
    const { rows } = await sql<{ count: number }>`select count(*) as count ${from}`.execute(db);
    return rows[0]?.count;
  };
  expect(await count({})).toBe(6);
  expect(await count({ collection: 'empty' })).toBe(0);
  expect(await count({ origin: 'increment' })).toBe(3);
  expect(await count({ shown: 'true' })).toBe(3);
  expect(await count({ shown: 'false', indexed: 'true', state: 'stored' })).toBe(3);
  expect(await count({ source: 'alto-1', session: 'two', sort: '-id', limit: 50 })).toBe(2);
  expect(() => deleteProducts.rows(archive.id, { search: { sesion: '1' } }, {})).toThrow(/sesion/);
});

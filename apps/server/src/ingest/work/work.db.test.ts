import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../platform/database.ts';
import { createLog } from '../../platform/log.ts';
import { currentSnapshot } from '../../platform/selection.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type LeasedChunk, leaseChunk } from '../../requests/chunks.ts';
import { requestActions } from '../../requests/request-actions.ts';
import { useDatabase } from '../../testing/database.ts';
import {
  deposit,
  expectTrueFigures,
  newArchive,
  newItem,
  requestsOf,
  versionsOf,
  workUntilDone,
} from '../../testing/ingest-stage.ts';
import { createModels } from '../model/models.ts';
import { LeaseLost } from './failure.ts';
import { settleChunk } from './settle-chunk.ts';

let db: Db;
beforeAll(async () => {
  db = (await useDatabase()).db;
  // What tests before this one left waiting would be taken first.
  await sql`delete from chunk`.execute(db);
});

const tools = () => ({ db, log: createLog({ level: 'silent' }), models: createModels(db) });
const cover = { type: 'object', properties: { 'eo:cloud_cover': { type: 'number' } } };
const clouded = (id: string, cloud: unknown) => newItem(id, { properties: { 'eo:cloud_cover': cloud } });
const states = async (archive: { id: number }) =>
  (await requestsOf(db, archive)).map(({ item, state, step, code }) =>
    [item, state, step, code].filter(Boolean).join(' '),
  );

async function lease(worker: string): Promise<LeasedChunk> {
  const chunk = await leaseChunk(db, worker);
  if (chunk === undefined) throw new Error('No chunk waits');
  return chunk;
}

type Archive = Awaited<ReturnType<typeof newArchive>>;

async function act(archive: Archive, kind: 'relaunch' | 'choose-version', parameters = {}): Promise<void> {
  const ids = (await requestsOf(db, archive)).map(({ id }) => id);
  const before = await currentSnapshot(db);
  const action = { projectId: archive.id, id: 1, kind, selection: { before }, parameters, actor: 'Ada' };
  await inTransaction(db, (tx) => requestActions[kind].apply(tx, action, ids));
}

describe('a request', () => {
  test('whose item breaks the model ends in error with its feature, and the others go on', async () => {
    const archive = await newArchive(db, cover);
    await deposit(db, archive, [clouded('a', 12), clouded('b', 'cloudy'), clouded('c', 3)]);
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual([
      'a done diffusion',
      'b error referencing model_violated',
      'c done diffusion',
    ]);
    const { rows } = await sql<{ payload: string; error: unknown; history: number }>`
      select payload, error, (select count(*) from request_history where request_id = request.id and event = 'failed') as history
      from request
      where project_id = ${archive.id} and state = 'error'`.execute(db);
    expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({ id: 'b' });
    expect(rows[0]).toMatchObject({
      history: 1,
      error: { retriable: true, hint: expect.any(String), values: { pointer: '/properties/eo:cloud_cover' } },
    });
    await expectTrueFigures(db, archive);
  });

  test('goes on once its model is corrected and it is relaunched', async () => {
    const archive = await newArchive(db, cover);
    await deposit(db, archive, [clouded('b', 'cloudy')]);
    await workUntilDone(db, archive);
    await act(archive, 'relaunch');
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['b error referencing model_violated']);
    await sql`update collection set model = null, updated_at = now() where project_id = ${archive.id}`.execute(db);
    await act(archive, 'relaunch');
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['b done diffusion']);
    await expectTrueFigures(db, archive);
  });

  test('relaunched after newer data came waits for somebody, and then does what was chosen', async () => {
    const archive = await newArchive(db, cover);
    await deposit(db, archive, [clouded('a', 'cloudy')]);
    await workUntilDone(db, archive);
    await deposit(db, archive, [clouded('a', 5)]);
    await workUntilDone(db, archive);
    await sql`update collection set model = null, updated_at = now() where project_id = ${archive.id}`.execute(db);
    await act(archive, 'relaunch');
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['a waiting_versioning referencing newer_version', 'a done diffusion']);
    await expectTrueFigures(db, archive);
    await act(archive, 'choose-version', { choice: 'replace' });
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['a done diffusion', 'a done diffusion']);
    expect(await versionsOf(db, archive)).toMatchObject([
      { version: 1, state: 'replaced', shown: false },
      { version: 2, state: 'stored', origin: 'replace', shown: true },
    ]);
    await expectTrueFigures(db, archive);
  });

  test('whose geometry PostGIS refuses keeps its version out of the catalogue, which shows the one before', async () => {
    const archive = await newArchive(db);
    const bowTie = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    await deposit(db, archive, [newItem('a'), newItem('r'), newItem('b')]);
    await workUntilDone(db, archive);
    await deposit(db, archive, [newItem('a', { geometry: bowTie, bbox: [0, 0, 1, 1] })]);
    await deposit(db, archive, [newItem('r', { geometry: bowTie, bbox: [0, 0, 1, 1] })], { versioning: 'replace' });
    await workUntilDone(db, archive);
    expect((await states(archive)).slice(3)).toEqual([
      'a error diffusion geometry_invalid',
      'r error diffusion geometry_invalid',
    ]);
    expect(
      (await versionsOf(db, archive)).map(({ item, version, state, shown }) => ({ item, version, state, shown })),
    ).toEqual([
      { item: 'a', version: 1, state: 'stored', shown: true },
      { item: 'a', version: 2, state: 'stored', shown: false },
      { item: 'b', version: 1, state: 'stored', shown: true },
      { item: 'r', version: 1, state: 'replaced', shown: false },
      { item: 'r', version: 2, state: 'stored', shown: false },
    ]);
    await expectTrueFigures(db, archive);
    await act(archive, 'relaunch');
    await workUntilDone(db, archive);
    expect((await states(archive)).slice(3)).toEqual([
      'a error diffusion geometry_invalid',
      'r error diffusion geometry_invalid',
    ]);
    // As if PostGIS had been at fault: the version is kept, only the catalogue is missing.
    await sql`
      update request set payload = replace(payload, '[1,1],[1,0]', '[1,0],[1,1]')
      where project_id = ${archive.id} and state = 'error'`.execute(db);
    await sql`
      update aip set document = replace(document::text, '[1,1],[1,0]', '[1,0],[1,1]')::json
      where project_id = ${archive.id} and not indexed`.execute(db);
    await act(archive, 'relaunch');
    await workUntilDone(db, archive);
    expect((await states(archive)).slice(3)).toEqual(['a done diffusion', 'r done diffusion']);
    expect((await versionsOf(db, archive)).filter(({ shown }) => shown)).toMatchObject([
      { item: 'a', version: 2 },
      { item: 'b', version: 1 },
      { item: 'r', version: 2 },
    ]);
    await expectTrueFigures(db, archive);
  });

  test('whose collection went meanwhile ends in error, in words', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [newItem('a')]);
    await sql`delete from collection where project_id = ${archive.id}`.execute(db);
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['a error referencing collection_unknown']);
    await expectTrueFigures(db, archive);
  });

  test('waits for an earlier one of its product in another chunk, whoever has that in hand', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [newItem('a', { properties: { mark: 1 } })]);
    await deposit(db, archive, [newItem('a', { properties: { mark: 2 } }), newItem('b')]);
    const [first, second] = [await lease('one'), await lease('two')];
    await settleChunk(tools(), second, 'two');
    expect(await states(archive)).toEqual(['a granted referencing', 'a granted referencing', 'b done diffusion']);
    await settleChunk(tools(), first, 'one');
    await workUntilDone(db, archive);
    expect(
      (await versionsOf(db, archive)).map(({ item, version, text }) => [
        item,
        version,
        JSON.parse(text).properties.mark,
      ]),
    ).toEqual([
      ['a', 1, 1],
      ['a', 2, 2],
      ['b', 1, undefined],
    ]);
    await expectTrueFigures(db, archive);
  });
});

describe('a chunk', () => {
  test('that is worked on twice is done once', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [newItem('a'), newItem('b')]);
    const chunk = await lease('one');
    await settleChunk(tools(), chunk, 'one');
    await expect(settleChunk(tools(), chunk, 'one')).rejects.toBeInstanceOf(LeaseLost);
    expect(await versionsOf(db, archive)).toHaveLength(2);
    await expectTrueFigures(db, archive);
  });

  test('whose lease ran out is another worker’s, and the first one changes nothing', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [newItem('a')]);
    const late = await lease('late');
    await sql`update chunk set leased_until = now() - interval '1 second' where project_id = ${archive.id}`.execute(db);
    const quick = await lease('quick');
    expect(quick.id).toBe(late.id);
    await expect(settleChunk(tools(), late, 'late')).rejects.toBeInstanceOf(LeaseLost);
    expect(await versionsOf(db, archive)).toEqual([]);
    await settleChunk(tools(), quick, 'quick');
    expect(await versionsOf(db, archive)).toHaveLength(1);
    await expectTrueFigures(db, archive);
  });

  test('with one feature that breaks its statement loses only that one', async () => {
    const archive = await newArchive(db);
    await deposit(
      db,
      archive,
      Array.from({ length: 37 }, (_, index) => newItem(`item-${index}`)),
    );
    // Nothing that passes the door breaks a statement: a constraint of the test does.
    await sql`
      create function refuse_item_23() returns trigger language plpgsql as $$
      begin
        if new.item_id = 'item-23' then raise exception 'refused' using errcode = 'XX000'; end if;
        return new;
      end $$`.execute(db);
    await sql`create trigger refuse_item_23 before insert on aip for each row execute function refuse_item_23()`.execute(
      db,
    );
    try {
      await workUntilDone(db, archive);
    } finally {
      await sql`drop trigger refuse_item_23 on aip`.execute(db);
      await sql`drop function refuse_item_23`.execute(db);
    }
    const ended = await requestsOf(db, archive);
    expect(ended.filter(({ state }) => state === 'done')).toHaveLength(36);
    expect(ended.filter(({ state }) => state === 'error')).toMatchObject([{ item: 'item-23', code: 'internal' }]);
    await expectTrueFigures(db, archive);
    await act(archive, 'relaunch');
    await workUntilDone(db, archive);
    expect((await requestsOf(db, archive)).every(({ state }) => state === 'done')).toBe(true);
    await expectTrueFigures(db, archive);
  });

  test('that ended five workers ends its requests in error, which can be relaunched', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [newItem('a'), newItem('b')]);
    await sql`update chunk set attempts = 5 where project_id = ${archive.id}`.execute(db);
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['a error referencing worker_lost', 'b error referencing worker_lost']);
    await expectTrueFigures(db, archive);
    await act(archive, 'relaunch');
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['a done diffusion', 'b done diffusion']);
    await expectTrueFigures(db, archive);
  });

  test('that cannot be unpacked ends its requests in error instead of coming back for ever', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [newItem('a')]);
    await sql`update chunk set payload = 'rubbish' where project_id = ${archive.id}`.execute(db);
    await workUntilDone(db, archive);
    expect(await states(archive)).toEqual(['a error referencing chunk_unreadable']);
    await expectTrueFigures(db, archive);
  });
});

describe('at the same time', () => {
  test('eight deposits of the same products give each a version, in the order of each body', async () => {
    const archive = await newArchive(db);
    const products = Array.from({ length: 300 }, (_, index) => `item-${index}`);
    await Promise.all(
      Array.from({ length: 8 }, (_, sender) =>
        deposit(
          db,
          archive,
          (sender % 2 === 0 ? products : products.toReversed()).map((id) => newItem(id, { properties: { sender } })),
          { session: `session ${sender % 3}`, source: `source ${sender % 2}` },
        ),
      ),
    );
    await workUntilDone(db, archive, 4);
    const versions = await versionsOf(db, archive);
    expect(versions).toHaveLength(8 * 300);
    for (const [, ofItem] of Map.groupBy(versions, ({ item }) => item)) {
      expect(ofItem.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(ofItem.filter(({ shown }) => shown).map(({ version }) => version)).toEqual([8]);
      expect(new Set(ofItem.map(({ text }) => JSON.parse(text).properties.sender)).size).toBe(8);
    }
    expect((await requestsOf(db, archive)).every(({ state }) => state === 'done')).toBe(true);
    await expectTrueFigures(db, archive);
  });

  test('eight deposits that replace each other leave one version, and the figures of the seven before fall', async () => {
    const archive = await newArchive(db);
    await Promise.all(
      Array.from({ length: 8 }, (_, sender) =>
        deposit(db, archive, [newItem('a'), newItem('b')], { session: `session ${sender}`, versioning: 'replace' }),
      ),
    );
    await workUntilDone(db, archive, 4);
    const versions = await versionsOf(db, archive);
    expect(
      versions.filter(({ state }) => state === 'stored').map(({ item, version, shown }) => [item, version, shown]),
    ).toEqual([
      ['a', 8, true],
      ['b', 8, true],
    ]);
    await expectTrueFigures(db, archive);
  });

  test('two projects with the same ids have nothing to do with each other', async () => {
    const [one, other] = [await newArchive(db), await newArchive(db)];
    const items = Array.from({ length: 600 }, (_, index) => newItem(`item-${index}`));
    await Promise.all([deposit(db, one, items), deposit(db, other, items, { versioning: 'manual' })]);
    await workUntilDone(db, one, 3);
    await workUntilDone(db, other, 3);
    for (const archive of [one, other]) {
      const versions = await versionsOf(db, archive);
      expect(versions).toHaveLength(600);
      expect(versions.every(({ version, shown }) => version === 1 && shown)).toBe(true);
      await expectTrueFigures(db, archive);
    }
  });
});

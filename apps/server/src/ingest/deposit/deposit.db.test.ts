import { PassThrough, Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../platform/database.ts';
import { useDatabase } from '../../testing/database.ts';
import {
  addCollection,
  deposit,
  expectTrueFigures,
  newArchive,
  newItem,
  requestsOf,
  versionsOf,
  workUntilDone,
} from '../../testing/ingest-stage.ts';

let db: Db;
beforeAll(async () => {
  db = (await useDatabase()).db;
});

const items = (count: number, from = 0) => Array.from({ length: count }, (_, index) => newItem(`item-${from + index}`));
const lines = (...values: unknown[]) => values.map((value) => Buffer.from(`${JSON.stringify(value)}\n`));

/** A body that ends in an error after so many items, as when a line breaks. */
function broken(values: readonly object[]): Readable {
  return Readable.from(
    (async function* () {
      yield* lines(...values);
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
  );
}

async function depositOf(key: string) {
  const { rows } = await sql<{ state: string; features: number; granted: number; denied: number; attempt: number }>`
    select state, features, granted, denied, attempt from deposit where idempotency_key = ${key}`.execute(db);
  return rows[0];
}

let keys = 0;
const newKey = () => {
  keys += 1;
  return `key-${process.pid}-${Math.random()}-${keys}`;
};

describe('a deposit', () => {
  test('grants what is right, denies what is not, and tells both by their line', async () => {
    const archive = await newArchive(db);
    const answer = await deposit(db, archive, [
      newItem('right'),
      newItem('no/slash'),
      newItem('lost', { collection: 'nowhere' }),
      newItem('late', { properties: { datetime: 'yesterday' } }),
      newItem('right-too'),
    ]);
    expect(answer).toMatchObject({ granted: 2, denied: 3 });
    expect(answer.denials.map(({ position, id, code, pointer }) => ({ position, id, code, pointer }))).toEqual([
      { position: 2, id: 'no/slash', code: 'id_slash', pointer: '/id' },
      { position: 3, id: 'lost', code: 'collection_unknown', pointer: '/collection' },
      { position: 4, id: 'late', code: expect.any(String), pointer: '/properties/datetime' },
    ]);
    expect((await requestsOf(db, archive)).map(({ item, state }) => `${item} ${state}`)).toEqual([
      'right granted',
      'no/slash denied',
      'lost denied',
      'late denied',
      'right-too granted',
    ]);
    await expectTrueFigures(db, archive);
    await workUntilDone(db, archive);
    await expectTrueFigures(db, archive);
  });

  test('of several chunks numbers its requests in the order of its body', async () => {
    const archive = await newArchive(db);
    expect(await deposit(db, archive, items(1_234))).toMatchObject({ granted: 1_234, denied: 0 });
    expect((await requestsOf(db, archive)).map(({ item }) => item)).toEqual(items(1_234).map(({ id }) => id));
    await workUntilDone(db, archive, 4);
    expect(await versionsOf(db, archive)).toHaveLength(1_234);
    await expectTrueFigures(db, archive);
  });

  test('knows a collection that was made while it was being received', async () => {
    const archive = await newArchive(db);
    const body = new PassThrough();
    const answering = deposit(db, archive, [], { body });
    const first = items(500).map((item) => ({ ...item, collection: 'new' }));
    body.write(Buffer.concat(lines(...first)));
    for (let turn = 0; turn < 100 && (await requestsOf(db, archive)).length === 0; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await addCollection(db, archive, 'new');
    body.end(Buffer.concat(lines(...items(10, 500).map((item) => ({ ...item, collection: 'new' })))));
    expect(await answering).toMatchObject({ granted: 10, denied: 500 });
  });

  test('tells a thousand reasons and keeps them all', async () => {
    const archive = await newArchive(db);
    const answer = await deposit(
      db,
      archive,
      Array.from({ length: 1_200 }, (_, index) => newItem(`x${index}`, { collection: 'nowhere' })),
    );
    expect(answer).toMatchObject({ granted: 0, denied: 1_200 });
    expect(answer.denials).toHaveLength(1_000);
    expect(await requestsOf(db, archive)).toHaveLength(1_200);
  });

  test('without a feature is refused and leaves no session behind', async () => {
    const archive = await newArchive(db);
    await expect(deposit(db, archive, [], { body: Readable.from([Buffer.from('\n')]) })).rejects.toMatchObject({
      status: 400,
      code: 'body_empty',
    });
    const { rows } = await sql`select id from session where project_id = ${archive.id}`.execute(db);
    expect(rows).toEqual([]);
  });

  test('that breaks off keeps what was granted, and says how much', async () => {
    const archive = await newArchive(db);
    await expect(deposit(db, archive, [], { body: broken(items(700)) })).rejects.toMatchObject({
      status: 400,
      facts: { values: { granted: 700, denied: 0 } },
    });
    await workUntilDone(db, archive, 2);
    expect(await versionsOf(db, archive)).toHaveLength(700);
    await expectTrueFigures(db, archive);
  });

  test('reads no faster than it commits', async () => {
    const archive = await newArchive(db);
    let sent = 0;
    const body = Readable.from(
      (function* () {
        for (const item of items(20_000)) {
          sent += 1;
          yield Buffer.from(`${JSON.stringify(item)}\n`);
        }
      })(),
    );
    const answering = deposit(db, archive, [], { body });
    let most = 0;
    let done = false;
    const finished = answering.finally(() => {
      done = true;
    });
    while (!done) {
      const { rows } = await sql<{ features: number }>`
        select coalesce(sum(features), 0) as features from deposit where project_id = ${archive.id}`.execute(db);
      most = Math.max(most, sent - (rows[0]?.features ?? 0));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await finished).toMatchObject({ granted: 20_000 });
    expect(most).toBeLessThan(6 * 500);
  });
});

describe('an Idempotency-Key', () => {
  test('of a deposit that ended gets the same answer again, and nothing is taken twice', async () => {
    const archive = await newArchive(db);
    const key = newKey();
    const body = [newItem('a'), newItem('b', { collection: 'nowhere' })];
    const first = await deposit(db, archive, body, { key });
    expect(await deposit(db, archive, body, { key })).toEqual(first);
    expect(await requestsOf(db, archive)).toHaveLength(2);
  });

  test('is held against the query it came with', async () => {
    const archive = await newArchive(db);
    const key = newKey();
    await deposit(db, archive, items(1), { key });
    await expect(deposit(db, archive, items(1), { key, session: 'tuesday' })).rejects.toMatchObject({
      status: 422,
      code: 'idempotency_key_other_query',
    });
  });

  test('of another project is another key', async () => {
    const [one, other] = [await newArchive(db), await newArchive(db)];
    const key = newKey();
    await deposit(db, one, items(2), { key });
    expect(await deposit(db, other, items(3), { key })).toMatchObject({ granted: 3 });
  });

  test('of a deposit that is still being received is refused for now', async () => {
    const archive = await newArchive(db);
    const key = newKey();
    const body = new PassThrough();
    const answering = deposit(db, archive, [], { key, body });
    body.write(Buffer.concat(lines(...items(500))));
    for (let turn = 0; turn < 100 && (await depositOf(key)) === undefined; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await expect(deposit(db, archive, items(500), { key })).rejects.toMatchObject({
      status: 409,
      code: 'deposit_live',
    });
    body.end();
    expect(await answering).toMatchObject({ granted: 500 });
  });

  test('of a deposit that broke off goes on after what was taken, with one answer for the whole', async () => {
    const archive = await newArchive(db);
    const key = newKey();
    const all = [...items(600), newItem('bad', { collection: 'nowhere' }), ...items(700, 600)];
    await expect(deposit(db, archive, [], { key, body: broken(all.slice(0, 800)) })).rejects.toMatchObject({
      status: 400,
    });
    expect(await depositOf(key)).toMatchObject({ state: 'interrupted', features: 800, granted: 799, denied: 1 });
    const answer = await deposit(db, archive, all, { key });
    expect(answer).toMatchObject({ granted: 1_300, denied: 1, denials: [{ position: 601, id: 'bad' }] });
    expect((await requestsOf(db, archive)).map(({ item }) => item)).toEqual(all.map(({ id }) => id));
    expect(await depositOf(key)).toMatchObject({ state: 'finished', features: 1_301, attempt: 2 });
    await workUntilDone(db, archive, 2);
    await expectTrueFigures(db, archive);
  });

  test('does not go on with another body, nor with a shorter one', async () => {
    const archive = await newArchive(db);
    const key = newKey();
    await expect(deposit(db, archive, [], { key, body: broken(items(600)) })).rejects.toMatchObject({ status: 400 });
    for (const body of [[...items(599), newItem('other')], items(10)]) {
      await expect(deposit(db, archive, body, { key })).rejects.toMatchObject({
        status: 422,
        code: 'idempotency_key_other_body',
      });
    }
    expect(await requestsOf(db, archive)).toHaveLength(600);
    expect(await deposit(db, archive, items(600), { key })).toMatchObject({ granted: 600 });
  });

  test('takes over from a process that went silent, which then commits nothing more', async () => {
    const archive = await newArchive(db);
    const key = newKey();
    const body = new PassThrough();
    const silent = deposit(db, archive, [], { key, body });
    silent.catch(() => {});
    body.write(Buffer.concat(lines(...items(500))));
    for (let turn = 0; turn < 100 && (await depositOf(key))?.features !== 500; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await sql`update deposit set heartbeat_at = now() - interval '1 hour' where idempotency_key = ${key}`.execute(db);
    expect(await deposit(db, archive, items(1_000), { key })).toMatchObject({ granted: 1_000 });
    body.end(Buffer.concat(lines(...items(500, 500))));
    await expect(silent).rejects.toMatchObject({ status: 409, code: 'deposit_taken_over' });
    expect(await requestsOf(db, archive)).toHaveLength(1_000);
    await workUntilDone(db, archive, 2);
    await expectTrueFigures(db, archive);
  });
});

import type { Versioning } from '@belvedere/contract/requests.ts';
import { versionings } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../platform/database.ts';
import { useDatabase } from '../testing/database.ts';
import {
  deposit,
  expectTrueFigures,
  newArchive,
  newItem,
  requestsOf,
  type VersionFacts,
  versionsOf,
  workUntilDone,
} from '../testing/ingest-stage.ts';

let db: Db;
beforeAll(async () => {
  db = (await useDatabase()).db;
});

const marked = (mark: string) => newItem('a', { properties: { mark } });
const short = (versions: readonly VersionFacts[]) =>
  versions.map(({ version, state, origin, shown }) => `v${version} ${state} ${origin}${shown ? ' shown' : ''}`);

describe.each(versionings)('versioning %s', (versioning) => {
  test('a new product becomes version 1 and is shown', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [marked('one')], { versioning });
    await workUntilDone(db, archive);
    expect(short(await versionsOf(db, archive))).toEqual(['v1 stored first shown']);
    expect(await requestsOf(db, archive)).toMatchObject([{ state: 'done', step: 'diffusion', version: 1 }]);
    await expectTrueFigures(db, archive);
  });

  test('a product that exists is treated as the mode says', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [marked('one')], { versioning: 'increment', session: 'sunday' });
    await workUntilDone(db, archive);
    await deposit(db, archive, [marked('two')], { versioning });
    await workUntilDone(db, archive);
    const expected: Record<Versioning, { versions: string[]; state: string }> = {
      increment: { versions: ['v1 stored first', 'v2 stored increment shown'], state: 'done' },
      replace: { versions: ['v1 replaced first', 'v2 stored replace shown'], state: 'done' },
      ignore: { versions: ['v1 stored first shown'], state: 'ignored' },
      manual: { versions: ['v1 stored first shown'], state: 'waiting_versioning' },
    };
    expect(short(await versionsOf(db, archive))).toEqual(expected[versioning].versions);
    expect((await requestsOf(db, archive)).at(-1)).toMatchObject({ state: expected[versioning].state });
    await expectTrueFigures(db, archive);
  });

  test('a product whose versions are all deleted comes back under the next number', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [marked('one')]);
    await workUntilDone(db, archive);
    await sql`update aip set state = 'deleted' where project_id = ${archive.id}`.execute(db);
    await sql`delete from item where project_id = ${archive.id}`.execute(db);
    await deposit(db, archive, [marked('two')], { versioning });
    await workUntilDone(db, archive);
    expect(short(await versionsOf(db, archive))).toEqual(['v1 deleted first', 'v2 stored first shown']);
  });

  test('duplicates in one body are taken in their order', async () => {
    const archive = await newArchive(db);
    await deposit(db, archive, [marked('one'), marked('two'), newItem('b'), marked('three')], { versioning });
    await workUntilDone(db, archive);
    const ofA = (await versionsOf(db, archive)).filter(({ item }) => item === 'a');
    const expected: Record<Versioning, string[]> = {
      increment: ['v1 stored first', 'v2 stored increment', 'v3 stored increment shown'],
      replace: ['v1 replaced first', 'v2 replaced replace', 'v3 stored replace shown'],
      ignore: ['v1 stored first shown'],
      manual: ['v1 stored first shown'],
    };
    expect(short(ofA)).toEqual(expected[versioning]);
    expect(ofA.map(({ text }) => JSON.parse(text).properties.mark)).toEqual(
      ['one', 'two', 'three'].slice(0, ofA.length),
    );
    await expectTrueFigures(db, archive);
  });
});

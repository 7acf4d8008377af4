import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../testing/database.ts';
import {
  bigintColumn,
  booleanColumn,
  byteaColumn,
  createJsonColumn,
  integerColumn,
  jsonColumn,
  readColumn,
  textColumn,
} from './batch-columns.ts';
import type { Db } from './database.ts';

let db: Db;
beforeAll(async () => {
  db = (await useDatabase()).db;
});

test('the database reads each column as it was meant', async () => {
  const texts = ['plain', 'quoted "and" \\ {braces}, null', 'é 😀', '', null, 'NULL'];
  const { rows } = await sql`
    select *
    from unnest(
      ${textColumn(texts)}::text[],
      ${jsonColumn(texts.map((text) => JSON.stringify({ text })))}::json[],
      ${byteaColumn([Buffer.from([0, 255]), null, Buffer.alloc(0), null, null, null])}::bytea[],
      ${bigintColumn([1, -2, Number.MAX_SAFE_INTEGER, null, 0, 5])}::bigint[],
      ${integerColumn([1, -2, 2_147_483_647, null, 0, 5])}::integer[],
      ${booleanColumn([true, false, true, false, true, false])}::boolean[]
    ) as column_of (text, json, bytes, big, small, truth)`.execute(db);
  expect(rows).toEqual(
    texts.map((text, index) => ({
      text,
      json: { text },
      bytes: [Buffer.from([0, 255]), null, Buffer.alloc(0), null, null, null][index],
      big: [1, -2, Number.MAX_SAFE_INTEGER, null, 0, 5][index],
      small: [1, -2, 2_147_483_647, null, 0, 5][index],
      truth: index % 2 === 0,
    })),
  );
});

test('an empty column is an empty array', async () => {
  const { rows } = await sql`select cardinality(${textColumn([])}::text[]) as count`.execute(db);
  expect(rows).toEqual([{ count: 0 }]);
});

test('a column that grows is the one that is made at once', () => {
  const texts = ['{}', JSON.stringify({ text: 'é'.repeat(5_000) }), '[1]'];
  const growing = createJsonColumn(32);
  for (const text of texts) growing.add(text);
  expect(growing.count).toBe(3);
  const column = growing.finish();
  expect(column.equals(jsonColumn(texts))).toBe(true);
  const read = readColumn(column);
  expect(texts.map((_, index) => read.at(index)?.toString())).toEqual(texts);
  expect(read.at(3)).toBeUndefined();
});

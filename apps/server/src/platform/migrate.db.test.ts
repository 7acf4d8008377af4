import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '../testing/database.ts';
import { inTransaction } from './transaction.ts';

test('a column of each odd type reads the same on both engines', async () => {
  const { db } = await useDatabase();
  const { rows } = await sql`
    select 9007199254740991::bigint as big, 1.5::numeric as number, '2026-11-24 17:00:08.123456+02'::timestamptz as at, '{"a":[1]}'::json as document`.execute(
    db,
  );
  expect(rows[0]).toEqual({
    big: 9007199254740991,
    number: 1.5,
    at: '2026-11-24T15:00:08.123456Z',
    document: { a: [1] },
  });
});

test('another handle inside a transaction is refused, since it would wait for ever on the embedded engine', async () => {
  const { db } = await useDatabase();
  await expect(inTransaction(db, () => sql`select 1`.execute(db))).rejects.toThrow(
    'another database handle inside a transaction',
  );
});

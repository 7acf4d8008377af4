import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';

const mostBytes = 32 * 1024;
const mostKeys = 200;
const deepest = 32;

/** `null` when nothing is kept. */
export async function readPreference(db: Db, accountId: number, key: string): Promise<unknown> {
  const row = await db
    .selectFrom('preference')
    .select('value')
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** `null` forgets it. */
export async function keepPreference(db: Db, accountId: number, key: string, value: unknown): Promise<void> {
  if (value === undefined || value === null) {
    await db.deleteFrom('preference').where('account_id', '=', accountId).where('key', '=', key).execute();
    return;
  }
  if (isDeeperThan(value, deepest)) {
    throw new AppError(400, 'too_deep', `Cannot keep "${key}": it is nested more than ${deepest} deep`);
  }
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > mostBytes) {
    throw new AppError(413, 'preference_too_large', `Cannot keep "${key}": it is over ${mostBytes} bytes`, {
      values: { key, most: mostBytes },
    });
  }
  const kept = await sql`
    insert into preference (account_id, key, value)
    select ${accountId}::integer, ${key}::text, ${text}::json
    where (select count(*) from preference where account_id = ${accountId} and key <> ${key}::text) < ${mostKeys}
    on conflict (account_id, key) do update set value = excluded.value`.execute(db);
  if (kept.numAffectedRows === 1n) return;
  throw new AppError(409, 'too_many_preferences', `Cannot keep "${key}": there are ${mostKeys} preferences already`, {
    values: { most: mostKeys },
  });
}

/** Layer by layer: what is nested 200,000 deep would overflow the stack of whoever recurses into it. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let layer = [value];
  for (let level = 0; level <= levels && layer.length > 0; level += 1) {
    layer = layer.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return layer.length > 0;
}

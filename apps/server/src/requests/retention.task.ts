import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Db } from '../platform/database.ts';
import { defineTask } from '../platform/jobs.ts';
import { plainRules, type RetentionRule, requestRule } from './retention.ts';
import { retireRequests } from './retire-requests.ts';

const batch = 1_000;
const day = 24 * 3_600_000;

/** Each night, removes what has had its time. Killed midway, the next night goes on. */
export const retentionTask = defineTask({
  name: 'retention',
  payload: z.object({}),
  schedule: '17 3 * * *',
  expireInSeconds: 3 * 3_600,
  async run({ db, now }: Pick<Context, 'db' | 'now'>, _payload, signal) {
    const limitOf = (rule: RetentionRule) => new Date(now().getTime() - rule.days * day);
    await retireRequests(db, limitOf(requestRule), signal);
    for (const rule of plainRules) await removeOld(db, rule, limitOf(rule), signal);
  },
});

async function removeOld(db: Db, rule: RetentionRule, before: Date, signal: AbortSignal): Promise<void> {
  const table = sql.table(rule.table);
  for (let removed = batch; removed === batch; ) {
    signal.throwIfAborted();
    const { numAffectedRows } = await sql`
      delete from ${table}
      where ctid = any(array(
        select ctid
        from ${table}
        where ${sql.raw(rule.condition)} and ${sql.ref(rule.since)} < ${before.toISOString()}::timestamptz
        limit ${batch}
        for update skip locked
      ))`.execute(db);
    removed = Number(numAffectedRows ?? 0n);
  }
}

import type { AddDataBoard } from '@belvedere/contract/live.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Minute } from '../../sessions/pace.ts';

export interface SourceFigures {
  readonly sources: number;
  readonly referenced: number;
  readonly diffused: number;
  readonly running: number;
  readonly waiting: number;
  readonly errors: number;
}

/** The sums that the fold keeps, over all sources of a project. */
export async function findSourceFigures(db: Db, projectId: number): Promise<SourceFigures> {
  const { rows } = await sql<SourceFigures>`
    select count(*) as sources, coalesce(sum(referenced), 0) as referenced, coalesce(sum(diffused), 0) as diffused,
      coalesce(sum(running), 0) as running, coalesce(sum(waiting), 0) as waiting, coalesce(sum(errors), 0) as errors
    from source
    where project_id = ${projectId}`.execute(db);
  return rows[0] ?? { sources: 0, referenced: 0, diffused: 0, running: 0, waiting: 0, errors: 0 };
}

/** What came into the catalogue: minute by minute in the last hour, newest first, and since midnight (UTC). */
export async function findMinutes(
  db: Db,
  projectId: number,
  now: Date,
): Promise<{ readonly lastHour: Minute[]; readonly today: number }> {
  const { rows } = await sql<Minute>`
    select minute, sum(diffused) as diffused
    from session_minute
    where project_id = ${projectId} and minute > ${now.toISOString()}::timestamptz - interval '60 minutes'
    group by minute
    order by minute desc`.execute(db);
  const { rows: today } = await sql<{ diffused: number }>`
    select coalesce(sum(diffused), 0) as diffused
    from session_minute
    where project_id = ${projectId} and minute >= ${midnightOf(now)}::timestamptz`.execute(db);
  return { lastHour: rows, today: today[0]?.diffused ?? 0 };
}

/** Deposits are counted up to here: beyond it nobody reads the last digits. */
const countedDeposits = 100_000;

export async function findDepositFigures(
  db: Db,
  projectId: number,
  now: Date,
): Promise<AddDataBoard['deposits'] & { readonly deniedToday: number }> {
  const { rows } = await sql<{ total: number; deniedToday: number }>`
    select
      (select count(*) from (select from deposit where project_id = ${projectId} limit ${countedDeposits}) as counted) as total,
      (
        select coalesce(sum(denied), 0)
        from deposit
        where project_id = ${projectId} and started_at >= ${midnightOf(now)}::timestamptz
      ) as "deniedToday"`.execute(db);
  const { rows: last } = await sql<NonNullable<AddDataBoard['deposits']['last']>>`
    select started_at as at, granted, denied, session_id as session
    from deposit
    where project_id = ${projectId}
    order by started_at desc, id desc
    limit 1`.execute(db);
  return { total: rows[0]?.total ?? 0, deniedToday: rows[0]?.deniedToday ?? 0, last: last[0] ?? null };
}

function midnightOf(now: Date): string {
  return `${now.toISOString().slice(0, 10)}T00:00:00Z`;
}

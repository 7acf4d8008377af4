import type { AddDataBoard } from '@belvedere/contract/live.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

type Case = AddDataBoard['waiting'][number];

/** Cases of each kind: whoever has more opens the dashboard. */
const shownCases = 25;
/** Requests of one case that are looked at for its causes: its own count is kept elsewhere. */
const sampled = 5_000;

const kinds = {
  errors: { figure: sql`session.errors`, requests: sql`state = 'error' and acknowledged is null` },
  waiting: { figure: sql`session.waiting`, requests: sql`state = 'waiting_versioning'` },
} as const satisfies Record<Case['kind'], { figure: RawBuilder<unknown>; requests: RawBuilder<unknown> }>;

/** Sessions that wait for somebody, the ones that moved last first, each with why. */
export async function findCases(db: Db, projectId: number): Promise<Case[]> {
  const errors = await findCasesOf(db, projectId, 'errors');
  return [...errors, ...(await findCasesOf(db, projectId, 'waiting'))];
}

interface CaseRow {
  readonly id: number;
  readonly source: string;
  readonly name: string;
  readonly count: number;
  readonly causes: Case['causes'] | null;
  readonly since: string | null;
  readonly lastActivityAt: string;
}

async function findCasesOf(db: Db, projectId: number, kind: Case['kind']): Promise<Case[]> {
  const { figure, requests } = kinds[kind];
  const { rows } = await sql<CaseRow>`
    select session.id, session.source, session.name, ${figure} as count, cause.causes, cause.since,
      session.last_activity_at as "lastActivityAt"
    from (
      select *
      from session
      where project_id = ${projectId} and ${figure} > 0
      order by last_activity_at desc, id desc
      limit ${shownCases}
    ) as session
    cross join lateral (
      select json_agg(json_build_object('code', code, 'count', count) order by count desc, code) as causes, min(since) as since
      from (
        select coalesce(error_code, 'unknown') as code, count(*) as count, min(moved_at) as since
        from (
          select error_code, moved_at
          from request
          where project_id = ${projectId} and session_id = session.id and ${requests}
          limit ${sampled}
        ) as looked_at
        group by error_code
      ) as counted
    ) as cause
    order by session.last_activity_at desc, session.id desc`.execute(db);
  return rows.map(({ id, source, name, count, causes, since, lastActivityAt }) => ({
    kind,
    session: { id, source, name },
    count,
    causes: causes ?? [],
    since: since ?? lastActivityAt,
  }));
}

import type { Page } from '@belvedere/contract/lists.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { type PageQuery, readPage, type SortKey } from '../platform/paging.ts';
import type { Minute } from './pace.ts';
import { type FigureFilter, figureCondition, type SessionFilter, sessionCondition } from './session-filter.ts';

export interface SourceRow {
  readonly id: number;
  readonly name: string;
  readonly sessions: number;
  readonly referenced: number;
  readonly diffused: number;
  readonly running: number;
  readonly waiting: number;
  readonly errors: number;
  readonly lastActivityAt: string;
}
export interface SessionRow extends Omit<SourceRow, 'sessions'> {
  readonly source: string;
  readonly createdAt: string;
}
export interface StepRow {
  readonly sessionId: number;
  readonly stepId: string;
  readonly properties: Record<string, number>;
  readonly updatedAt: string;
}

const figures = sql`referenced, diffused, running, waiting, errors, last_activity_at as "lastActivityAt"`;
const sourceColumns = sql`id, name, sessions, ${figures}`;
const sessionColumns = sql`id, source, name, created_at as "createdAt", ${figures}`;

const id: SortKey = { expression: sql`id`, type: 'bigint' };
const sorts = {
  name: { expression: sql`name`, type: 'text' },
  // As the index session_state has it: error, waiting, running, ok.
  state: {
    expression: sql`(case when errors > 0 then 0 when waiting > 0 then 1 when running > 0 then 2 else 3 end)`,
    type: 'integer',
  },
  referenced: { expression: sql`referenced`, type: 'bigint' },
  diffused: { expression: sql`diffused`, type: 'bigint' },
  lastActivityAt: { expression: sql`last_activity_at`, type: 'timestamptz' },
} as const satisfies Record<string, SortKey>;
const sessionOnlySorts = {
  source: { expression: sql`source`, type: 'text' },
  createdAt: { expression: sql`created_at`, type: 'timestamptz' },
} as const satisfies Record<string, SortKey>;

export async function findSources(
  db: Db,
  projectId: number,
  filter: FigureFilter,
  page: PageQuery,
): Promise<Page<SourceRow>> {
  const from = sql`from source where project_id = ${projectId} and ${figureCondition(filter)}`;
  return readPage<SourceRow>(db, { columns: sourceColumns, from, sorts, tie: id }, page);
}

export async function findSessions(
  db: Db,
  projectId: number,
  filter: SessionFilter,
  page: PageQuery,
): Promise<Page<SessionRow>> {
  const from = sql`from session where project_id = ${projectId} and ${sessionCondition(filter)}`;
  const every = { ...sorts, ...sessionOnlySorts };
  return readPage<SessionRow>(db, { columns: sessionColumns, from, sorts: every, tie: id }, page);
}

export async function findSession(db: Db | Tx, projectId: number, session: number): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from session where project_id = ${projectId} and id = ${session}`.execute(db);
  return rows[0];
}

/** The steps of a page of sessions. */
export async function findSteps(db: Db | Tx, projectId: number, sessions: readonly number[]): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select session_id as "sessionId", step_id as "stepId", properties, updated_at as "updatedAt"
    from session_step
    where project_id = ${projectId} and session_id = any(${sessions}::bigint[])
    order by session_id, step_id`.execute(db);
  return rows;
}

export interface SessionMinute extends Minute {
  readonly sessionId: number;
}

/** What each session of a page diffused in each minute of the hour before `now`. */
export async function findLastHours(
  db: Db | Tx,
  projectId: number,
  sessions: readonly number[],
  now: Date,
): Promise<SessionMinute[]> {
  return findMinutes(
    db,
    sql`project_id = ${projectId} and session_id = any(${sessions}::bigint[])
      and minute > ${now.toISOString()}::timestamptz - interval '60 minutes'`,
    sql``,
  );
}

/** The newest minutes of one session in which it diffused anything, a day's at most. */
export async function findActiveMinutes(db: Db | Tx, projectId: number, session: number): Promise<SessionMinute[]> {
  return findMinutes(db, sql`project_id = ${projectId} and session_id = ${session}`, sql`limit 1440`);
}

async function findMinutes(
  db: Db | Tx,
  condition: RawBuilder<unknown>,
  bound: RawBuilder<unknown>,
): Promise<SessionMinute[]> {
  const { rows } = await sql<SessionMinute>`
    select session_id as "sessionId", minute, diffused
    from session_minute
    where ${condition}
    order by session_id, minute desc
    ${bound}`.execute(db);
  return rows;
}

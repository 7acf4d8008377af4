import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/database.ts';

/** Sessions of one project that are looked at in one statement. */
export interface SessionScope {
  readonly projectId: number;
  readonly sessions: readonly number[];
}

/** Sessions of one statement: the fold waits no longer than these take. */
const sessionBatch = 200;

/** The sessions of a project, a batch at a time. */
export async function* scopesOf(db: Db, projectId: number): AsyncGenerator<SessionScope> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ id: number }>`
      select id
      from session
      where project_id = ${projectId} and id > ${after}
      order by id
      limit ${sessionBatch}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield { projectId, sessions: rows.map((row) => row.id) };
    after = last.id;
  }
}

export async function findProjects(db: Db, projectId: number | undefined): Promise<number[]> {
  if (projectId !== undefined) return [projectId];
  const { rows } = await sql<{ id: number }>`select id from project order by id`.execute(db);
  return rows.map((row) => row.id);
}

export function inScope({ projectId, sessions }: SessionScope): RawBuilder<boolean> {
  return sql<boolean>`project_id = ${projectId} and session_id = any(${sessions}::bigint[])`;
}

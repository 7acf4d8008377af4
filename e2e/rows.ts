import { sql } from 'kysely';
import { type Database, openDatabase, type Tx } from '../apps/server/src/platform/database.ts';
import { createLog } from '../apps/server/src/platform/log.ts';
import { inTransaction } from '../apps/server/src/platform/transaction.ts';
import { openSession } from '../apps/server/src/sessions/open-session.ts';
import { recordChanges } from '../apps/server/src/sessions/session-change.ts';
import type { Scene } from './scene.ts';

/** Opens the server's own database beside it, for what no producer can bring about. */
export async function withDatabase<T>(folder: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ folder, minFreeBytes: 0, log: createLog({ level: 'error' }) });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

export interface Held {
  readonly source: string;
  readonly session: string;
  readonly count: number;
}

/** Requests that run for as long as the test looks at them: their chunk is leased by nobody who will ever finish it. */
export async function holdRunning(folder: string, slug: string, { source, session, count }: Held): Promise<void> {
  await withDatabase(folder, ({ db }) =>
    inTransaction(db, async (tx) => {
      const projectId = await idOf(tx, slug);
      const sessionId = await openSession(tx, projectId, source, session);
      await sql`
        with held as (
          insert into chunk (project_id, session_id, payload, requests, leased_until, leased_by)
          values (${projectId}, ${sessionId}, '', ${count}, now() + interval '1 day', 'a test')
          returning id
        )
        insert into request (project_id, session_id, chunk_id, ordinal, collection, item_id, state, versioning)
        select ${projectId}, ${sessionId}, held.id, ordinal, 'scenes', 'held-' || ordinal, 'granted', 'increment'
        from held, generate_series(1, ${count}::integer) as ordinal`.execute(tx);
      await recordChanges(
        tx,
        (['referencingRequests', 'runningReferencingRequests'] as const).map((property) => ({
          projectId,
          sessionId,
          count: { stepId: 'feature', property },
          delta: count,
        })),
      );
    }),
  );
}

export async function idOf(db: Database['db'] | Tx, slug: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from project where slug = ${slug}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`Cannot find project "${slug}"`);
  return row.id;
}

export interface Failed {
  readonly source: string;
  readonly session: string;
  readonly scene: Scene;
}

/** A request that failed in storage: while files are only referenced, no producer can bring that about. */
export async function failInStorage(folder: string, slug: string, { source, session, scene }: Failed): Promise<void> {
  const error = { message: 'Cannot read the file', hint: 'Relaunch it', retriable: true, values: {} };
  await withDatabase(folder, ({ db }) =>
    inTransaction(db, async (tx) => {
      const projectId = await idOf(tx, slug);
      const sessionId = await openSession(tx, projectId, source, session);
      await sql`
        insert into request (project_id, session_id, collection, item_id, state, step, versioning, error_code, error, payload)
        values (${projectId}, ${sessionId}, 'scenes', ${scene.id}, 'error', 'storage', 'increment', 'file_unreadable',
          ${JSON.stringify(error)}::json, ${JSON.stringify(scene)})`.execute(tx);
      await recordChanges(tx, [
        { projectId, sessionId, count: { stepId: 'feature', property: 'referencingRequests' }, delta: 1 },
        { projectId, sessionId, count: { stepId: 'storage', property: 'requestsErrors' }, delta: 1 },
      ]);
    }),
  );
}

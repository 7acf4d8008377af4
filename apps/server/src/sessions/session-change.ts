import type { StepCount } from '@belvedere/contract/session-properties.ts';
import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/** A figure of a session that moved. */
export interface FigureChange {
  readonly projectId: number;
  readonly sessionId: number;
  readonly count: StepCount;
  readonly delta: number;
}

/** Says what a transaction moved, and wakes the fold when it commits. Rolled back with the rows, so that it counts nothing then. */
export async function recordChanges(tx: Tx, changes: readonly FigureChange[]): Promise<void> {
  const moved = changes.filter(({ delta }) => delta !== 0);
  if (moved.length === 0) return;
  await sql`
    with recorded as (
      insert into session_change (project_id, session_id, step_id, property, delta)
      select project_id, session_id, step_id, property, delta
      from unnest(
        ${moved.map(({ projectId }) => projectId)}::integer[],
        ${moved.map(({ sessionId }) => sessionId)}::bigint[],
        ${moved.map(({ count }) => count.stepId)}::text[],
        ${moved.map(({ count }) => count.property)}::text[],
        ${moved.map(({ delta }) => delta)}::bigint[]
      ) as moved (project_id, session_id, step_id, property, delta)
    )
    select pg_notify('belvedere_fold', '')`.execute(tx);
}

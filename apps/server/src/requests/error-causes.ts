import type { RequestError } from '@belvedere/contract/requests.ts';
import type { ErrorCause } from '@belvedere/contract/sessions.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { WorkStep } from './request.ts';

interface CauseRow {
  readonly step: WorkStep;
  readonly code: string;
  readonly count: number;
  readonly acknowledged: number;
  readonly since: string;
  readonly item: string | null;
  readonly error: Omit<RequestError, 'code'>;
}

/** The errors of a session, one row a step and cause, the most frequent first, each with the request that failed first as its example. */
export async function findErrorCauses(db: Db, projectId: number, sessionId: number): Promise<ErrorCause[]> {
  const { rows } = await sql<CauseRow>`
    select cause.step, cause.error_code as code, cause.count, cause.acknowledged, cause.since, example.item_id as item, example.error
    from (
      select step, error_code, count(*) as count, count(acknowledged) as acknowledged, min(moved_at) as since, min(id) as first
      from request
      where project_id = ${projectId} and session_id = ${sessionId} and state = 'error'
      group by step, error_code
    ) as cause
    join request as example on example.project_id = ${projectId} and example.id = cause.first
    order by cause.count desc, cause.step, cause.error_code
    limit 200`.execute(db);
  return rows.map(({ error: { message, hint, retriable, values }, item, ...cause }) => ({
    ...cause,
    retriable,
    example: { item, message, hint, values },
  }));
}

import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { inTransaction } from '../platform/transaction.ts';
import { figureOf } from './request.ts';
import { requestRule, settledStates } from './retention.ts';

/** Requests that one transaction looks at. */
const batch = 5_000;

/** The figures that a settled request is counted by. */
const figures = settledStates.flatMap((state) => {
  const own = figureOf({ state, step: 'referencing', acknowledged: false });
  const granted = state === 'denied' ? [] : [{ state, stepId: 'feature', property: 'referencingRequests' }];
  return own === undefined ? granted : [...granted, { state, ...own }];
});

interface Place {
  readonly projectId: number;
  readonly id: number;
}

/**
 * Removes settled requests and adds their counts to the base, in one transaction a batch: truth = rows + base at any moment.
 * Walks the primary key once: no index on the time, which every request would pay for.
 */
export async function retireRequests(db: Db, before: Date, signal: AbortSignal): Promise<void> {
  for (let place: Place | undefined = { projectId: 0, id: 0 }; place !== undefined; ) {
    signal.throwIfAborted();
    const from: Place = place;
    place = await inTransaction(db, (tx) => retireBatch(tx, from, before));
  }
}

/** Answers the last request that it looked at, if any. */
async function retireBatch(tx: Tx, from: Place, before: Date): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    with seen as materialized (
      select project_id, id
      from request
      where (project_id, id) > (${from.projectId}::integer, ${from.id}::bigint)
      order by project_id, id
      limit ${batch}
    ), gone as (
      delete from request
      using seen
      where request.project_id = seen.project_id
        and request.id = seen.id
        and request.${sql.raw(requestRule.condition)}
        and request.${sql.ref(requestRule.since)} < ${before.toISOString()}::timestamptz
      returning request.project_id, request.session_id, request.state
    ), based as (
      insert into session_base as base (project_id, session_id, step_id, property, value)
      select gone.project_id, gone.session_id, figure.step_id, figure.property, count(*)
      from gone
      join unnest(
        ${figures.map(({ state }) => state)}::text[],
        ${figures.map(({ stepId }) => stepId)}::text[],
        ${figures.map(({ property }) => property)}::text[]
      ) as figure (state, step_id, property) on figure.state = gone.state
      group by gone.project_id, gone.session_id, figure.step_id, figure.property
      order by gone.project_id, gone.session_id
      on conflict (project_id, session_id, step_id, property) do update
      set value = base.value + excluded.value
    )
    select project_id as "projectId", id
    from seen
    order by project_id desc, id desc
    limit 1`.execute(tx);
  return rows[0];
}

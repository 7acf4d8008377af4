import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { CounterDefinition } from './counters.ts';
import { truthOf } from './figure-truth.ts';
import { weightRelation } from './figures.ts';
import { findProjects, inScope, type SessionScope, scopesOf } from './session-scopes.ts';

/**
 * Counts every figure again from its rows, while deposits go on: each batch is one statement, hence one snapshot, in which the rows
 * and the changes that wait agree; those changes are taken away, and the lease keeps the fold out. Answers how many sessions and
 * sources it put right.
 */
export async function rebuildFigures(
  db: Db,
  definitions: readonly CounterDefinition[],
  projectId?: number,
): Promise<number> {
  let corrected = 0;
  for (const project of await findProjects(db, projectId)) {
    for await (const scope of scopesOf(db, project)) {
      corrected += await inTransaction(db, async (tx) => {
        await waitForLease(tx);
        return rebuildSessions(tx, definitions, scope);
      });
    }
    corrected += await inTransaction(db, async (tx) => {
      await waitForLease(tx);
      return rebuildSources(tx, project);
    });
  }
  return corrected;
}

async function waitForLease(tx: Tx): Promise<void> {
  await sql`select held from fold_lease for update`.execute(tx);
}

/** A property that no row counts any more stays, at zero: what was right is left as it was. */
async function rebuildSessions(
  tx: Tx,
  definitions: readonly CounterDefinition[],
  scope: SessionScope,
): Promise<number> {
  const { rows } = await sql<{ corrected: number }>`
    with truth as materialized (
      ${truthOf(definitions, scope)}
    ), taken as (
      delete from session_change
      where ${inScope(scope)} and step_id <> ''
    ), wanted as (
      select session_id, step_id, property, sum(value) as value
      from (
        select session_id, step_id, property, value from truth
        union all
        select session_id, step_id, jsonb_object_keys(properties) collate "C", 0
        from session_step
        where ${inScope(scope)}
      ) as every_property
      group by session_id, step_id, property
    ), stepped as (
      insert into session_step as step (project_id, session_id, step_id, properties)
      select ${scope.projectId}::integer, session_id, step_id, jsonb_object_agg(property, value)
      from wanted
      group by session_id, step_id
      on conflict (project_id, session_id, step_id) do update
      set properties = excluded.properties
      where step.properties <> excluded.properties
      returning step.session_id
    ), figure as (
      select session.id,
        coalesce(sum(truth.value * weight.referenced), 0) as referenced,
        coalesce(sum(truth.value * weight.diffused), 0) as diffused,
        coalesce(sum(truth.value * weight.running), 0) as running,
        coalesce(sum(truth.value * weight.waiting), 0) as waiting,
        coalesce(sum(truth.value * weight.errors), 0) as errors
      from session
      left join truth on truth.session_id = session.id
      left join ${weightRelation()} on weight.step_id = truth.step_id and weight.property = truth.property
      where session.project_id = ${scope.projectId} and session.id = any(${scope.sessions}::bigint[])
      group by session.id
    ), moved as (
      update session
      set referenced = figure.referenced, diffused = figure.diffused, running = figure.running,
        waiting = figure.waiting, errors = figure.errors
      from figure
      where session.project_id = ${scope.projectId}
        and session.id = figure.id
        and (session.referenced, session.diffused, session.running, session.waiting, session.errors)
          is distinct from (figure.referenced, figure.diffused, figure.running, figure.waiting, figure.errors)
      returning session.id
    )
    select count(*) as corrected
    from (select session_id from stepped union select id from moved) as corrected`.execute(tx);
  return rows[0]?.corrected ?? 0;
}

/** The sums of the sessions, both without the changes that still wait; the count of sessions from the sessions that are there. */
async function rebuildSources(tx: Tx, projectId: number): Promise<number> {
  const { rows } = await sql<{ corrected: number }>`
    with taken as (
      delete from session_change where project_id = ${projectId} and step_id = ''
    ), figure as (
      select source.id, count(session.id) as sessions,
        coalesce(sum(session.referenced), 0) as referenced,
        coalesce(sum(session.diffused), 0) as diffused,
        coalesce(sum(session.running), 0) as running,
        coalesce(sum(session.waiting), 0) as waiting,
        coalesce(sum(session.errors), 0) as errors
      from source
      left join session on session.project_id = source.project_id and session.source = source.name
      where source.project_id = ${projectId}
      group by source.id
    ), moved as (
      update source
      set sessions = figure.sessions, referenced = figure.referenced, diffused = figure.diffused,
        running = figure.running, waiting = figure.waiting, errors = figure.errors
      from figure
      where source.project_id = ${projectId}
        and source.id = figure.id
        and (source.sessions, source.referenced, source.diffused, source.running, source.waiting, source.errors)
          is distinct from (figure.sessions, figure.referenced, figure.diffused, figure.running, figure.waiting, figure.errors)
      returning source.id
    )
    select count(*) as corrected from moved`.execute(tx);
  return rows[0]?.corrected ?? 0;
}

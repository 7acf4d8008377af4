import type { Topic } from '@belvedere/contract/live.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { publishEvents } from '../platform/events.ts';
import { inTransaction } from '../platform/transaction.ts';
import { weightRelation } from './figures.ts';

/** Changes that one transaction folds at most. */
export const foldBatch = 5_000;

/** Rows of one project and topic that are named one by one; more are told as "all of them". */
const namedAtMost = 100;

interface Touched {
  readonly project: number;
  readonly topic: Extract<Topic, 'sessions' | 'sources'>;
  readonly id: number;
}

/**
 * Adds the changes that wait to the figures, and tells who watches. Answers how many it took: none when another process folds.
 * One transaction: killed anywhere, the changes are still there, and none is counted twice.
 */
export async function foldOnce(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    if (!(await takeLease(tx))) return 0;
    const { taken, touched } = await foldBatchOf(tx);
    await publishEvents(tx, eventsOf(touched));
    return taken;
  });
}

async function takeLease(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select held from fold_lease for update skip locked`.execute(tx);
  return rows.length === 1;
}

/**
 * Oldest first: what undoes a change comes after it, so no figure is ever below zero. Changes of a session that went with its
 * project are dropped.
 */
async function foldBatchOf(tx: Tx): Promise<{ taken: number; touched: Touched[] }> {
  const { rows } = await sql<Touched & { taken: number }>`
    with taken as materialized (
      delete from session_change
      where id = any(array(select id from session_change order by id limit ${foldBatch}))
      returning project_id, session_id, step_id, property, delta, at
    ), change as (
      select taken.project_id, taken.session_id, session.source, taken.step_id, taken.property, taken.delta, taken.at
      from taken
      join session on session.project_id = taken.project_id and session.id = taken.session_id
    ), stepped as (
      insert into session_step as step (project_id, session_id, step_id, properties, updated_at)
      select project_id, session_id, step_id, jsonb_object_agg(property, delta), max(at)
      from (
        select project_id, session_id, step_id, property, sum(delta) as delta, max(at) as at
        from change
        where step_id <> ''
        group by project_id, session_id, step_id, property
      ) as moved
      group by project_id, session_id, step_id
      on conflict (project_id, session_id, step_id) do update
      set updated_at = greatest(step.updated_at, excluded.updated_at),
        properties = (
          select jsonb_object_agg(property, value)
          from (
            select property, sum(value::bigint) as value
            from (
              select * from jsonb_each_text(step.properties)
              union all
              select * from jsonb_each_text(excluded.properties)
            ) as both_of_them (property, value)
            group by property
          ) as summed
        )
    ), minuted as (
      insert into session_minute as kept (project_id, session_id, minute, diffused)
      select project_id, session_id, date_trunc('minute', at), sum(delta)
      from change
      where step_id = 'catalog' and property = 'indexed' and delta > 0
      group by project_id, session_id, date_trunc('minute', at)
      on conflict (project_id, session_id, minute) do update
      set diffused = kept.diffused + excluded.diffused
    ), figure as (
      select change.project_id, change.session_id, change.source, max(change.at) as at,
        coalesce(sum(change.delta) filter (where change.step_id = ''), 0) as sessions,
        coalesce(sum(change.delta * weight.referenced), 0) as referenced,
        coalesce(sum(change.delta * weight.diffused), 0) as diffused,
        coalesce(sum(change.delta * weight.running), 0) as running,
        coalesce(sum(change.delta * weight.waiting), 0) as waiting,
        coalesce(sum(change.delta * weight.errors), 0) as errors
      from change
      left join ${weightRelation()} on weight.step_id = change.step_id and weight.property = change.property
      group by change.project_id, change.session_id, change.source
    ), session_moved as (
      update session
      set referenced = session.referenced + figure.referenced,
        diffused = session.diffused + figure.diffused,
        running = session.running + figure.running,
        waiting = session.waiting + figure.waiting,
        errors = session.errors + figure.errors,
        last_activity_at = greatest(session.last_activity_at, figure.at)
      from figure
      where session.project_id = figure.project_id and session.id = figure.session_id
      returning session.project_id, session.id
    ), source_moved as (
      update source
      set sessions = source.sessions + figure.sessions,
        referenced = source.referenced + figure.referenced,
        diffused = source.diffused + figure.diffused,
        running = source.running + figure.running,
        waiting = source.waiting + figure.waiting,
        errors = source.errors + figure.errors,
        last_activity_at = greatest(source.last_activity_at, figure.at)
      from (
        select project_id, source, max(at) as at, sum(sessions) as sessions, sum(referenced) as referenced,
          sum(diffused) as diffused, sum(running) as running, sum(waiting) as waiting, sum(errors) as errors
        from figure
        group by project_id, source
      ) as figure
      where source.project_id = figure.project_id and source.name = figure.source
      returning source.project_id, source.id
    )
    select 0 as project, '' as topic, 0 as id, count(*) as taken from taken
    union all
    select project_id, 'sessions', id, 0 from session_moved
    union all
    select project_id, 'sources', id, 0 from source_moved`.execute(tx);
  const taken = rows.reduce((sum, row) => sum + row.taken, 0);
  return { taken, touched: rows.filter((row) => row.id !== 0) };
}

function eventsOf(touched: readonly Touched[]): { project: number; topic: Topic; id?: string }[] {
  const groups = Map.groupBy(touched, ({ project, topic }) => `${project} ${topic}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { project, topic } = first;
    if (group.length > namedAtMost) return [{ project, topic }];
    return group.map(({ id }) => ({ project, topic, id: String(id) }));
  });
}

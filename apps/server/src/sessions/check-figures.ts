import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { CounterDefinition } from './counters.ts';
import { truthOf } from './figure-truth.ts';
import { weightRelation } from './figures.ts';
import { findProjects, inScope, type SessionScope, scopesOf } from './session-scopes.ts';

/** A figure that is not what its rows say. `kept` has the changes that wait to be folded added. */
export interface FigureDifference {
  readonly projectId: number;
  readonly source: string;
  /** Empty for a figure of the source itself. */
  readonly session: string;
  /** `session` and `source` for the figures that are sums of properties. */
  readonly stepId: string;
  readonly property: string;
  readonly kept: number;
  readonly counted: number;
}

/** Holds every figure against its rows, changing nothing. Each statement is one snapshot, so it may run while deposits go on. */
export async function checkFigures(
  db: Db,
  definitions: readonly CounterDefinition[],
  projectId?: number,
): Promise<FigureDifference[]> {
  const differences: FigureDifference[] = [];
  for (const project of await findProjects(db, projectId)) {
    for await (const scope of scopesOf(db, project)) {
      differences.push(...(await findSessionDifferences(db, definitions, scope)));
    }
    differences.push(...(await findSourceDifferences(db, project)));
  }
  return differences;
}

/** Properties against rows, and the sums of the session's row against its properties. */
async function findSessionDifferences(
  db: Db,
  definitions: readonly CounterDefinition[],
  scope: SessionScope,
): Promise<FigureDifference[]> {
  const { rows } = await sql<FigureDifference>`
    with waiting as (
      select session_id, step_id, property, sum(delta) as value
      from session_change
      where ${inScope(scope)} and step_id <> ''
      group by session_id, step_id, property
    ), stepped as (
      select session_id, step_id, each.property collate "C" as property, each.value::bigint as value
      from session_step
      cross join lateral jsonb_each_text(properties) as each (property, value)
      where ${inScope(scope)}
    ), kept as (
      select session_id, step_id, property, sum(value) as value
      from (select * from waiting union all select * from stepped) as both_of_them
      group by session_id, step_id, property
    ), summed as (
      select session_id, 'session' as step_id, figure.property, figure.value
      from (
        select kept.session_id,
          sum(kept.value * weight.referenced) as referenced,
          sum(kept.value * weight.diffused) as diffused,
          sum(kept.value * weight.running) as running,
          sum(kept.value * weight.waiting) as waiting,
          sum(kept.value * weight.errors) as errors
        from stepped as kept
        join ${weightRelation()} on weight.step_id = kept.step_id and weight.property = kept.property
        group by kept.session_id
      ) as sums,
      lateral (values ('referenced', referenced), ('diffused', diffused), ('running', running), ('waiting', waiting),
        ('errors', errors)) as figure (property, value)
    ), shown as (
      select session.id as session_id, 'session' as step_id, figure.property, figure.value
      from session,
      lateral (values ('referenced', referenced), ('diffused', diffused), ('running', running), ('waiting', waiting),
        ('errors', errors)) as figure (property, value)
      where project_id = ${scope.projectId} and id = any(${scope.sessions}::bigint[])
    ), compared as (
      select session_id, step_id, property, sum(kept) as kept, sum(counted) as counted
      from (
        select session_id, step_id, property, value as kept, 0 as counted from kept
        union all
        select session_id, step_id, property, 0, value from (${truthOf(definitions, scope)}) as truth
        union all
        select session_id, step_id, property, value, 0 from shown
        union all
        select session_id, step_id, property, 0, value from summed
      ) as every_figure
      group by session_id, step_id, property
      having sum(kept) <> sum(counted)
    )
    select session.project_id as "projectId", session.source, session.name as session, compared.step_id as "stepId",
      compared.property, compared.kept, compared.counted
    from compared
    join session on session.project_id = ${scope.projectId} and session.id = compared.session_id
    order by session.id, compared.step_id, compared.property`.execute(db);
  return rows;
}

async function findSourceDifferences(db: Db, projectId: number): Promise<FigureDifference[]> {
  const { rows } = await sql<FigureDifference>`
    with opening as (
      select session.source, sum(change.delta) as sessions
      from session_change as change
      join session on session.project_id = change.project_id and session.id = change.session_id
      where change.project_id = ${projectId} and change.step_id = ''
      group by session.source
    ), summed as (
      select source, count(*) as sessions, sum(referenced) as referenced, sum(diffused) as diffused, sum(running) as running,
        sum(waiting) as waiting, sum(errors) as errors
      from session
      where project_id = ${projectId}
      group by source
    )
    select source.project_id as "projectId", source.name as source, '' as session, 'source' as "stepId", figure.property,
      figure.kept, coalesce(figure.counted, 0) as counted
    from source
    left join summed on summed.source = source.name
    left join opening on opening.source = source.name,
    lateral (values
      ('sessions', source.sessions + coalesce(opening.sessions, 0), summed.sessions::numeric),
      ('referenced', source.referenced, summed.referenced),
      ('diffused', source.diffused, summed.diffused),
      ('running', source.running, summed.running),
      ('waiting', source.waiting, summed.waiting),
      ('errors', source.errors, summed.errors)
    ) as figure (property, kept, counted)
    where source.project_id = ${projectId} and figure.kept <> coalesce(figure.counted, 0)
    order by source.id, figure.property`.execute(db);
  return rows;
}

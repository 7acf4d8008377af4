import { type RawBuilder, sql } from 'kysely';
import { bigintColumn, textColumn } from '../../platform/batch-columns.ts';
import type { Tx } from '../../platform/database.ts';
import { type CountedVersion, figuresOf } from '../product-figures.ts';
import type { ProductName } from '../work/product-queries.ts';

/** A version that was deleted, as it was before. */
export interface DeletedVersion extends CountedVersion {
  readonly sessionId: number;
}

/** Who deletes, for the history. */
export interface Deleter {
  readonly projectId: number;
  readonly id: number;
  readonly actor: string;
}

export async function findProductNames(tx: Tx, projectId: number, aipIds: readonly number[]): Promise<ProductName[]> {
  const { rows } = await sql<ProductName>`
    select distinct collection, item_id as id
    from aip
    where project_id = ${projectId} and id = any(${aipIds}::bigint[])`.execute(tx);
  return rows;
}

/** The versions stay, with their documents, as deleted. */
export async function markVersions(tx: Tx, action: Deleter, aipIds: readonly number[]): Promise<DeletedVersion[]> {
  const { rows } = await sql<DeletedVersion>`
    with marked as (
      update aip
      set state = 'deleted', moved_xid = pg_current_xact_id()
      where project_id = ${action.projectId} and id = any(${aipIds}::bigint[]) and state = 'stored'
      returning collection, item_id, version, session_id, origin, indexed, files
    ), ${recorded(action, 'deleted', sql`marked`)}
    select session_id as "sessionId", 'stored' as state, origin, indexed, files from marked`.execute(tx);
  return rows;
}

/** Of the versions only their numbers stay, so that none is given twice and who asks for one learns that it is gone. */
export async function removeVersions(tx: Tx, action: Deleter, aipIds: readonly number[]): Promise<DeletedVersion[]> {
  const { rows } = await sql<DeletedVersion>`
    with removed as (
      delete from aip
      where project_id = ${action.projectId} and id = any(${aipIds}::bigint[])
      returning collection, item_id, version, session_id, state, origin, indexed, files
    ), forgotten as (
      delete from aip_history as history
      using removed
      where history.project_id = ${action.projectId} and history.collection = removed.collection
        and history.item_id = removed.item_id and history.version = removed.version
    ), ${recorded(action, 'deleted_irrevocably', sql`removed`)}
    select session_id as "sessionId", state, origin, indexed, files from removed`.execute(tx);
  return rows;
}

function recorded(
  { projectId, id, actor }: Deleter,
  event: string,
  versions: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`recorded as (
      insert into aip_history (project_id, collection, item_id, version, event, actor, detail)
      select ${projectId}::integer, collection, item_id, version, ${event}::text, ${actor}::text,
        ${JSON.stringify({ action: id })}::json
      from ${versions}
    )`;
}

/** Counts of rows that are gone: every figure stays what it would be had they only been marked. */
export async function keepCounts(tx: Tx, projectId: number, versions: readonly DeletedVersion[]): Promise<void> {
  const counted = versions.flatMap(({ sessionId, ...version }) =>
    figuresOf({ ...version, state: 'deleted' }).map(([count, value]) => ({ sessionId, ...count, value })),
  );
  if (counted.length === 0) return;
  await sql`
    insert into session_base as base (project_id, session_id, step_id, property, value)
    select ${projectId}::integer, session_id, step_id, property, sum(value)
    from unnest(
      ${bigintColumn(counted.map(({ sessionId }) => sessionId))}::bigint[],
      ${textColumn(counted.map(({ stepId }) => stepId))}::text[],
      ${textColumn(counted.map(({ property }) => property))}::text[],
      ${bigintColumn(counted.map(({ value }) => value))}::bigint[]
    ) as counted (session_id, step_id, property, value)
    group by session_id, step_id, property
    order by session_id, step_id, property
    on conflict (project_id, session_id, step_id, property) do update
    set value = base.value + excluded.value`.execute(tx);
}

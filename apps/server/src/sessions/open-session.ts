import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { publishEvents } from '../platform/events.ts';
import { searchName } from './search-name.ts';

interface Opened {
  readonly id: number;
  readonly made: boolean;
}

/** The session of a source, made with its source when there is none yet. Eight deposits that open it at once get the same one. */
export async function openSession(tx: Tx, projectId: number, source: string, name: string): Promise<number> {
  // Somebody else made it after this statement's snapshot was taken: the next one sees it.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const opened = await findOrInsert(tx, projectId, source, name);
    if (opened === undefined) continue;
    if (opened.made) {
      await publishEvents(tx, [
        { project: projectId, topic: 'sources' },
        { project: projectId, topic: 'sessions', id: String(opened.id) },
      ]);
    }
    return opened.id;
  }
  throw new Error(`Cannot open session "${name}" of "${source}": it is made and removed at the same time`);
}

/**
 * `do nothing`, not `do update`: an update would lock the session until the deposit's transaction ends, and the fold behind it.
 * The new session is counted for its source by a change, as everything else is: no hot row.
 */
async function findOrInsert(tx: Tx, projectId: number, source: string, name: string): Promise<Opened | undefined> {
  const { rows } = await sql<Opened>`
    with found as (
      select id
      from session
      where project_id = ${projectId} and source = ${source} and name = ${name}
    ), provider as (
      insert into source (project_id, name, search_name)
      select ${projectId}::integer, ${source}::text, ${searchName(source)}::text
      where not exists (select from found)
      on conflict (project_id, name) do nothing
    ), made as (
      insert into session (project_id, source, name, search_name)
      select ${projectId}::integer, ${source}::text, ${name}::text, ${searchName(name)}::text
      where not exists (select from found)
      on conflict (project_id, source, name) do nothing
      returning id
    ), counted as (
      insert into session_change (project_id, session_id, step_id, property, delta)
      select ${projectId}::integer, id, '', 'sessions', 1
      from made
      returning pg_notify('belvedere_fold', '')
    )
    select id, true as made from made
    union all
    select id, false as made from found`.execute(tx);
  return rows[0];
}

import { sql } from 'kysely';
import type { Database, Db } from '../apps/server/src/platform/database.ts';
import { inTransaction } from '../apps/server/src/platform/transaction.ts';
import { openSession } from '../apps/server/src/sessions/open-session.ts';
import { recordChanges } from '../apps/server/src/sessions/session-change.ts';
import { idOf, withDatabase } from './rows.ts';

/** How many rows each list of a crowded project has. */
const crowd = 100_000;
const batch = 10_000;
/** The one session whose requests and products are the crowd. */
export const crowded = { source: 'source-000001', session: 'session-000001' } as const;
/** One request in forty is an error. */
const errors = crowd / 40;
/** What its figures say once they are folded. */
export const crowdedProducts = crowd - errors;

/**
 * Rows of every list, 100,000 each, straight into the tables: no producer would wait for it, and the page cannot tell.
 * Figures go through the fold as always.
 */
export async function fillCrowd(folder: string, slug: string): Promise<void> {
  await withDatabase(folder, async (database) => {
    const project = await idOf(database.db, slug);
    await inBatches((from, to) => insertSessions(database.db, project, from, to));
    const session = await inTransaction(database.db, (tx) => openSession(tx, project, crowded.source, crowded.session));
    await inBatches((from, to) => insertProducts(database.db, project, session, from, to));
    await inBatches((from, to) => insertPeople(database.db, project, from, to));
    await countAll(database, project, session);
  });
}

async function inBatches(insert: (from: number, to: number) => Promise<void>): Promise<void> {
  for (let from = 1; from <= crowd; from += batch) await insert(from, from + batch - 1);
}

/** A source and a session each, in all states. */
async function insertSessions(db: Db, project: number, from: number, to: number): Promise<void> {
  await sql`
    with made as (
      insert into source (project_id, name, search_name, sessions, referenced, diffused, running, waiting, errors, last_activity_at)
      select ${project}, 'source-' || lpad(at::text, 6, '0'), 'source-' || lpad(at::text, 6, '0'), 1, (at - 1) % 1000, (at - 1) % 1000,
        (at % 97 = 5)::int * 3, (at % 89 = 7)::int * 2, (at % 41 = 11)::int * (at % 30 + 1), now() - at * interval '1 minute'
      from generate_series(${from}::integer, ${to}::integer) as at
      returning name, referenced, diffused, running, waiting, errors, last_activity_at
    )
    insert into session (project_id, source, name, search_name, referenced, diffused, running, waiting, errors, last_activity_at)
    select ${project}, name, replace(name, 'source', 'session'), replace(name, 'source', 'session'), referenced, diffused,
      running, waiting, errors, last_activity_at
    from made`.execute(db);
}

/** A request, what it made, and its place in the catalogue; one request in forty is an error instead. */
async function insertProducts(db: Db, project: number, session: number, from: number, to: number): Promise<void> {
  await sql`
    with asked as (
      insert into request (project_id, session_id, collection, item_id, state, step, versioning, version, error_code, error)
      select ${project}, ${session}, 'scenes', 'crowd-' || lpad(at::text, 6, '0'),
        case when at % 40 = 0 then 'error' else 'done' end, case when at % 40 = 0 then 'referencing' else 'diffusion' end,
        'increment', case when at % 40 = 0 then null else 1 end, case when at % 40 = 0 then 'model_violated' end,
        case when at % 40 = 0 then ${JSON.stringify(violation)}::json end
      from generate_series(${from}::integer, ${to}::integer) as at
      returning id, item_id, state
    ), kept as (
      insert into aip (project_id, collection, item_id, version, state, origin, indexed, session_id, request_id, files, bytes, document)
      select ${project}, 'scenes', item_id, 1, 'stored', 'first', true, ${session}, id, 1, 96000000,
        json_build_object(
          'type', 'Feature', 'stac_version', '1.1.0', 'id', item_id, 'collection', 'scenes', 'links', '[]'::json,
          'geometry', st_asgeojson(place)::json,
          'bbox', json_build_array(st_xmin(place), st_ymin(place), st_xmax(place), st_ymax(place)),
          'properties', json_build_object('datetime', start_at, 'title', 'Scene ' || item_id, 'platform', 'alto-1'),
          'assets', json_build_object('B02', json_build_object('href', 'https://store.example.org/' || item_id, 'file:size', 96000000))
        )
      from asked, ${placed}
      where state = 'done'
      returning id, item_id
    )
    insert into item (project_id, collection, id, aip_id, version, session_id, geometry, start_at, end_at, title)
    select ${project}, 'scenes', item_id, kept.id, 1, ${session}, place, start_at, start_at, 'Scene ' || item_id
    from kept, ${placed}`.execute(db);
}

const violation = {
  message: 'Cannot take "/properties/eo:cloud_cover": it breaks the model',
  hint: 'Send the item again with a value that the model allows',
  retriable: true,
  values: { pointer: '/properties/eo:cloud_cover', rule: 'maximum <= 100' },
};

/** Where and when an item lies, from its number. */
const placed = sql`lateral (
  select st_makeenvelope(west, south, west + 0.5, south + 0.5, 4326) as place,
    timestamptz '2026-11-01T00:00:00Z' - number * interval '7 minutes' as start_at
  from (select right(item_id, 6)::integer as number) as numbered,
    lateral (select number * 61 % 700 * 0.5 - 175 as west, number * 23 % 240 * 0.5 - 55 as south) as cornered
) as placed`;

async function insertPeople(db: Db, project: number, from: number, to: number): Promise<void> {
  await sql`
    with made as (
      insert into account (email, name, state, last_seen_at)
      select 'person-' || lpad(at::text, 6, '0') || ${`@${project}.example.org`}, 'Person ' || at,
        case when at % 50 = 0 then 'invited' else 'active' end, now() - at * interval '1 minute'
      from generate_series(${from}::integer, ${to}::integer) as at
      returning id
    )
    insert into membership (project_id, account_id, role, state)
    select ${project}, id, (array['registered_user', 'operator', 'admin'])[id % 3 + 1], 'active'
    from made`.execute(db);
}

/** What the one session counts for its rows. */
async function countAll({ db }: Database, projectId: number, sessionId: number): Promise<void> {
  const counts = [
    [{ stepId: 'feature', property: 'referencingRequests' }, crowd],
    [{ stepId: 'feature', property: 'inErrorReferencingRequests' }, errors],
    [{ stepId: 'feature', property: 'referencedProducts' }, crowdedProducts],
    [{ stepId: 'storage', property: 'referenceRequests' }, crowdedProducts],
    [{ stepId: 'storage', property: 'referencedFiles' }, crowdedProducts],
    [{ stepId: 'catalog', property: 'sent' }, crowdedProducts],
    [{ stepId: 'catalog', property: 'indexed' }, crowdedProducts],
  ] as const;
  await inTransaction(db, (tx) =>
    recordChanges(
      tx,
      counts.map(([count, delta]) => ({ projectId, sessionId, count, delta })),
    ),
  );
}

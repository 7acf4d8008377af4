import { sql } from 'kysely';
import type { Db } from '../apps/server/src/platform/database.ts';

/**
 * An archive to search in, made by SQL and inserted into the indexed tables in the order in which data come, five thousand rows at a time:
 * seven in ten are scenes of one degree over the land, two in ten half-orbits of an altimeter that go round the Earth, one in ten
 * scenes of a mission over Europe that ended in 1998. Documents are of about 1.5 kB.
 */
export async function fillArchive(db: Db, project: string, items: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from project where slug = ${project}`.execute(db);
  const projectId = rows[0]?.id ?? 0;
  await sql`
    with source as (
      insert into source (project_id, name, search_name) values (${projectId}, 'bench', 'bench') returning name
    )
    insert into session (project_id, source, name, search_name) select ${projectId}, name, 'bench', 'bench' from source`.execute(
    db,
  );
  await sql`
    insert into collection (project_id, id, title, description, document)
    select ${projectId}, id, id, id, '{"type":"Collection","links":[]}'
    from unnest(array['optical-l2a', 'altimetry-gdr', 'old-mission']) as id`.execute(db);
  for (let from = 0; from < items; from += rowsAtOnce) {
    await insertRows(db, projectId, from, Math.min(items, from + rowsAtOnce), items);
  }
  for (const table of ['item', 'aip', 'collection']) await sql`vacuum analyze ${sql.table(table)}`.execute(db);
}

const rowsAtOnce = 5_000;

/** Places and instants follow from the number by large primes: every run makes the same archive. */
async function insertRows(db: Db, projectId: number, from: number, to: number, items: number): Promise<void> {
  await sql`
    with number as (
      select n, (n * 7919::bigint % 35000) / 100.0 - 175 as x, (n * 104729::bigint % 12800) / 100.0 - 56 as y,
        (n * 15485863::bigint % 1000003) / 1000003.0 as part
      from generate_series(${from}::bigint, ${to - 1}::bigint) as n
    ), made as (
      select n, 'optical-l2a' as collection, timestamptz '2021-11-01' + n * interval '5 years' / ${items} as start_at, interval '0' as lasts,
        st_makepolygon(st_makeline(array[
          st_point(x, y), st_point(x + 1, y - 0.1), st_point(x + 1.1, y + 0.9), st_point(x + 0.1, y + 1), st_point(x, y)
        ])) as shape
      from number
      where n % 10 < 7
      union all
      select n, 'altimetry-gdr', timestamptz '2016-11-01' + n * interval '10 years' / ${items}, interval '56 minutes',
        (
          select st_multi(st_collect(line))
          from (
            select st_makeline(st_point(((x + k * 5.5 + 900)::numeric % 360) - 180, -66 + k * 4.4) order by k) as line
            from generate_series(0, 30) as k
            group by floor((x + k * 5.5 + 900) / 360)
            having count(*) > 1
          ) as lines
        )
      from number
      where n % 10 between 7 and 8
      union all
      select n, 'old-mission', timestamptz '1993-01-01' + part * interval '5 years', interval '0',
        st_makeenvelope(x / 15, 48 + y / 10, x / 15 + 0.5, 48.5 + y / 10)
      from number
      where n % 10 = 9
    ), version as (
      insert into aip (project_id, collection, item_id, version, origin, indexed, session_id, request_id, files, bytes, document)
      select ${projectId}, collection, format('%s_%s_%s', upper(collection), to_char(start_at, 'YYYYMMDD"T"HH24MISS'), n), 1, 'first', true,
        session.id, 0, 1, 1000, json_build_object('type', 'Feature', 'stac_version', '1.0.0', 'id', n, 'geometry', st_asgeojson(shape, 4)::json,
          'properties', json_build_object('datetime', start_at, 'filler', repeat(md5(n::text), 30)),
          'assets', json_build_object('data', json_build_object('href', 'https://store.example/' || n)), 'links', '[]'::json)
      from made
      cross join session
      where session.project_id = ${projectId}
      returning id, collection, item_id
    )
    insert into item (project_id, collection, id, aip_id, version, session_id, geometry, start_at, end_at)
    select ${projectId}, version.collection, version.item_id, version.id, 1, session.id, st_setsrid(made.shape, 4326), made.start_at,
      made.start_at + made.lasts
    from version
    join made on made.n = split_part(version.item_id, '_', 3)::bigint
    cross join session
    where session.project_id = ${projectId}`.execute(db);
}

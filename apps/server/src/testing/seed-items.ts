import type { Visibility } from '@belvedere/contract/catalogue.ts';
import type { Geometry } from '@belvedere/stac/geometry.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Project } from '../projects/project.ts';
import { openSession } from '../sessions/open-session.ts';

type ProjectId = Pick<Project, 'id'>;

/** A collection with a document that STAC accepts, unless told otherwise. */
export async function seedCollection(
  db: Db,
  { id: projectId }: ProjectId,
  facts: { id: string; visibility?: Visibility; document?: Record<string, unknown> },
): Promise<void> {
  const { id, visibility = 'public', document = collectionDocument(id) } = facts;
  await sql`
    insert into collection (project_id, id, title, description, visibility, document)
    values (${projectId}, ${id}, ${id}, ${`Items of ${id}`}, ${visibility}, ${JSON.stringify(document)}::json)
    on conflict do nothing`.execute(db);
}

export function collectionDocument(id: string): Record<string, unknown> {
  return {
    type: 'Collection',
    stac_version: '1.0.0',
    id,
    description: `Items of ${id}`,
    license: 'CC0-1.0',
    extent: {
      spatial: { bbox: [[-180, -90, 180, 90]] },
      temporal: { interval: [['2020-01-01T00:00:00Z', null]] },
    },
    links: [],
  };
}

export async function seedSession(
  db: Db,
  { id }: ProjectId,
  { source = 'seed', name = 'first' }: { source?: string; name?: string } = {},
): Promise<number> {
  return inTransaction(db, (tx) => openSession(tx, id, source, name));
}

export interface SeededItem {
  readonly id: string;
  readonly collection?: string;
  readonly geometry?: Geometry | null;
  /** An instant, or both ends of an interval. */
  readonly datetime?: string | readonly [string, string];
  readonly title?: string;
  readonly version?: number;
  /** A version that is not `shown` has no row in the catalogue. */
  readonly shown?: boolean;
  readonly state?: 'stored' | 'replaced' | 'deleted';
  readonly assets?: Record<string, { href: string; [field: string]: unknown }>;
  readonly links?: { rel: string; href: string; [field: string]: unknown }[];
  readonly properties?: Record<string, unknown>;
}

/** Versions of products and their rows in the catalogue, as ingest leaves them; collections and a session as they are needed. */
export async function seedItems(
  db: Db,
  project: ProjectId,
  items: readonly SeededItem[],
  session: { source?: string; name?: string } = {},
): Promise<void> {
  for (const id of new Set(items.map(({ collection = 'scenes' }) => collection))) {
    await seedCollection(db, project, { id });
  }
  const sessionId = await seedSession(db, project, session);
  const rows = items.map(rowOf);
  const column = <K extends keyof SeededRow>(key: K) => rows.map((row) => row[key]);
  await inTransaction(db, async (tx) => {
    await sql`
      insert into aip (project_id, collection, item_id, version, state, origin, indexed, session_id, request_id, files, bytes, document)
      select ${project.id}, seed.collection, seed.id, seed.version, seed.state, 'first', true, ${sessionId}, 0, seed.files,
        seed.files * 1000, seed.document::json
      from unnest(
        ${column('collection')}::text[], ${column('id')}::text[], ${column('version')}::integer[], ${column('state')}::text[],
        ${column('files')}::integer[], ${column('document')}::text[]
      ) as seed (collection, id, version, state, files, document)`.execute(tx);
    await sql`
      insert into item (project_id, collection, id, aip_id, version, session_id, geometry, start_at, end_at, title)
      select ${project.id}, seed.collection, seed.id, aip.id, seed.version, ${sessionId},
        st_setsrid(st_geomfromgeojson(seed.geometry), 4326), seed.start_at::timestamptz, seed.end_at::timestamptz, seed.title
      from unnest(
        ${column('collection')}::text[], ${column('id')}::text[], ${column('version')}::integer[], ${column('geometry')}::text[],
        ${column('startAt')}::text[], ${column('endAt')}::text[], ${column('title')}::text[], ${column('shown')}::boolean[]
      ) as seed (collection, id, version, geometry, start_at, end_at, title, shown)
      join aip on aip.project_id = ${project.id} and aip.collection = seed.collection and aip.item_id = seed.id
        and aip.version = seed.version
      where seed.shown`.execute(tx);
  });
}

type SeededRow = ReturnType<typeof rowOf>;

function rowOf(item: SeededItem) {
  const { id, collection = 'scenes', version = 1, state = 'stored', shown = state === 'stored', assets = {} } = item;
  const { geometry = { type: 'Point', coordinates: [2, 45] }, datetime = '2026-01-01T00:00:00Z', title } = item;
  const [startAt, endAt] = typeof datetime === 'string' ? [datetime, datetime] : datetime;
  const document = {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    collection,
    geometry,
    ...(geometry?.type === 'Point' ? { bbox: [...geometry.coordinates, ...geometry.coordinates] } : {}),
    properties: { ...timesOf(datetime), ...(title === undefined ? {} : { title }), ...item.properties },
    assets,
    links: item.links ?? [],
  };
  return {
    id,
    collection,
    version,
    state,
    shown,
    startAt,
    endAt,
    title: title ?? null,
    files: Object.keys(assets).length,
    geometry: geometry && JSON.stringify(geometry),
    document: JSON.stringify(document),
  };
}

function timesOf(datetime: string | readonly [string, string]): Record<string, string | null> {
  if (typeof datetime === 'string') return { datetime };
  return { datetime: null, start_datetime: datetime[0], end_datetime: datetime[1] };
}

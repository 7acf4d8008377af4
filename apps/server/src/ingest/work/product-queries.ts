import type { RequestError } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import {
  bigintColumn,
  booleanColumn,
  byteaColumn,
  integerColumn,
  jsonColumn,
  textColumn,
} from '../../platform/batch-columns.ts';
import type { Tx } from '../../platform/database.ts';
import type { UnpackedFeatures } from '../../requests/chunk-codec.ts';
import type { ItemFacts } from '../item-facts.ts';
import type { CountedVersion } from '../product-figures.ts';
import { type KnownProduct, type NewVersion, productKey } from './plan-batch.ts';

export interface ProductName {
  readonly collection: string;
  readonly id: string;
}

interface KnownRow extends ProductName {
  readonly last: number;
  readonly aipId: number | null;
  readonly version: number;
  readonly requestId: number;
}

/** Those of the products that were ever kept, by `productKey`. */
export async function findKnownProducts(
  tx: Tx,
  projectId: number,
  products: readonly ProductName[],
): Promise<Map<string, KnownProduct>> {
  const { rows } = await sql<KnownRow>`
    select product.collection, product.id, greatest(last.version, gone.version) as last,
      kept.id as "aipId", kept.version, kept.request_id as "requestId"
    from unnest(
      ${textColumn(products.map((product) => product.collection))}::text[],
      ${textColumn(products.map((product) => product.id))}::text[]
    ) as product (collection, id)
    left join lateral (
      select aip.version
      from aip
      where aip.project_id = ${projectId} and aip.collection = product.collection and aip.item_id = product.id
      order by aip.version desc
      limit 1
    ) as last on true
    left join lateral (
      select history.version
      from aip_history as history
      where history.project_id = ${projectId}
        and history.collection = product.collection
        and history.item_id = product.id
        and history.event = 'deleted_irrevocably'
      order by history.version desc
      limit 1
    ) as gone on true
    left join lateral (
      select aip.id, aip.version, aip.request_id
      from aip
      where aip.project_id = ${projectId} and aip.collection = product.collection and aip.item_id = product.id
        and aip.state = 'stored'
      order by aip.version desc
      limit 1
    ) as kept on last.version is not null
    where last.version is not null or gone.version is not null`.execute(tx);
  return new Map(
    rows.map(({ last, aipId, version, requestId, ...name }) => [
      productKey(name),
      { last, kept: aipId === null ? undefined : { aipId, version, requestId } },
    ]),
  );
}

/** Makes whoever else changes what is shown of these products wait. In one order, so that two of us never wait for each other. */
export async function lockItems(tx: Tx, projectId: number, products: readonly ProductName[]): Promise<void> {
  await sql`
    with product as materialized (
      select ${projectId}::integer as project_id, collection, id
      from unnest(
        ${textColumn(products.map((product) => product.collection))}::text[],
        ${textColumn(products.map((product) => product.id))}::text[]
      ) as product (collection, id)
    )
    select item.id
    from item
    join product using (project_id, collection, id)
    order by item.collection, item.id
    for update of item`.execute(tx);
}

/** What PostGIS has against a geometry, by its place. Asked only of those that are not valid beyond doubt. */
export async function findInvalidGeometries(
  tx: Tx,
  geometries: readonly { readonly ordinal: number; readonly geometry: Buffer }[],
): Promise<Map<number, RequestError>> {
  const { rows } = await sql<{ ordinal: number; reason: string; longitude: number; latitude: number }>`
    select ordinal, reason(detail) as reason, st_x(location(detail)) as longitude, st_y(location(detail)) as latitude
    from (
      select candidate.ordinal, st_isvaliddetail(st_geomfromewkb(candidate.geometry)) as detail
      from unnest(
        ${integerColumn(geometries.map((one) => one.ordinal))}::integer[],
        ${byteaColumn(geometries.map((one) => one.geometry))}::bytea[]
      ) as candidate (ordinal, geometry)
    ) as judged
    where not valid(detail)`.execute(tx);
  return new Map(rows.map(({ ordinal, ...where }) => [ordinal, invalidGeometry(where)]));
}

function invalidGeometry({
  reason,
  longitude,
  latitude,
}: {
  reason: string;
  longitude: number;
  latitude: number;
}): RequestError {
  return {
    code: 'geometry_invalid',
    message: `Cannot index the item: its geometry is not valid (${reason} at ${longitude}, ${latitude})`,
    hint: 'Have the producer correct the geometry and send the item again',
    retriable: false,
    values: { reason, longitude, latitude, pointer: '/geometry' },
  };
}

/** Writes versions; answers the id of each by its request. */
export async function insertVersions(
  tx: Tx,
  owner: { readonly projectId: number; readonly sessionId: number },
  versions: readonly NewVersion[],
  features: UnpackedFeatures,
): Promise<Map<number, number>> {
  const { rows, documents } = besideDocuments(versions, features);
  const facts = rows.map((row) => row?.candidate.facts);
  const { rows: written } = await sql<{ id: number; requestId: number }>`
    insert into aip (
      project_id, collection, item_id, version, state, origin, indexed, session_id, request_id, files, bytes, document
    )
    select ${owner.projectId}::integer, collection, item_id, version, case when replaced then 'replaced' else 'stored' end,
      origin, indexed, ${owner.sessionId}::bigint, request_id, files, bytes, document
    from unnest(
      ${textColumn(facts.map((fact) => fact?.collection ?? null))}::text[],
      ${textColumn(facts.map((fact) => fact?.id ?? null))}::text[],
      ${integerColumn(rows.map((row) => row?.version ?? null))}::integer[],
      ${booleanColumn(rows.map((row) => row?.replacedBy !== undefined))}::boolean[],
      ${textColumn(rows.map((row) => row?.origin ?? null))}::text[],
      ${booleanColumn(rows.map((row) => row?.candidate.diffusionError === undefined))}::boolean[],
      ${bigintColumn(rows.map((row) => row?.candidate.request.id ?? null))}::bigint[],
      ${integerColumn(facts.map((fact) => fact?.files ?? null))}::integer[],
      ${bigintColumn(facts.map((fact) => fact?.bytes ?? null))}::bigint[],
      ${documents}::json[]
    ) as version (
      collection, item_id, version, replaced, origin, indexed, request_id, files, bytes, document
    )
    where request_id is not null
    returning id, request_id as "requestId"`.execute(tx);
  return new Map(written.map((row) => [row.requestId, row.id]));
}

/**
 * Versions in line with their documents. Most of a chunk becomes versions: then its documents go as they were packed, with gaps in
 * the other columns. Only a few are picked out.
 */
function besideDocuments(
  versions: readonly NewVersion[],
  features: UnpackedFeatures,
): { readonly rows: readonly (NewVersion | undefined)[]; readonly documents: Buffer } {
  if (versions.length * 2 < features.count) {
    return {
      rows: versions,
      documents: jsonColumn(versions.map(({ candidate }) => features.at(candidate.ordinal) ?? null)),
    };
  }
  const rows = new Array<NewVersion | undefined>(features.count).fill(undefined);
  for (const version of versions) rows[version.candidate.ordinal - 1] = version;
  return { rows, documents: features.column };
}

/** An item to show, with the version that it shows. */
export interface ShownItem {
  readonly facts: ItemFacts;
  readonly aipId: number;
  readonly version: number;
  readonly sessionId: number;
}

/** Puts versions before those that the catalogue shows, unless it shows a later one already. */
export async function showItems(tx: Tx, projectId: number, items: readonly ShownItem[]): Promise<void> {
  if (items.length === 0) return;
  const facts = items.map((item) => item.facts);
  await sql`
    insert into item (
      project_id, collection, id, aip_id, version, session_id, geometry, start_at, end_at, title
    )
    select ${projectId}::integer, collection, id, aip_id, version, session_id, st_geomfromewkb(geometry),
      start_at::timestamptz, end_at::timestamptz, title
    from unnest(
      ${textColumn(facts.map(({ collection }) => collection))}::text[],
      ${textColumn(facts.map(({ id }) => id))}::text[],
      ${bigintColumn(items.map(({ aipId }) => aipId))}::bigint[],
      ${integerColumn(items.map(({ version }) => version))}::integer[],
      ${bigintColumn(items.map(({ sessionId }) => sessionId))}::bigint[],
      ${byteaColumn(facts.map(({ geometry }) => geometry))}::bytea[],
      ${textColumn(facts.map(({ start }) => start))}::text[],
      ${textColumn(facts.map(({ end }) => end))}::text[],
      ${textColumn(facts.map(({ title }) => title))}::text[]
    ) as shown (collection, id, aip_id, version, session_id, geometry, start_at, end_at, title)
    on conflict (project_id, collection, id) do update
    set aip_id = excluded.aip_id, version = excluded.version, session_id = excluded.session_id,
      geometry = excluded.geometry, start_at = excluded.start_at, end_at = excluded.end_at, title = excluded.title,
      updated_at = now(), moved_xid = pg_current_xact_id()
    where item.version < excluded.version`.execute(tx);
}

export interface ReplacedVersion extends CountedVersion {
  readonly sessionId: number;
}

/** Takes versions out for those that came in their place. */
export async function replaceVersions(
  tx: Tx,
  projectId: number,
  replaced: readonly { readonly aipId: number; readonly by: number }[],
): Promise<ReplacedVersion[]> {
  if (replaced.length === 0) return [];
  const { rows } = await sql<ReplacedVersion>`
    with replacement as materialized (
      select ${projectId}::integer as project_id, id, by
      from unnest(
        ${bigintColumn(replaced.map(({ aipId }) => aipId))}::bigint[],
        ${integerColumn(replaced.map(({ by }) => by))}::integer[]
      ) as replacement (id, by)
    ), taken as (
      update aip
      set state = 'replaced', moved_xid = pg_current_xact_id()
      from replacement
      where aip.project_id = replacement.project_id and aip.id = replacement.id and aip.state = 'stored'
      returning aip.collection, aip.item_id, aip.version, aip.session_id, aip.state, aip.origin, aip.files, aip.indexed,
        replacement.by
    ), recorded as (
      insert into aip_history (project_id, collection, item_id, version, event, detail)
      select ${projectId}::integer, collection, item_id, version, 'replaced', json_build_object('by', by)
      from taken
    )
    select session_id as "sessionId", state, origin, indexed, files from taken`.execute(tx);
  return rows;
}

/** The same for versions that came and were replaced in one batch. */
export async function recordReplacements(tx: Tx, projectId: number, versions: readonly NewVersion[]): Promise<void> {
  const replaced = versions.filter((version) => version.replacedBy !== undefined);
  if (replaced.length === 0) return;
  await sql`
    insert into aip_history (project_id, collection, item_id, version, event, detail)
    select ${projectId}::integer, collection, item_id, version, 'replaced', json_build_object('by', by)
    from unnest(
      ${textColumn(replaced.map(({ candidate }) => candidate.facts.collection))}::text[],
      ${textColumn(replaced.map(({ candidate }) => candidate.facts.id))}::text[],
      ${integerColumn(replaced.map(({ version }) => version))}::integer[],
      ${integerColumn(replaced.map(({ replacedBy }) => replacedBy ?? null))}::integer[]
    ) as replacement (collection, item_id, version, by)`.execute(tx);
}

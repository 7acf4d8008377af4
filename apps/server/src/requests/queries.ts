import type { Page } from '@belvedere/contract/lists.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { type PageQuery, readPage, type SortKey } from '../platform/paging.ts';
import { unpackFeatures } from './chunk-codec.ts';
import type { RequestRow } from './present.ts';
import { type RequestFilter, requestCondition, shownState } from './request-filter.ts';

const columns = sql`
  request.id, request.session_id as "sessionId", session.source, session.name as "sessionName",
  request.collection, request.item_id as "item", ${shownState} as state, request.step, request.versioning,
  request.error_code as "errorCode", request.error, request.acknowledged, request.version,
  request.created_at as "createdAt", request.moved_at as "movedAt"`;

const joined = sql`
  from request
  join session on session.project_id = request.project_id and session.id = request.session_id`;

const sorts: Record<string, SortKey> = {
  id: { expression: sql`request.id`, type: 'bigint' },
  item: { expression: sql`coalesce(request.item_id, '')`, type: 'text' },
  collection: { expression: sql`coalesce(request.collection, '')`, type: 'text' },
  state: { expression: sql`request.state`, type: 'text' },
  movedAt: { expression: sql`request.moved_at`, type: 'timestamptz' },
  createdAt: { expression: sql`request.created_at`, type: 'timestamptz' },
};

export async function findRequests(
  db: Db,
  projectId: number,
  filter: RequestFilter,
  page: PageQuery,
): Promise<Page<RequestRow>> {
  const from = sql`${joined} where request.project_id = ${projectId} and ${requestCondition(filter)}`;
  return readPage<RequestRow>(db, { columns, from, sorts, tie: { expression: sql`request.id`, type: 'bigint' } }, page);
}

export async function findRequest(db: Db | Tx, projectId: number, id: number): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${columns} ${joined} where request.project_id = ${projectId} and request.id = ${id}`.execute(db);
  return rows[0];
}

export interface RequestEvent {
  readonly at: string;
  readonly event: string;
  readonly by: string | null;
  readonly detail: Record<string, unknown>;
}

export async function findRequestHistory(db: Db, projectId: number, id: number): Promise<RequestEvent[]> {
  const { rows } = await sql<RequestEvent>`
    select at, event, actor as by, detail
    from request_history
    where project_id = ${projectId} and request_id = ${id}
    order by id
    limit 1000`.execute(db);
  return rows;
}

/** The feature as it was deposited: the request's own when it stopped short, else its line in the chunk that waits. */
export async function findPayload(db: Db, projectId: number, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ payload: string | null; chunk: Buffer | null; ordinal: number | null }>`
    select request.payload, chunk.payload as chunk, request.ordinal
    from request
    left join chunk on chunk.project_id = request.project_id and chunk.id = request.chunk_id
    where request.project_id = ${projectId} and request.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.payload !== null) return row.payload;
  if (row.chunk === null || row.ordinal === null) return undefined;
  return (await unpackFeatures(row.chunk))[row.ordinal - 1];
}

/** One line of history for each request of a batch. */
export async function insertHistory(
  tx: Tx,
  entry: {
    projectId: number;
    requests: readonly number[];
    event: string;
    actor: string | null;
    detail?: Record<string, unknown>;
  },
): Promise<void> {
  if (entry.requests.length === 0) return;
  await sql`
    insert into request_history (project_id, request_id, event, actor, detail)
    select ${entry.projectId}, moved.id, ${entry.event}, ${entry.actor}, ${JSON.stringify(entry.detail ?? {})}::json
    from unnest(${entry.requests}::bigint[]) as moved (id)`.execute(tx);
}

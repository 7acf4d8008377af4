import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { packFeatures } from './chunk-codec.ts';

/** Features that one chunk holds at most: one transaction moves them all. */
export const chunkSize = 500;

/** Seconds after which a chunk whose worker went silent is taken by another. A slow one renews its lease. */
export const leaseSeconds = 20;

export interface NewChunk {
  readonly projectId: number;
  readonly sessionId: number;
  readonly payload: Buffer;
  /** What the door read off the features (ingest/item-facts.ts); without it, it is read again. */
  readonly facts?: Buffer;
  readonly requests: number;
}

export interface LeasedChunk {
  readonly projectId: number;
  readonly id: number;
  readonly sessionId: number;
  readonly payload: Buffer;
  readonly facts: Buffer | null;
  readonly requests: number;
  readonly attempts: number;
}

export async function insertChunk(tx: Tx, chunk: NewChunk): Promise<number> {
  const row = await tx
    .insertInto('chunk')
    .values({
      project_id: chunk.projectId,
      session_id: chunk.sessionId,
      payload: chunk.payload,
      facts: chunk.facts ?? null,
      requests: chunk.requests,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Wakes the workers when the transaction commits. */
export async function wakeWorkers(tx: Tx): Promise<void> {
  await sql`select pg_notify('belvedere_chunk', 'x')`.execute(tx);
}

/**
 * Takes the oldest waiting chunk of one project, drawn among those that have any: a project with a million features waiting
 * slows another one down by half, not by a million.
 */
export async function leaseChunk(db: Db, worker: string): Promise<LeasedChunk | undefined> {
  const { rows } = await sql<LeasedChunk>`
    with waiting as (
      select distinct project_id from chunk where leased_until is null or leased_until < now()
    ), drawn as (
      select project_id from waiting order by random() limit 1
    ), taken as (
      select chunk.project_id, chunk.id
      from chunk
      join drawn on drawn.project_id = chunk.project_id
      where leased_until is null or leased_until < now()
      order by chunk.id
      limit 1
      for update of chunk skip locked
    )
    update chunk
    set leased_until = now() + make_interval(secs => ${leaseSeconds}), leased_by = ${worker}, attempts = attempts + 1
    from taken
    where chunk.project_id = taken.project_id and chunk.id = taken.id
    returning chunk.project_id as "projectId", chunk.id, chunk.session_id as "sessionId", chunk.payload, chunk.facts, chunk.requests, chunk.attempts`.execute(
    db,
  );
  return rows[0];
}

/** Whether the chunk is still this worker's, locked until the transaction ends: a lease that ran out may be somebody else's. */
export async function holdChunk(tx: Tx, chunk: LeasedChunk, worker: string): Promise<boolean> {
  const { rows } = await sql`
    select id from chunk
    where project_id = ${chunk.projectId} and id = ${chunk.id} and leased_by = ${worker}
    for update`.execute(tx);
  return rows.length === 1;
}

/**
 * Drops a chunk that is held, when nothing of it is left to do. Only granted requests have a chunk; asked for by their state as well,
 * the planner would look through all that are granted.
 */
export async function dropSettledChunk(tx: Tx, { projectId, id }: LeasedChunk): Promise<void> {
  await sql`
    delete from chunk
    where project_id = ${projectId} and id = ${id}
      and not exists (select from request where request.project_id = ${projectId} and request.chunk_id = ${id})`.execute(
    tx,
  );
}

/** Goes on holding a chunk that takes long. */
export async function renewLease(db: Db, chunk: LeasedChunk, worker: string): Promise<void> {
  await sql`
    update chunk
    set leased_until = now() + make_interval(secs => ${leaseSeconds})
    where project_id = ${chunk.projectId} and id = ${chunk.id} and leased_by = ${worker}`.execute(db);
}

/** Gives a chunk back unharmed, to be taken again after so many milliseconds: its attempt does not count as a death. */
export async function giveBackChunk(db: Db, chunk: LeasedChunk, worker: string, delay: number): Promise<void> {
  await sql`
    update chunk
    set leased_until = now() + make_interval(secs => ${delay / 1_000}::float8), leased_by = null, attempts = attempts - 1
    where project_id = ${chunk.projectId} and id = ${chunk.id} and leased_by = ${worker}`.execute(db);
}

export interface Requeued {
  readonly id: number;
  readonly text: string;
}

/** Puts granted requests into new chunks, in their order, with their features. */
export async function chunkRequests(
  tx: Tx,
  projectId: number,
  sessionId: number,
  requests: readonly Requeued[],
): Promise<void> {
  for (let start = 0; start < requests.length; start += chunkSize) {
    const part = requests.slice(start, start + chunkSize);
    const payload = await packFeatures(part.map((request) => request.text));
    const chunkId = await insertChunk(tx, { projectId, sessionId, payload, requests: part.length });
    await sql`
      with moved as materialized (
        select ${projectId}::integer as project_id, id, ordinal
        from unnest(${part.map((request) => request.id)}::bigint[]) with ordinality as moved (id, ordinal)
      )
      update request
      set chunk_id = ${chunkId}, ordinal = moved.ordinal, payload = null
      from moved
      where request.project_id = moved.project_id and request.id = moved.id`.execute(tx);
  }
  if (requests.length > 0) await wakeWorkers(tx);
}

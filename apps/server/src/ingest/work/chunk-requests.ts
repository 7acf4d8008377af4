import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { LeasedChunk } from '../../requests/chunks.ts';
import type { VersionedRequest } from './resolve-version.ts';

/** A request of a chunk that waits to be worked on. */
export interface ChunkRequest extends VersionedRequest {
  readonly ordinal: number;
  /** The version that an earlier attempt wrote: only the catalogue is missing. */
  readonly aipId: number | null;
  /** An earlier request of the same product is still to come: this one waits for it. */
  readonly blocked: boolean;
}

/** Places in a chunk, both ends in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The requests of a part of a chunk: granted, as all that have a chunk. They are not locked: whoever moves granted requests locks
 * their chunk first, and we hold it. Locking five hundred rows would write each of them once more.
 */
export async function findChunkRequests(tx: Tx, chunk: LeasedChunk, span: Span): Promise<ChunkRequest[]> {
  const { rows } = await sql<ChunkRequest>`
    select request.id, request.ordinal, request.versioning, request.relaunched, request.chosen, request.aip_id as "aipId",
      exists (
        select from request as earlier
        where earlier.project_id = request.project_id
          and earlier.item_id = request.item_id
          and earlier.collection = request.collection
          and earlier.state = 'granted'
          and earlier.id < request.id
          and earlier.chunk_id <> request.chunk_id
      ) as blocked
    from request
    where request.project_id = ${chunk.projectId}
      and request.chunk_id = ${chunk.id}
      and request.ordinal between ${span.from} and ${span.to}
    order by request.id`.execute(tx);
  return rows;
}

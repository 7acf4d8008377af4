import type { RequestError } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import { bigintColumn, integerColumn, textColumn } from '../../platform/batch-columns.ts';
import type { Tx } from '../../platform/database.ts';
import type { UnpackedFeatures } from '../../requests/chunk-codec.ts';
import type { WorkStep } from '../../requests/request.ts';

export interface DoneRequest {
  readonly id: number;
  readonly aipId: number;
  readonly version: number;
}

/**
 * The one move of a request that succeeds. Its key comes whole out of a materialized list, here and wherever rows are looked up by
 * the hundred: a project's id that the planner sees makes it believe that the project is small, and read all of it for each batch.
 */
export async function moveDone(tx: Tx, projectId: number, requests: readonly DoneRequest[]): Promise<void> {
  if (requests.length === 0) return;
  await sql`
    with done as materialized (
      select ${projectId}::integer as project_id, 'granted' as from_state, id, aip_id, version
      from unnest(
        ${bigintColumn(requests.map(({ id }) => id))}::bigint[],
        ${bigintColumn(requests.map(({ aipId }) => aipId))}::bigint[],
        ${integerColumn(requests.map(({ version }) => version))}::integer[]
      ) as done (id, aip_id, version)
    )
    update request
    set state = 'done', step = 'diffusion', chunk_id = null, ordinal = null, aip_id = done.aip_id, version = done.version,
      moved_at = now(), moved_xid = pg_current_xact_id()
    from done
    where request.project_id = done.project_id and request.id = done.id and request.state = done.from_state`.execute(
    tx,
  );
}

/** A request that stops short. */
export interface StoppedRequest {
  readonly id: number;
  /** Its place in the chunk, from 1. */
  readonly ordinal: number;
  readonly state: 'error' | 'waiting_versioning' | 'ignored';
  readonly step: WorkStep;
  readonly error: RequestError | undefined;
  readonly aipId: number | undefined;
  readonly version: number | undefined;
}

/** It keeps its feature, so that it can go on one day; what is ignored is asked for by nobody again. */
export async function moveStopped(
  tx: Tx,
  projectId: number,
  requests: readonly StoppedRequest[],
  features: Pick<UnpackedFeatures, 'at'>,
): Promise<void> {
  if (requests.length === 0) return;
  await sql`
    with stopped as materialized (
      select ${projectId}::integer as project_id, 'granted' as from_state, stopped.*
      from unnest(
        ${bigintColumn(requests.map(({ id }) => id))}::bigint[],
        ${textColumn(requests.map(({ state }) => state))}::text[],
        ${textColumn(requests.map(({ step }) => step))}::text[],
        ${textColumn(requests.map(({ error }) => error?.code ?? null))}::text[],
        ${textColumn(requests.map(({ error }) => errorText(error)))}::text[],
        ${textColumn(requests.map((request) => keptText(request, features)))}::text[],
        ${bigintColumn(requests.map(({ aipId }) => aipId ?? null))}::bigint[],
        ${integerColumn(requests.map(({ version }) => version ?? null))}::integer[]
      ) as stopped (id, state, step, code, error, payload, aip_id, version)
    )
    update request
    set state = stopped.state, step = stopped.step, chunk_id = null, ordinal = null,
      error_code = stopped.code, error = stopped.error::json, payload = stopped.payload,
      aip_id = coalesce(stopped.aip_id, request.aip_id), version = coalesce(stopped.version, request.version),
      moved_at = now(), moved_xid = pg_current_xact_id()
    from stopped
    where request.project_id = stopped.project_id and request.id = stopped.id
      and request.state = stopped.from_state`.execute(tx);
  await recordFailures(tx, projectId, requests);
}

function keptText({ state, ordinal }: StoppedRequest, { at }: Pick<UnpackedFeatures, 'at'>): string | null {
  return state === 'ignored' ? null : (at(ordinal)?.toString() ?? null);
}

function errorText(error: RequestError | undefined): string | null {
  if (error === undefined) return null;
  const { code: _, ...rest } = error;
  return JSON.stringify(rest);
}

async function recordFailures(tx: Tx, projectId: number, requests: readonly StoppedRequest[]): Promise<void> {
  const failed = requests.filter(({ state }) => state === 'error');
  if (failed.length === 0) return;
  await sql`
    insert into request_history (project_id, request_id, event, detail)
    select ${projectId}::integer, request_id, 'failed', detail::json
    from unnest(
      ${bigintColumn(failed.map(({ id }) => id))}::bigint[],
      ${textColumn(failed.map(({ step, error }) => JSON.stringify({ step, ...error })))}::text[]
    ) as failure (request_id, detail)`.execute(tx);
}

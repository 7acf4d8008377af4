import type { Action } from '@belvedere/contract/actions.ts';
import type { ProductRequest, RequestError, RequestState, Versioning } from '@belvedere/contract/requests.ts';
import type { Selectable } from 'kysely';
import type { WorkStep } from './request.ts';
import type { ActionTable } from './tables.ts';

export interface RequestRow {
  readonly id: number;
  readonly sessionId: number;
  readonly source: string;
  readonly sessionName: string;
  readonly collection: string | null;
  readonly item: string | null;
  readonly state: RequestState;
  readonly step: WorkStep;
  readonly versioning: Versioning;
  readonly errorCode: string | null;
  readonly error: Omit<RequestError, 'code'> | null;
  readonly acknowledged: { at: string; by: string; reason: string } | null;
  readonly version: number | null;
  readonly createdAt: string;
  readonly movedAt: string;
}

export function presentRequest(row: RequestRow): ProductRequest {
  const { sessionId, source, sessionName, errorCode, error, ...same } = row;
  return {
    ...same,
    session: { id: sessionId, source, name: sessionName },
    error: errorCode === null || error === null ? null : { code: errorCode, ...error },
  };
}

/** Field by field: the row also holds the selection and its snapshot, which are nobody else's affair. */
export function presentAction(row: Selectable<ActionTable>): Action {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    label: row.label,
    total: row.total,
    done: row.done,
    skipped: row.skipped,
    error: row.error,
    by: row.actor,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

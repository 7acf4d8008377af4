import type { ActionKind } from '@belvedere/contract/actions.ts';
import type { RequestError, Versioning } from '@belvedere/contract/requests.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import type { ColumnType, Generated } from 'kysely';
import type { StoredState, WorkStep } from './request.ts';

type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
type Instant = ColumnType<string, string | undefined, string>;

export interface ChunkTable {
  project_id: number;
  id: Generated<number>;
  session_id: number;
  payload: Buffer;
  facts: Buffer | null;
  requests: number;
  attempts: Generated<number>;
  leased_until: string | null;
  leased_by: string | null;
  created_at: Instant;
}

export interface RequestTable {
  project_id: number;
  id: Generated<number>;
  session_id: number;
  chunk_id: number | null;
  ordinal: number | null;
  collection: string | null;
  item_id: string | null;
  state: StoredState;
  step: Generated<WorkStep>;
  versioning: Versioning;
  chosen: Generated<boolean>;
  relaunched: Generated<boolean>;
  aip_id: number | null;
  version: number | null;
  error_code: string | null;
  error: NullableJson<Omit<RequestError, 'code'>>;
  acknowledged: NullableJson<{ at: string; by: string; reason: string }>;
  payload: string | null;
  created_at: Instant;
  moved_at: Instant;
}

export interface RequestHistoryTable {
  id: Generated<number>;
  project_id: number;
  request_id: number;
  event: string;
  actor: string | null;
  detail: Json<Record<string, unknown>>;
  at: Instant;
}

export interface ActionTable {
  project_id: number;
  id: Generated<number>;
  kind: ActionKind;
  state: 'pending' | 'running' | 'done' | 'stopped' | 'failed';
  label: string;
  selection: Json<Selection>;
  parameters: Json<Record<string, unknown>>;
  total: number;
  done: Generated<number>;
  skipped: Generated<number>;
  reached: Generated<number>;
  error: string | null;
  account_id: number | null;
  actor: string;
  created_at: Instant;
  finished_at: string | null;
}

declare module '../platform/schema.ts' {
  interface Schema {
    chunk: ChunkTable;
    request: RequestTable;
    request_history: RequestHistoryTable;
    action: ActionTable;
  }
}

import type { Versioning } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import { integerColumn, textColumn } from '../../platform/batch-columns.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { publishEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { packFeatures } from '../../requests/chunk-codec.ts';
import { insertChunk, wakeWorkers } from '../../requests/chunks.ts';
import { recordChanges } from '../../sessions/session-change.ts';
import { packFacts } from '../item-facts.ts';
import { lostDeposit } from './deposit.ts';
import { advanceDeposit, type HeldDeposit } from './deposit-queries.ts';
import type { FeatureDenial, Verdict } from './read-verdicts.ts';

export interface DepositBatch {
  readonly projectId: number;
  readonly deposit: HeldDeposit;
  readonly versioning: Versioning;
  readonly verdicts: readonly Verdict[];
  /** Of all features up to the end of this batch. */
  readonly featuresHash: string;
}

type Granted = Extract<Verdict, { facts: unknown }>;

export interface PackedBatch extends DepositBatch {
  readonly granted: readonly Granted[];
  readonly chunk: { readonly payload: Buffer; readonly facts: Buffer } | undefined;
}

/** Compresses what is granted, off the main thread: made ready while the batch before is committed. */
export async function packBatch(batch: DepositBatch): Promise<PackedBatch> {
  const granted = batch.verdicts.filter((verdict): verdict is Granted => 'facts' in verdict);
  if (granted.length === 0) return { ...batch, granted, chunk: undefined };
  const [payload, facts] = await Promise.all([
    packFeatures(granted.map(({ text }) => text)),
    packFacts(granted.map((verdict) => verdict.facts)),
  ]);
  return { ...batch, granted, chunk: { payload, facts } };
}

/** One transaction: the chunk, a request for each feature, the figures, how far the deposit is. All of it, or nothing. */
export async function commitBatch(db: Db, batch: PackedBatch): Promise<void> {
  const { projectId, deposit, granted } = batch;
  const { sessionId } = deposit;
  const denied = batch.verdicts.length - granted.length;
  await inTransaction(db, async (tx) => {
    const { features, featuresHash } = { features: batch.verdicts.length, featuresHash: batch.featuresHash };
    const advance = { features, featuresHash, granted: granted.length, denied };
    if (!(await advanceDeposit(tx, projectId, deposit, advance))) throw lostDeposit();
    const chunkId =
      batch.chunk && (await insertChunk(tx, { projectId, sessionId, requests: granted.length, ...batch.chunk }));
    await insertRequests(tx, batch, chunkId);
    const change = { projectId, sessionId };
    await recordChanges(tx, [
      { ...change, count: { stepId: 'feature', property: 'referencingRequests' }, delta: granted.length },
      { ...change, count: { stepId: 'feature', property: 'runningReferencingRequests' }, delta: granted.length },
      { ...change, count: { stepId: 'feature', property: 'deniedReferencingRequests' }, delta: denied },
    ]);
    await publishEvent(tx, { project: projectId, topic: 'requests' });
    if (granted.length > 0) await wakeWorkers(tx);
  });
}

/** In the order of the body: ids tell which of two requests of a product came first. */
async function insertRequests(tx: Tx, batch: PackedBatch, chunkId: number | undefined): Promise<void> {
  const rows = requestRows(batch.verdicts);
  await sql`
    insert into request (project_id, session_id, chunk_id, ordinal, collection, item_id, state, versioning, error_code, error)
    select ${batch.projectId}::integer, ${batch.deposit.sessionId}::bigint,
      case when feature.ordinal is not null then ${chunkId ?? null}::bigint end,
      feature.ordinal, feature.collection, feature.item_id,
      case when feature.ordinal is null then 'denied' else 'granted' end,
      ${batch.versioning}::text, feature.code, feature.error::json
    from unnest(
      ${integerColumn(rows.map((row) => row.ordinal))}::integer[],
      ${textColumn(rows.map((row) => row.collection))}::text[],
      ${textColumn(rows.map((row) => row.id))}::text[],
      ${textColumn(rows.map((row) => row.code))}::text[],
      ${textColumn(rows.map((row) => row.error))}::text[]
    ) with ordinality as feature (ordinal, collection, item_id, code, error, place)
    order by feature.place`.execute(tx);
}

interface RequestRow {
  readonly ordinal: number | null;
  readonly collection: string | null;
  readonly id: string | null;
  readonly code: string | null;
  readonly error: string | null;
}

function requestRows(verdicts: readonly Verdict[]): RequestRow[] {
  let ordinal = 0;
  return verdicts.map((verdict) => {
    if ('denial' in verdict) {
      const { id, code } = verdict.denial;
      return { ordinal: null, collection: null, id, code, error: errorOf(verdict.denial) };
    }
    ordinal += 1;
    const { collection, id } = verdict.facts;
    return { ordinal, collection, id, code: null, error: null };
  });
}

function errorOf({ reason, hint, values, pointer }: FeatureDenial): string {
  return JSON.stringify({ message: reason, hint, retriable: false, values: { ...values, pointer } });
}

import type { Versioning } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import { integerColumn, textColumn } from '../../platform/batch-columns.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { publishEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { insertChunk, wakeWorkers } from '../../requests/chunks.ts';
import { recordChanges } from '../../sessions/session-change.ts';
import type { BatchDraft, DraftedRequest, PackedChunk } from './batch-draft.ts';
import { lostDeposit } from './deposit.ts';
import { advanceDeposit, type HeldDeposit } from './deposit-queries.ts';

export interface DepositBatch {
  readonly projectId: number;
  readonly deposit: HeldDeposit;
  readonly versioning: Versioning;
  readonly draft: BatchDraft;
  /** Of all features up to the end of this batch. */
  readonly featuresHash: string;
}

/** One transaction: the chunk, a request for each feature, the figures, how far the deposit is. All of it, or nothing. */
export async function commitBatch(db: Db, batch: DepositBatch, chunk: PackedChunk | undefined): Promise<void> {
  const { projectId, deposit, featuresHash } = batch;
  const { granted, requests } = batch.draft;
  const { sessionId } = deposit;
  const denied = requests.length - granted;
  await inTransaction(db, async (tx) => {
    const advance = { features: requests.length, featuresHash, granted, denied };
    if (!(await advanceDeposit(tx, projectId, deposit, advance))) throw lostDeposit();
    const chunkId = chunk && (await insertChunk(tx, { projectId, sessionId, requests: granted, ...chunk }));
    await insertRequests(tx, batch, requests, chunkId);
    const change = { projectId, sessionId };
    await recordChanges(tx, [
      { ...change, count: { stepId: 'feature', property: 'referencingRequests' }, delta: granted },
      { ...change, count: { stepId: 'feature', property: 'runningReferencingRequests' }, delta: granted },
      { ...change, count: { stepId: 'feature', property: 'deniedReferencingRequests' }, delta: denied },
    ]);
    await publishEvent(tx, { project: projectId, topic: 'requests' });
    if (granted > 0) await wakeWorkers(tx);
  });
}

/** In the order of the body: ids tell which of two requests of a product came first. */
async function insertRequests(
  tx: Tx,
  { projectId, deposit, versioning }: DepositBatch,
  requests: readonly DraftedRequest[],
  chunkId: number | undefined,
): Promise<void> {
  await sql`
    insert into request (project_id, session_id, chunk_id, ordinal, collection, item_id, state, versioning, error_code, error)
    select ${projectId}::integer, ${deposit.sessionId}::bigint,
      case when feature.ordinal is not null then ${chunkId ?? null}::bigint end,
      feature.ordinal, feature.collection, feature.item_id,
      case when feature.ordinal is null then 'denied' else 'granted' end,
      ${versioning}::text, feature.code, feature.error::json
    from unnest(
      ${integerColumn(requests.map(({ ordinal }) => ordinal))}::integer[],
      ${textColumn(requests.map(({ collection }) => collection))}::text[],
      ${textColumn(requests.map(({ id }) => id))}::text[],
      ${textColumn(requests.map(({ code }) => code))}::text[],
      ${textColumn(requests.map(({ error }) => error))}::text[]
    ) with ordinality as feature (ordinal, collection, item_id, code, error, place)
    order by feature.place`.execute(tx);
}

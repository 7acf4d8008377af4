import { setTimeout as pause } from 'node:timers/promises';
import type { RequestError } from '@belvedere/contract/requests.ts';
import type { Db } from '../../platform/database.ts';
import type { Log } from '../../platform/log.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { giveBackChunk, type LeasedChunk, leaseSeconds, renewLease } from '../../requests/chunks.ts';
import type { ModelledFeature } from '../model/judge-features.ts';
import type { Models } from '../model/models.ts';
import { type ChunkFeatures, isFacts, readChunk } from './chunk-feature.ts';
import type { Span } from './chunk-requests.ts';
import { internalError, isCollision, isTransient, LeaseLost, unreadable, workerLost } from './failure.ts';
import { failSpan, type HeldWork, moveSpan } from './move-span.ts';

export interface SettleTools {
  readonly db: Db;
  readonly log: Log;
  readonly models: Models;
}

/** Workers that may end with a chunk in hand before its requests are told so. */
const deaths = 5;
const collisions = 5;
/** Milliseconds after which what waits for an earlier request of its product is looked at again. */
const blockedDelay = 200;

/** Takes a chunk through referencing, storage and diffusion: one transaction, unless a feature breaks it. */
export async function settleChunk(tools: SettleTools, chunk: LeasedChunk, worker: string): Promise<void> {
  const features = await unpack(tools, chunk);
  try {
    await settleFeatures(tools, { chunk, worker, features });
  } finally {
    features.free();
  }
}

const noFeatures: ChunkFeatures = {
  column: Buffer.alloc(0),
  count: 0,
  readings: [],
  at: () => undefined,
  free: () => {},
};

/** Even unpacking a chunk may be what ends its workers: at last its features are given up with it. */
async function unpack({ log }: SettleTools, chunk: LeasedChunk): Promise<ChunkFeatures> {
  if (chunk.attempts > 2 * deaths) return noFeatures;
  return readChunk(chunk).catch((error: unknown) => {
    log.error({ err: error, project: chunk.projectId, chunk: chunk.id }, 'Chunk:Payload:Unreadable');
    return noFeatures;
  });
}

async function settleFeatures(tools: SettleTools, held: Omit<HeldWork, 'failures'>): Promise<void> {
  const { chunk, worker, features } = held;
  if (chunk.attempts > deaths) return failChunk(tools, held, workerLost(chunk.attempts - 1));
  if (features.count === 0) return failChunk(tools, held, unreadable);
  const renew = renewal(tools.db, chunk, worker);
  const failures = await tools.models.judge(chunk.projectId, modelledFeatures(features), renew);
  const left = await settleSpan(tools, { ...held, failures }, { from: 1, to: features.count }, renew);
  if (left > 0) await giveBackChunk(tools.db, chunk, worker, blockedDelay);
}

/** Ends every request of a chunk with one error. */
async function failChunk(tools: SettleTools, held: Omit<HeldWork, 'failures'>, error: RequestError): Promise<void> {
  const whole: Span = { from: 1, to: held.chunk.requests };
  await inTransaction(tools.db, (tx) => failSpan(tx, { ...held, failures: new Map() }, whole, error));
}

function modelledFeatures({ readings, at }: ChunkFeatures): ModelledFeature[] {
  return readings.flatMap((reading, index) =>
    isFacts(reading) ? [{ ordinal: index + 1, text: () => String(at(index + 1)), collection: reading.collection }] : [],
  );
}

/** Renews the lease when a third of it is over; called between steps, so that no timer is needed. */
function renewal(db: Db, chunk: LeasedChunk, worker: string): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < (leaseSeconds * 1_000) / 3) return;
    since = performance.now();
    await renewLease(db, chunk, worker);
  };
}

/** Answers how many requests are left waiting for earlier ones. What breaks a transaction is halved until it stands alone. */
async function settleSpan(tools: SettleTools, work: HeldWork, span: Span, renew: () => Promise<void>): Promise<number> {
  try {
    return await moveTogether(tools.db, work, span);
  } catch (error) {
    if (error instanceof LeaseLost || isTransient(error)) throw error;
    await renew();
    if (span.from === span.to) return failAlone(tools, work, span, error);
    const middle = Math.floor((span.from + span.to) / 2);
    const left = await settleSpan(tools, work, { from: span.from, to: middle }, renew);
    return left + (await settleSpan(tools, work, { from: middle + 1, to: span.to }, renew));
  }
}

async function moveTogether(db: Db, work: HeldWork, span: Span): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(db, (tx) => moveSpan(tx, work, span));
    } catch (error) {
      if (!isCollision(error) || attempt === collisions) throw error;
      await pause(10 * attempt * Math.random());
    }
  }
}

async function failAlone(tools: SettleTools, work: HeldWork, span: Span, error: unknown): Promise<number> {
  tools.log.error(
    { err: error, project: work.chunk.projectId, chunk: work.chunk.id, ordinal: span.from },
    'Chunk:Feature:Failed',
  );
  await inTransaction(tools.db, (tx) => failSpan(tx, work, span, internalError(error)));
  return 0;
}

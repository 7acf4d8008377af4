import type { Readable } from 'node:stream';
import type { Denial, DepositAnswer } from '@belvedere/contract/ingest.ts';
import type { Db } from '../../platform/database.ts';
import { explainDatabaseError } from '../../platform/database-errors.ts';
import { AppError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { openSession } from '../../sessions/open-session.ts';
import { type FeatureBatch, readFeatures } from '../feature-stream.ts';
import { createDraft } from './batch-draft.ts';
import { commitBatch } from './commit-batch.ts';
import {
  type DepositOrder,
  emptyBody,
  featureHash,
  fingerprintOf,
  lostDeposit,
  otherBody,
  otherQuery,
  refuseWrongOrder,
  stalledBody,
  stillLive,
} from './deposit.ts';
import {
  beatDeposit,
  finishDeposit,
  type HeldDeposit,
  insertDeposit,
  interruptDeposit,
  lockKeyedDeposit,
  takeUpDeposit,
} from './deposit-queries.ts';
import { knownCollections } from './known-collections.ts';
import { createOrderedLine } from './ordered-line.ts';
import { readVerdicts, type Verdict } from './read-verdicts.ts';

export interface Body {
  readonly stream: Readable;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
}

interface DepositTools {
  readonly db: Db;
  readonly log: Log;
}

/** Reasons in the answer; the rest are under `requests?state=denied`. */
export const reasonsTold = 1_000;
/** Batches that are read while one is being committed. */
const room = 2;
const heartbeat = 4_000;
/** Milliseconds without a byte after which a producer counts as gone, though its line is open. */
const longestPause = 300_000;

/**
 * Takes a body of any size in constant memory: a batch is read and checked while the one before it is committed. What is committed
 * stays, whatever becomes of the rest.
 */
export async function receiveItems({ db, log }: DepositTools, order: DepositOrder, body: Body): Promise<DepositAnswer> {
  refuseWrongOrder(order);
  const claim = await claimKey(db, order);
  if (claim !== undefined && 'answer' in claim) return claim.answer;
  const receipt = createReceipt(db, order, claim?.deposit);
  const beat = setInterval(() => {
    if (receipt.pause() > longestPause) body.stream.destroy(stalledBody());
    else receipt.beat().catch(() => {});
  }, heartbeat);
  try {
    for await (const batch of readFeatures(body.stream, body)) await receipt.take(batch);
    return await receipt.finish();
  } catch (error) {
    await receipt
      .interrupt()
      .catch((failure: unknown) => log.warn({ err: failure }, 'Deposit:Interruption:Unrecorded'));
    throw told(error, receipt);
  } finally {
    clearInterval(beat);
  }
}

type Claim = { readonly answer: DepositAnswer } | { readonly deposit: HeldDeposit };

/** What a key was used for before: nothing, a deposit that ended, or one to go on with. */
async function claimKey(db: Db, order: DepositOrder): Promise<Claim | undefined> {
  const { key, projectId } = order;
  if (key === undefined) return undefined;
  return inTransaction(db, async (tx) => {
    const found = await lockKeyedDeposit(tx, projectId, key);
    if (found === undefined) return undefined;
    if (found.fingerprint !== fingerprintOf(order)) throw otherQuery();
    if (found.state === 'finished' && found.answer !== null) return { answer: found.answer };
    if (found.state === 'live' && !found.silent) throw stillLive();
    const deposit = await takeUpDeposit(tx, projectId, found.id);
    return deposit && { deposit };
  });
}

/** The deposit and its session are made with the first feature: a body that holds none leaves nothing behind. */
function openDeposit(db: Db, order: DepositOrder): Promise<HeldDeposit> {
  return inTransaction(db, async (tx) => {
    const sessionId = await openSession(tx, order.projectId, order.source, order.session);
    const deposit = await insertDeposit(tx, order, sessionId);
    if (deposit === undefined) throw stillLive();
    await order.record(tx, 'items.deposit', `${order.source} / ${order.session}`, { deposit: deposit.id });
    return deposit;
  });
}

interface Receipt {
  readonly granted: number;
  readonly denied: number;
  take(batch: FeatureBatch): Promise<void>;
  finish(): Promise<DepositAnswer>;
  interrupt(): Promise<void>;
  beat(): Promise<void>;
  /** Milliseconds since we began to wait for the producer. */
  pause(): number;
}

/** One attempt at a deposit: what it has read, what it has committed. */
function createReceipt(db: Db, order: DepositOrder, resumed: HeldDeposit | undefined): Receipt {
  const { projectId, versioning } = order;
  const line = createOrderedLine(room);
  const collections = knownCollections(db, projectId);
  const hash = featureHash(order);
  const denials: Denial[] = [];
  let deposit = resumed;
  let committed = { granted: resumed?.granted ?? 0, denied: resumed?.denied ?? 0 };
  let skipping = resumed?.features ?? 0;
  let draft = createDraft();
  let waitingSince: number | undefined = performance.now();

  /** What an earlier attempt committed is not taken again, if it is the same. Answers how many of these it is. */
  function skip(batch: FeatureBatch): number {
    const before = batch.slice(0, skipping);
    hash.add(before);
    skipping -= before.length;
    if (skipping === 0 && before.length > 0 && hash.value() !== resumed?.featuresHash) throw otherBody();
    return before.length;
  }

  function tell(verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) {
      if ('denial' in verdict && denials.length < reasonsTold) denials.push(denialOf(verdict));
    }
  }

  /** Packs what is gathered at once, and commits it in its turn. */
  async function send(): Promise<void> {
    if (draft.requests.length === 0) return;
    const sent = draft;
    draft = createDraft();
    deposit ??= await openDeposit(db, order);
    const batch = { projectId, deposit, versioning, draft: sent, featuresHash: hash.value() };
    const packing = sent.pack();
    packing.catch(() => {});
    await line.push(async () => {
      await commitBatch(db, batch, await packing);
      const denied = sent.requests.length - sent.granted;
      committed = { granted: committed.granted + sent.granted, denied: committed.denied + denied };
    });
  }

  return {
    get granted() {
      return committed.granted;
    },
    get denied() {
      return committed.denied;
    },
    async take(batch) {
      waitingSince = undefined;
      const verdicts = await collections.judge(await readVerdicts(batch));
      tell(verdicts);
      const skipped = skip(batch);
      hash.add(batch.slice(skipped));
      for (const verdict of verdicts.slice(skipped)) draft.add(verdict);
      // The producer pauses: who watches sees what there is.
      if (draft.isReady() || batch.length === 0) await send();
      waitingSince = performance.now();
    },
    async finish() {
      if (skipping > 0) throw otherBody();
      await send();
      await line.finished();
      if (deposit === undefined) throw emptyBody();
      const answer: DepositAnswer = { ...committed, session: deposit.sessionId, denials };
      if (!(await finishDeposit(db, projectId, deposit, answer))) throw lostDeposit();
      return answer;
    },
    async interrupt() {
      await send().catch(() => {});
      await line.finished().catch(() => {});
      if (deposit !== undefined) await interruptDeposit(db, projectId, deposit);
    },
    async beat() {
      if (deposit !== undefined) await beatDeposit(db, projectId, deposit);
    },
    pause: () => (waitingSince === undefined ? 0 : performance.now() - waitingSince),
  };
}

export function denialOf({ position, denial }: Extract<Verdict, { denial: unknown }>): Denial {
  const { id, reason, code, hint, pointer, values } = denial;
  return { id, reason, code, hint, pointer, position, values };
}

/** What ends a deposit says what was taken before it: that stays. */
function told(thrown: unknown, { granted, denied }: Receipt): unknown {
  const error = explainDatabaseError(thrown);
  if (!(error instanceof AppError)) return error;
  const values = { ...error.facts.values, granted, denied };
  return new AppError(error.status, error.code, error.message, { ...error.facts, values, cause: error });
}

import { createHash, type Hash } from 'node:crypto';
import type { Versioning } from '@belvedere/contract/requests.ts';
import type { Admission } from '../../access/admission.ts';
import { AppError } from '../../platform/errors.ts';
import type { StreamedFeature } from '../feature-stream.ts';

/** What a producer asks for, besides the features themselves. */
export interface DepositOrder {
  readonly projectId: number;
  readonly accountId: number;
  /** Writes the audit row, in the transaction that opens the deposit. */
  readonly record: Admission['record'];
  readonly source: string;
  readonly session: string;
  readonly chain: string;
  readonly versioning: Versioning;
  /** The `Idempotency-Key` that makes a repeat harmless. */
  readonly key: string | undefined;
}

/** The chain that always exists: nothing stored, assets referenced by their address. */
const defaultChain = 'DefaultProcessingChain';
const longestKey = 300;

export function refuseWrongOrder({ chain, key }: DepositOrder): void {
  if (chain !== defaultChain) {
    throw new AppError(400, 'chain_unknown', `Cannot deposit: there is no ingest chain "${chain}"`, {
      hint: `Leave "chain" out, or name "${defaultChain}"`,
      values: { chain },
    });
  }
  if (key !== undefined && (key.length === 0 || key.length > longestKey)) {
    throw new AppError(400, 'idempotency_key_invalid', `Cannot read Idempotency-Key: it has ${key.length} characters`, {
      hint: `Send 1 to ${longestKey} characters`,
    });
  }
}

/** What a key is bound to: the same key with another order is a mistake of its sender. */
export function fingerprintOf({ source, session, chain, versioning }: DepositOrder): string {
  return createHash('sha256')
    .update(JSON.stringify([source, session, chain, versioning]))
    .digest('base64url');
}

/** The features of a body as far as they were read, so that a repeat can be held against what was committed. */
export interface FeatureHash {
  add(features: readonly StreamedFeature[]): void;
  /** Of everything added so far; more may follow. */
  value(): string;
}

/** Without a key nobody will ever compare, and nothing is hashed. */
export function featureHash(order: Pick<DepositOrder, 'key'>): FeatureHash {
  if (order.key === undefined) return { add: () => {}, value: () => '' };
  const hash: Hash = createHash('sha256');
  return {
    add(features) {
      for (const feature of features) {
        if ('text' in feature) hash.update(feature.text).update('\n');
        else hash.update(`\0${feature.fault.code}\n`);
      }
    },
    value: () => hash.copy().digest('base64url'),
  };
}

export function otherQuery(): AppError {
  return new AppError(422, 'idempotency_key_other_query', 'Cannot repeat the deposit: its query is another one', {
    hint: 'Use a new Idempotency-Key for another deposit, or repeat the same query and body',
  });
}

export function otherBody(): AppError {
  return new AppError(422, 'idempotency_key_other_body', 'Cannot go on with the deposit: its body is another one', {
    hint: 'The features that were taken before are not those that came first now; use a new Idempotency-Key',
  });
}

export function stillLive(): AppError {
  return new AppError(409, 'deposit_live', 'Cannot repeat the deposit: it is still being received', {
    hint: 'Wait until it has ended, then repeat it with the same key',
    retriable: true,
    retryAfter: 5,
  });
}

export function lostDeposit(): AppError {
  return new AppError(
    409,
    'deposit_taken_over',
    'Cannot go on with the deposit: a repeat with the same key took it over',
  );
}

export function emptyBody(): AppError {
  return new AppError(400, 'body_empty', 'Cannot deposit: the body holds no feature', {
    hint: 'Send a Feature, a FeatureCollection with features, or NDJSON with one item a line',
  });
}

export function stalledBody(): AppError {
  return new AppError(408, 'body_stalled', 'Cannot go on with the deposit: no byte of the body came for minutes', {
    hint: 'What was taken stays; repeat the deposit, with the same Idempotency-Key if it had one',
    retriable: true,
  });
}

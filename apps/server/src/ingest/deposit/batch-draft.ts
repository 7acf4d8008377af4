import { createJsonColumn, type JsonColumnWriter } from '../../platform/batch-columns.ts';
import { packColumn } from '../../requests/chunk-codec.ts';
import { chunkSize } from '../../requests/chunks.ts';
import { type ItemFacts, packFacts } from '../item-facts.ts';
import type { FeatureDenial, Verdict } from './read-verdicts.ts';

/** A request to be written: granted with its place in the chunk, or denied with the reason. */
export interface DraftedRequest {
  readonly ordinal: number | null;
  readonly collection: string | null;
  readonly id: string | null;
  readonly code: string | null;
  readonly error: string | null;
}

/** The features that one transaction will take, gathered while they are read. Their texts are kept as bytes only. */
export interface BatchDraft {
  readonly requests: readonly DraftedRequest[];
  readonly granted: number;
  add(verdict: Verdict): void;
  /** It has as many features as a chunk holds, or as many bytes, or waits too long for more. */
  isReady(): boolean;
  /** Compresses what is granted, off the main thread. */
  pack(): Promise<PackedChunk | undefined>;
}

export interface PackedChunk {
  readonly payload: Buffer;
  readonly facts: Buffer;
}

const largest = 4 * 1_048_576;
const usual = 1_048_576;
/** Milliseconds after which a slow producer's features wait for no others. */
const patience = 150;

export function createDraft(): BatchDraft {
  const requests: DraftedRequest[] = [];
  const facts: ItemFacts[] = [];
  // From its first feature on: while it waits for its turn the producer is not slow, we are.
  let since = 0;
  let column: JsonColumnWriter | undefined;
  return {
    requests,
    get granted() {
      return facts.length;
    },
    add(verdict) {
      if (requests.length === 0) since = performance.now();
      if ('denial' in verdict) {
        requests.push(deniedRequest(verdict.denial));
        return;
      }
      column ??= createJsonColumn(usual);
      column.add(verdict.text);
      facts.push(verdict.facts);
      const { collection, id } = verdict.facts;
      requests.push({ ordinal: facts.length, collection, id, code: null, error: null });
    },
    isReady() {
      if (requests.length === 0) return false;
      return requests.length >= chunkSize || (column?.size ?? 0) >= largest || performance.now() - since > patience;
    },
    async pack() {
      if (column === undefined) return undefined;
      const [payload, packedFacts] = await Promise.all([packColumn(column.finish()), packFacts(facts)]);
      return { payload, facts: packedFacts };
    },
  };
}

function deniedRequest({ id, code, reason, hint, values, pointer }: FeatureDenial): DraftedRequest {
  const error = JSON.stringify({ message: reason, hint, retriable: false, values: { ...values, pointer } });
  return { ordinal: null, collection: null, id, code, error };
}

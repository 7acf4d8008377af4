import type { RequestError } from '@belvedere/contract/requests.ts';
import { checkItem } from '@belvedere/stac/item.ts';
import { type UnpackedFeatures, unpackColumn } from '../../requests/chunk-codec.ts';
import type { LeasedChunk } from '../../requests/chunks.ts';
import { factsOf, type ItemFacts, unpackFacts } from '../item-facts.ts';

/** What the tables need of a feature, or why there is none. */
export type Reading = ItemFacts | RequestError;

/** A chunk unpacked. */
export interface ChunkFeatures extends UnpackedFeatures {
  /** What the door read off each feature, by its place from 0. */
  readonly readings: readonly Reading[];
}

export function isFacts(reading: Reading | undefined): reading is ItemFacts {
  return reading !== undefined && !('code' in reading);
}

/** The features of a chunk with what the door read off them; relaunched ones are read again. */
export async function readChunk(chunk: LeasedChunk): Promise<ChunkFeatures> {
  const features = await unpackColumn(chunk.payload);
  const readings =
    chunk.facts === null
      ? Array.from({ length: features.count }, (_, index) => readAgain(features.at(index + 1)))
      : await unpackFacts(chunk.facts);
  return { ...features, readings };
}

function readAgain(text: Buffer | undefined): Reading {
  try {
    const check = checkItem(JSON.parse(String(text)));
    if (check.ok) return factsOf(check.item);
    const { code, reason, hint, pointer, values } = check.denial;
    return { code, message: reason, hint, retriable: false, values: { ...values, pointer } };
  } catch (error) {
    const message = `Cannot read the feature: ${(error as Error).message}`;
    return { code: 'not_json', message, hint: 'Send it again', retriable: false, values: {} };
  }
}

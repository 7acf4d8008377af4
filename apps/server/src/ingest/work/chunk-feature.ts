import type { RequestError } from '@belvedere/contract/requests.ts';
import { checkItem } from '@belvedere/stac/item.ts';
import { unpackBytes } from '../../requests/chunk-codec.ts';
import type { LeasedChunk } from '../../requests/chunks.ts';
import { factsOf, type ItemFacts, unpackFacts } from '../item-facts.ts';

/** One feature of a chunk, at its place from 1. */
export interface ChunkFeature {
  readonly ordinal: number;
  /** JSON, in UTF-8: passed on to the database as it is. */
  readonly text: Buffer;
  /** What the tables need, or why there is none. */
  readonly reading: ItemFacts | RequestError;
}

export function isFacts(reading: ItemFacts | RequestError): reading is ItemFacts {
  return !('code' in reading);
}

/** The features of a chunk with what the door read off them; a relaunched one is read again. */
export async function readChunk(chunk: LeasedChunk): Promise<ChunkFeature[]> {
  const texts = await unpackBytes(chunk.payload);
  const facts = chunk.facts === null ? undefined : await unpackFacts(chunk.facts);
  return texts.map((text, index) => ({ ordinal: index + 1, text, reading: facts?.[index] ?? readAgain(text) }));
}

function readAgain(text: Buffer): ItemFacts | RequestError {
  try {
    const check = checkItem(JSON.parse(text.toString()));
    if (check.ok) return factsOf(check.item);
    const { code, reason, hint, pointer, values } = check.denial;
    return { code, message: reason, hint, retriable: false, values: { ...values, pointer } };
  } catch (error) {
    const message = `Cannot read the feature: ${(error as Error).message}`;
    return { code: 'not_json', message, hint: 'Send it again', retriable: false, values: {} };
  }
}

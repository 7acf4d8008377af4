import { checkItem, completeItem } from '@belvedere/stac/item.ts';
import { type FeatureBatch, parseFeature, type StreamedFeature } from '../feature-stream.ts';
import { factsOf, type ItemFacts } from '../item-facts.ts';

/** Why a feature is not taken. */
export interface FeatureDenial {
  readonly id: string | null;
  readonly code: string;
  readonly reason: string;
  readonly hint: string;
  readonly pointer: string;
  readonly values: Record<string, string | number | boolean>;
}

/** What becomes of one feature at the door. */
export type Verdict =
  | { readonly position: number; readonly text: string; readonly facts: ItemFacts }
  | { readonly position: number; readonly denial: FeatureDenial };

/** Parses and checks a batch; what only the database knows (collections) comes after. Others' calls come between two batches. */
export async function readVerdicts(batch: FeatureBatch): Promise<Verdict[]> {
  await new Promise(setImmediate);
  return batch.map(verdictOf);
}

function verdictOf(feature: StreamedFeature): Verdict {
  const { position } = feature;
  if ('fault' in feature) return { position, denial: { id: null, values: {}, ...feature.fault } };
  const parsed = parseFeature(feature.text);
  if ('fault' in parsed) return { position, denial: { id: null, values: {}, ...parsed.fault } };
  const check = checkItem(parsed.value);
  if (!check.ok) return { position, denial: check.denial };
  return { position, text: completeItem(feature.text, check.item), facts: factsOf(check.item) };
}

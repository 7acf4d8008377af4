import type { Matched } from '@belvedere/contract/lists.ts';
import { itemOf, type StacItem } from '../item/stac-item.ts';

/** A page of results, newest first. */
export interface ItemPage {
  readonly items: readonly StacItem[];
  readonly matched: Matched;
  /** Token of the next page. */
  readonly next: string | undefined;
}

interface Answer {
  readonly features: readonly unknown[];
  readonly links?: readonly { readonly rel: string; readonly body?: { readonly token?: string } }[];
  readonly numberMatched?: number;
  readonly 'belvedere:matched'?: Matched;
}

/** A STAC FeatureCollection as a page. */
export function itemPageOf(answer: unknown): ItemPage {
  const { features, links = [], numberMatched, 'belvedere:matched': matched } = answer as Answer;
  return {
    items: features.map(itemOf),
    matched: matched ?? { count: numberMatched ?? features.length, exact: numberMatched !== undefined },
    next: links.find(({ rel }) => rel === 'next')?.body?.token,
  };
}

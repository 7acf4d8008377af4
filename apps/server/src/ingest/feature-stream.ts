import type { Readable } from 'node:stream';

/** What is wrong with one feature's text; the stream goes on. */
export interface FeatureFault {
  readonly code: string;
  readonly reason: string;
  readonly hint: string;
  readonly pointer: string;
}

/** Line of the NDJSON body, or place in the collection, both from 1. The text is JSON on one line. */
export type StreamedFeature =
  | { readonly position: number; readonly text: string }
  | { readonly position: number; readonly fault: FeatureFault };

/** At most 500 features, at most about 4 MB. */
export type FeatureBatch = readonly StreamedFeature[];

export interface FeatureLimits {
  /** Bytes of one feature; default 8 MiB. */
  readonly featureBytes?: number;
  /** Nesting of one feature; default 256. */
  readonly depth?: number;
}

export interface FeatureStreamOptions {
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly limits?: FeatureLimits;
}

/** Cuts a body of any size into features, in constant memory. An envelope that is wrong throws an AppError after the features before it. */
// biome-ignore lint/correctness/useYield: signature first
export async function* readFeatures(_stream: Readable, _options: FeatureStreamOptions): AsyncGenerator<FeatureBatch> {
  throw new Error('Not written');
}

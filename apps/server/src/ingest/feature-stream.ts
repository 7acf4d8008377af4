import type { Readable } from 'node:stream';
import { readBytes } from './feature-stream-bytes.ts';
import { cutterFor } from './feature-stream-format.ts';
import type { Cutter } from './feature-stream-records.ts';
import type { StreamedFeature } from './feature-stream-text.ts';

export { parseFeature, type StreamedFeature } from './feature-stream-text.ts';

/** At most 100 features, at most about 4 MB. */
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

const usualLimits = { featureBytes: 8 * 1_048_576, depth: 256 };
/** Few enough that their texts are dead before the next collection of garbage: what survives two is marked with the whole heap. */
const batchFeatures = 100;
const batchLength = 4 * 1_048_576;
/** A slow producer's features do not wait for a full batch. */
const batchMs = 100;

/**
 * Cuts a body of any size into features, in constant memory: a JSON Feature, a FeatureCollection, an array, NDJSON or a
 * GeoJSON text sequence, each optionally gzipped. One feature's fault takes its place among the others; what is wrong with
 * the body throws an AppError (4xx) after the features before it. The stream is read as fast as batches are taken. When the
 * producer pauses, what there is comes at once, and an empty batch when that was taken already.
 */
export async function* readFeatures(stream: Readable, options: FeatureStreamOptions): AsyncGenerator<FeatureBatch> {
  const cutter = cutterFor(options.contentType, { ...usualLimits, ...options.limits });
  const bytes = readBytes(stream, options.contentEncoding);
  let batch = new Batch();
  try {
    for await (const features of withPauses(cutAll(cutter, bytes), batchMs)) {
      for (const feature of features) {
        batch.add(feature);
        if (!batch.isFull()) continue;
        yield batch.features;
        batch = new Batch();
      }
      if (features !== pause && !batch.isOld()) continue;
      yield batch.features;
      batch = new Batch();
    }
  } catch (error) {
    if (batch.features.length > 0) yield batch.features;
    throw error;
  }
  if (batch.features.length > 0) yield batch.features;
}

/** Stands for features when none came for a while. */
const pause: readonly StreamedFeature[] = [];

/** The same values, and once a pause after each one that no other follows in time. */
async function* withPauses(
  values: AsyncGenerator<Iterable<StreamedFeature>>,
  milliseconds: number,
): AsyncGenerator<Iterable<StreamedFeature>> {
  try {
    let paused = true;
    for (let coming = values.next(); ; ) {
      const next: IteratorResult<Iterable<StreamedFeature>> | 'late' = paused
        ? await coming
        : await inTime(coming, milliseconds);
      paused = next === 'late';
      if (next === 'late') {
        yield pause;
        continue;
      }
      if (next.done) return;
      yield next.value;
      coming = values.next();
    }
  } finally {
    await values.return(undefined);
  }
}

async function inTime<T>(coming: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function* cutAll(cutter: Cutter, bytes: AsyncIterable<Buffer>): AsyncGenerator<Iterable<StreamedFeature>> {
  for await (const chunk of bytes) yield cutter.cut(chunk);
  yield cutter.end();
}

class Batch {
  readonly features: StreamedFeature[] = [];
  #length = 0;
  #since = 0;

  add(feature: StreamedFeature): void {
    if (this.features.length === 0) this.#since = performance.now();
    this.features.push(feature);
    this.#length += 'text' in feature ? feature.text.length : 0;
  }

  isFull(): boolean {
    return this.features.length >= batchFeatures || this.#length >= batchLength;
  }

  isOld(): boolean {
    return this.features.length > 0 && performance.now() - this.#since > batchMs;
  }
}

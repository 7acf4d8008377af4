import { Carry } from './feature-stream-carry.ts';
import { bodyErrors } from './feature-stream-error.ts';
import { isBlank, ValueScanner } from './feature-stream-scanner.ts';
import { type Bounds, featureOf, type StreamedFeature } from './feature-stream-text.ts';

/** Cuts a body into features as its pieces come; an error that it throws comes after the features before it. */
export interface Cutter {
  cut(chunk: Buffer): Iterable<StreamedFeature>;
  end(): Iterable<StreamedFeature>;
}

export const lineEnd = 0x0a;
/** RFC 8142: each record starts with it. */
export const recordSeparator = 0x1e;

/** One feature a line (NDJSON) or a record (GeoJSON text sequence); blank ones are passed over, and lines counted. */
export class RecordCutter implements Cutter {
  readonly #separator: number;
  readonly #bounds: Bounds;
  readonly #scanner: ValueScanner;
  readonly #carry: Carry;
  #position: number;
  #features = 0;

  /** Lines may have been passed over before. */
  constructor(separator: number, bounds: Bounds, linesBefore = 0) {
    this.#separator = separator;
    this.#bounds = bounds;
    this.#scanner = new ValueScanner(bounds.depth);
    this.#carry = new Carry(bounds.featureBytes);
    // What stands before the first separator of a sequence is no record.
    this.#position = separator === recordSeparator ? -1 : linesBefore;
  }

  *cut(chunk: Buffer): Generator<StreamedFeature> {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(this.#separator, from);
      if (end < 0) break;
      const feature = this.#record(this.#carry.take(chunk.subarray(from, end)), false);
      if (feature !== undefined) yield feature;
      from = end + 1;
    }
    this.#carry.append(chunk.subarray(from));
  }

  *end(): Generator<StreamedFeature> {
    const feature = this.#record(this.#carry.take(Buffer.alloc(0)), true);
    if (feature !== undefined) yield feature;
    if (this.#features === 0) throw bodyErrors.empty();
  }

  #record(bytes: Buffer | undefined, isLast: boolean): StreamedFeature | undefined {
    this.#position += 1;
    const record = bytes && trim(bytes);
    if (record?.length === 0) return undefined;
    this.#features += 1;
    if (record === undefined) return featureOf(this.#position, undefined, this.#scanner, this.#bounds);
    this.#scanner.begin(record[0] as number);
    const isOpen = this.#scanner.scan(record, 0) < 0;
    if (isLast && isOpen && (record[0] === 0x7b || record[0] === 0x5b)) throw bodyErrors.truncated();
    return featureOf(this.#position, record, this.#scanner, this.#bounds);
  }
}

function trim(bytes: Buffer): Buffer {
  let start = 0;
  let end = bytes.length;
  while (start < end && isBlank(bytes[start] as number)) start += 1;
  while (end > start && isBlank(bytes[end - 1] as number)) end -= 1;
  return bytes.subarray(start, end);
}

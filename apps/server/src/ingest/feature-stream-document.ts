import { Carry } from './feature-stream-carry.ts';
import { bodyErrors } from './feature-stream-error.ts';
import type { Cutter } from './feature-stream-records.ts';
import { isBlank, isValueStart, ValueScanner } from './feature-stream-scanner.ts';
import { type Bounds, featureOf, type StreamedFeature } from './feature-stream-text.ts';

const longestName = 64;

/** What may come next between two values. */
type Place =
  | 'document'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'member'
  | 'comma'
  | 'first-element'
  | 'element'
  | 'element-comma'
  | 'nothing';

/**
 * One JSON document: a FeatureCollection (its top-level `features` wherever it stands), an array of Features, or a Feature.
 * Only a document that may still be a Feature is kept whole, and only within the bounds of one.
 */
export class DocumentCutter implements Cutter {
  readonly #bounds: Bounds;
  readonly #scanner: ValueScanner;
  readonly #element: Carry;
  readonly #name = new Carry(longestName);
  #whole: Carry | undefined;
  #place: Place = 'document';
  #reading: 'key' | 'member' | 'element' | undefined;
  #inArray = false;
  #key: unknown;
  #type: unknown;
  #position = 0;
  #offset: number;

  /** Bytes may have been passed over before. */
  constructor(bounds: Bounds, bytesBefore = 0) {
    this.#bounds = bounds;
    this.#offset = bytesBefore;
    this.#scanner = new ValueScanner(bounds.depth);
    this.#element = new Carry(bounds.featureBytes);
    this.#whole = new Carry(bounds.featureBytes);
  }

  *cut(chunk: Buffer): Generator<StreamedFeature> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#reading === undefined) {
        at = this.#step(chunk, at);
        if (this.#place === 'nothing' && this.#whole !== undefined) yield this.#feature(chunk.subarray(0, at));
        continue;
      }
      const end = this.#scanner.scan(chunk, at);
      if (end < 0) {
        this.#carry().append(chunk.subarray(at));
        break;
      }
      if (this.#scanner.mismatched) throw this.#broken(end, 'a bracket is closed by one of another kind');
      const feature = this.#finish(chunk.subarray(at, end));
      if (feature !== undefined) yield feature;
      at = end;
    }
    this.#whole?.append(chunk);
    this.#offset += chunk.length;
  }

  // biome-ignore lint/correctness/useYield: a document's last feature ends before the document does
  *end(): Generator<StreamedFeature> {
    if (this.#place === 'document') throw bodyErrors.empty();
    if (this.#place !== 'nothing') throw bodyErrors.truncated();
  }

  #carry(): Carry {
    return this.#reading === 'element' ? this.#element : this.#name;
  }

  /** One byte between values. */
  #step(chunk: Buffer, at: number): number {
    const byte = chunk[at] as number;
    if (isBlank(byte)) return at + 1;
    switch (this.#place) {
      case 'document':
        return this.#open(byte, at);
      case 'first-key':
        return byte === 0x7d ? this.#go('nothing', at) : this.#beginKey(byte, at);
      case 'key':
        return this.#beginKey(byte, at);
      case 'colon':
        if (byte === 0x3a) return this.#go('member', at);
        throw this.#broken(at, 'where ":" is expected');
      case 'member':
        return this.#beginMember(byte, at);
      case 'comma':
        if (byte === 0x7d) return this.#go('nothing', at);
        if (byte === 0x2c) return this.#go('key', at);
        throw this.#broken(at, 'where "," or "}" is expected');
      case 'first-element':
        return byte === 0x5d ? this.#closeElements(at) : this.#begin('element', byte, at);
      case 'element':
        return this.#begin('element', byte, at);
      case 'element-comma':
        if (byte === 0x5d) return this.#closeElements(at);
        if (byte === 0x2c) return this.#go('element', at);
        throw this.#broken(at, 'where "," or "]" is expected after a feature');
      case 'nothing':
        throw this.#broken(at, 'where the document has ended');
      default: {
        const never: never = this.#place;
        return never;
      }
    }
  }

  #go(place: Place, at: number): number {
    this.#place = place;
    return at + 1;
  }

  #open(byte: number, at: number): number {
    if (byte === 0x7b) return this.#go('first-key', at);
    if (byte !== 0x5b) throw this.#broken(at, 'where "{" or "[" is expected');
    this.#inArray = true;
    this.#whole = undefined;
    return this.#go('first-element', at);
  }

  #closeElements(at: number): number {
    return this.#go(this.#inArray ? 'nothing' : 'comma', at);
  }

  #beginKey(byte: number, at: number): number {
    if (byte !== 0x22) throw this.#broken(at, 'where a field name in quotes is expected');
    return this.#begin('key', byte, at);
  }

  #beginMember(byte: number, at: number): number {
    if (this.#key !== 'features' || byte !== 0x5b || this.#type === 'Feature') return this.#begin('member', byte, at);
    this.#whole = undefined;
    return this.#go('first-element', at);
  }

  #begin(reading: 'key' | 'member' | 'element', byte: number, at: number): number {
    if (!isValueStart(byte)) throw this.#broken(at, 'where a value is expected');
    this.#reading = reading;
    this.#scanner.begin(byte);
    return at;
  }

  /** A value is complete: a feature, or a name to keep in mind. */
  #finish(last: Buffer): StreamedFeature | undefined {
    const bytes = this.#carry().take(last);
    const reading = this.#reading;
    this.#reading = undefined;
    if (reading === 'element') {
      this.#place = 'element-comma';
      this.#position += 1;
      return featureOf(this.#position, bytes, this.#scanner, this.#bounds);
    }
    if (reading === 'key') this.#key = nameOf(bytes);
    else if (this.#key === 'type') this.#type = nameOf(bytes);
    this.#place = reading === 'key' ? 'colon' : 'comma';
    return undefined;
  }

  /** The document itself, when it held no `features`. */
  #feature(last: Buffer): StreamedFeature {
    const bytes = this.#whole?.take(last);
    this.#whole = undefined;
    const first = bytes?.findIndex((byte) => !isBlank(byte)) ?? 0;
    const text = bytes?.subarray(first);
    this.#scanner.begin(0x7b);
    if (text !== undefined) this.#scanner.scan(text, 0);
    return featureOf(1, text, this.#scanner, this.#bounds);
  }

  #broken(at: number, reason: string): Error {
    return bodyErrors.notJson(this.#offset + at, reason);
  }
}

/** A short string, or nothing that matters. */
function nameOf(bytes: Buffer | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

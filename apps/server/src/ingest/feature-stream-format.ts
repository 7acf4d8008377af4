import { Carry } from './feature-stream-carry.ts';
import { DocumentCutter } from './feature-stream-document.ts';
import { bodyErrors } from './feature-stream-error.ts';
import { type Cutter, lineEnd, RecordCutter, recordSeparator } from './feature-stream-records.ts';
import { isBlank } from './feature-stream-scanner.ts';
import type { Bounds, StreamedFeature } from './feature-stream-text.ts';

const lineTypes = /^(application|text)\/(x-)?(ndjson|jsonl|jsonlines|json-lines|ldjson)$/;
const sequenceTypes = /^application\/(geo\+json-seq|json-seq)$/;
const documentTypes = /^(application\/([\w.-]+\+)?json|text\/json)$/;
/** A first line beyond it is one of a document: NDJSON should say that it is NDJSON. */
const largestHead = 1_048_576;

/** The cutter for a content type; without one, or with a generic one, the content decides. */
export function cutterFor(contentType: string | undefined, bounds: Bounds): Cutter {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/.test(charset)) throw bodyErrors.contentType(contentType ?? '');
  if (lineTypes.test(type)) return new RecordCutter(lineEnd, bounds);
  if (type === '' || sequenceTypes.test(type) || documentTypes.test(type)) return new SniffingCutter(bounds);
  throw bodyErrors.contentType(contentType ?? '');
}

/** Waits until the content says what it is. */
class SniffingCutter implements Cutter {
  readonly #bounds: Bounds;
  readonly #head = new Carry(Number.POSITIVE_INFINITY);
  #bytesBefore = 0;
  #linesBefore = 0;
  #cutter: Cutter | undefined;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  *cut(chunk: Buffer): Generator<StreamedFeature> {
    if (this.#cutter !== undefined) {
      yield* this.#cutter.cut(chunk);
      return;
    }
    const rest = this.#head.isEmpty ? this.#passBlanks(chunk) : chunk;
    this.#head.append(rest);
    const [first] = this.#head.bytes;
    if (first === undefined) return;
    const mayBeLine = first === 0x7b && !rest.includes(lineEnd) && this.#head.bytes.length <= largestHead;
    if (!mayBeLine) yield* this.#decide(first);
  }

  *end(): Generator<StreamedFeature> {
    const [first] = this.#head.bytes;
    if (this.#cutter === undefined && first !== undefined) yield* this.#decide(first);
    if (this.#cutter === undefined) throw bodyErrors.empty();
    yield* this.#cutter.end();
  }

  *#decide(first: number): Generator<StreamedFeature> {
    this.#cutter = this.#choose(first);
    yield* this.#cutter.cut(this.#head.take(Buffer.alloc(0)) ?? Buffer.alloc(0));
  }

  #choose(first: number): Cutter {
    if (first === recordSeparator) return new RecordCutter(recordSeparator, this.#bounds);
    const end = this.#head.bytes.indexOf(lineEnd);
    const isLine = first === 0x7b && end > 0 && isFeatureLine(this.#head.bytes.toString('utf8', 0, end));
    if (isLine) return new RecordCutter(lineEnd, this.#bounds, this.#linesBefore);
    return new DocumentCutter(this.#bounds, this.#bytesBefore);
  }

  #passBlanks(chunk: Buffer): Buffer {
    let at = 0;
    for (; at < chunk.length && isBlank(chunk[at] as number); at += 1) {
      if (chunk[at] === lineEnd) this.#linesBefore += 1;
    }
    this.#bytesBefore += at;
    return chunk.subarray(at);
  }
}

/** A whole JSON object on the first line that holds no features: whatever follows it, lines are what this is. */
function isFeatureLine(line: string): boolean {
  try {
    const { features } = JSON.parse(line) as { features?: unknown };
    return !Array.isArray(features);
  } catch {
    return false;
  }
}

import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../platform/errors.ts';
import { bodyErrors } from './feature-stream-error.ts';

/** JSON of like items shrinks up to some 500 times; what only wants to fill us shrinks 1,000 times. */
const largestRatio = 600;
/** Below it no ratio matters. */
const alwaysAllowed = 16 * 1_048_576;
const pieces = 262_144;

/** The bytes of a body: gunzipped, its UTF-8 mark cut off, its breaks in words. The stream itself is never destroyed. */
export async function* readBytes(stream: Readable, contentEncoding: string | undefined): AsyncGenerator<Buffer> {
  const declared = isGzip(contentEncoding);
  const source = withHead(received(stream));
  const { value: head = Buffer.alloc(0) } = await source.next();
  const gzipped = declared || (head[0] === 0x1f && head[1] === 0x8b);
  const bytes = gzipped ? gunzip(prepend(head, source)) : prepend(head, source);
  yield* withoutMark(bytes);
}

function isGzip(contentEncoding: string | undefined): boolean {
  const encoding = (contentEncoding ?? '').trim().toLowerCase();
  if (encoding !== '' && !['identity', 'gzip', 'x-gzip'].includes(encoding)) {
    throw bodyErrors.contentEncoding(encoding);
  }
  return encoding.endsWith('gzip');
}

/** Destroying a request would take away the socket that its answer needs. */
async function* received(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    }
  } catch (error) {
    throw error instanceof AppError ? error : bodyErrors.interrupted(error);
  }
}

/** The first piece has at least three bytes, if there are as many: enough for every mark. */
async function* withHead(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 3) continue;
    yield head;
    head = undefined;
  }
  if (head !== undefined && head.length > 0) yield head;
}

async function* prepend(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}

/** All members of the stream, one after the other. */
async function* gunzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unzip = createGunzip({ chunkSize: pieces });
  let compressed = 0;
  let decompressed = 0;
  const counted = async function* () {
    for await (const chunk of source) {
      compressed += chunk.length;
      yield chunk;
    }
  };
  pipeline(counted, unzip, () => {});
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      decompressed += chunk.length;
      if (decompressed > alwaysAllowed && decompressed > compressed * largestRatio)
        throw bodyErrors.gzipBomb(largestRatio);
      yield chunk;
    }
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return bodyErrors.gzipTruncated(error);
  return typeof code === 'string' && code.startsWith('Z_') ? bodyErrors.gzipInvalid(error) : error;
}

/** A UTF-8 byte order mark is passed over; UTF-16 and UTF-32 are refused, marked or not. */
async function* withoutMark(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of withHead(bytes)) {
    yield isFirst ? cutMark(chunk) : chunk;
    isFirst = false;
  }
}

function cutMark(head: Buffer): Buffer {
  const [first, second, third] = head;
  const isWide = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
  if (isWide || first === 0 || second === 0) throw bodyErrors.encoding('it is UTF-16 or UTF-32');
  return first === 0xef && second === 0xbb && third === 0xbf ? head.subarray(3) : head;
}

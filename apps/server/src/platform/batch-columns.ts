import { freeBuffer } from './free-buffer.ts';

/**
 * The columns of a batch as PostgreSQL's binary arrays (`array_recv`), to be unnested: nothing is escaped here or parsed there,
 * which for documents full of quotes is most of what a batch would cost.
 */
type Bytes = Uint8Array;

/** Object ids of PostgreSQL's built-in types (`pg_type.dat`). */
const oid = { boolean: 16, bytea: 17, bigint: 20, integer: 23, text: 25, json: 114 };

/** For `::text[]`. */
export function textColumn(values: readonly (string | null)[]): Buffer {
  return binaryArray(oid.text, values, sizeOfText, writeText);
}

/** For `::json[]`, from text or from its UTF-8. */
export function jsonColumn(values: readonly (string | Bytes | null)[]): Buffer {
  return binaryArray(oid.json, values, sizeOfText, writeText);
}

/** For `::bytea[]`. */
export function byteaColumn(values: readonly (Bytes | null)[]): Buffer {
  return binaryArray(oid.bytea, values, sizeOfText, writeText);
}

/** For `::bigint[]`. */
export function bigintColumn(values: readonly (number | null)[]): Buffer {
  return binaryArray(
    oid.bigint,
    values,
    () => 8,
    (buffer, value, at) => buffer.writeBigInt64BE(BigInt(value), at),
  );
}

/** For `::integer[]`. */
export function integerColumn(values: readonly (number | null)[]): Buffer {
  return binaryArray(
    oid.integer,
    values,
    () => 4,
    (buffer, value, at) => buffer.writeInt32BE(value, at),
  );
}

/** For `::boolean[]`. */
export function booleanColumn(values: readonly boolean[]): Buffer {
  return binaryArray(
    oid.boolean,
    values,
    () => 1,
    (buffer, value, at) => buffer.writeUInt8(value ? 1 : 0, at),
  );
}

function sizeOfText(value: string | Bytes): number {
  return typeof value === 'string' ? Buffer.byteLength(value) : value.length;
}

function writeText(buffer: Buffer, value: string | Bytes, at: number): void {
  if (typeof value === 'string') buffer.write(value, at);
  else buffer.set(value, at);
}

const header = 20;

/** One dimension, counted from 1. Answers where the elements begin. */
function writeHeader(buffer: Buffer, elementType: number, count: number, hasNulls: boolean): number {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNulls ? 1 : 0, 4);
  buffer.writeInt32BE(elementType, 8);
  buffer.writeInt32BE(count, 12);
  return buffer.writeInt32BE(1, 16);
}

function binaryArray<T>(
  elementType: number,
  values: readonly (T | null)[],
  sizeOf: (value: T) => number,
  write: (buffer: Buffer, value: T, at: number) => void,
): Buffer {
  const sizes = values.map((value) => (value === null ? -1 : sizeOf(value)));
  const buffer = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), header));
  let at = writeHeader(buffer, elementType, values.length, sizes.includes(-1));
  for (let index = 0; index < values.length; index += 1) {
    const [value, size = -1] = [values[index], sizes[index]];
    at = buffer.writeInt32BE(size, at);
    if (value === null || value === undefined) continue;
    write(buffer, value, at);
    at += size;
  }
  return buffer;
}

/** A `json[]` column that grows, so that texts need not be kept until it is made. */
export interface JsonColumnWriter {
  readonly count: number;
  /** So far, in bytes. */
  readonly size: number;
  add(text: string): void;
  /** The column. Nothing can be added any more. */
  finish(): Buffer;
}

export function createJsonColumn(capacity: number): JsonColumnWriter {
  let buffer = Buffer.allocUnsafe(capacity);
  let [at, count] = [header, 0];

  function reserve(bytes: number): void {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(at + bytes, 2 * buffer.length));
    buffer.copy(larger, 0, 0, at);
    freeBuffer(buffer);
    buffer = larger;
  }

  return {
    get count() {
      return count;
    },
    get size() {
      return at;
    },
    add(text) {
      const bytes = Buffer.byteLength(text);
      reserve(4 + bytes);
      at = buffer.writeInt32BE(bytes, at);
      at += buffer.write(text, at);
      count += 1;
    },
    finish() {
      writeHeader(buffer, oid.json, count, false);
      return buffer.subarray(0, at);
    },
  };
}

/** The elements of a column made here, each a view of it. A null is undefined. */
export function readColumn(column: Buffer): { readonly count: number; at(index: number): Buffer | undefined } {
  const count = column.readInt32BE(12);
  const starts = new Uint32Array(count);
  let at = header;
  for (let index = 0; index < count; index += 1) {
    starts[index] = at + 4;
    at += 4 + Math.max(column.readInt32BE(at), 0);
  }
  return {
    count,
    at(index) {
      const start = starts[index];
      if (start === undefined) return undefined;
      const size = column.readInt32BE(start - 4);
      return size < 0 ? undefined : column.subarray(start, start + size);
    },
  };
}

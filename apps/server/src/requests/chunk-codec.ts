import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { jsonColumn, readColumn } from '../platform/batch-columns.ts';
import { freeBuffer } from '../platform/free-buffer.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/**
 * Level 1: a megabyte of STAC in 4 ms, a sixth of its size or less. Done off the main thread, in pieces as large as the work: each
 * piece is a turn of the thread pool, and with Node's own 16 kB the turns cost more than the work.
 */
const packing = { chunkSize: 262_144, params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Bytes before the compressed ones: how many there will be. */
const sizeBytes = 4;

/** The features of a chunk, all in one buffer. */
export interface UnpackedFeatures {
  /** For `::json[]`: most chunks go to the database as they were packed, and no text of theirs is touched again. */
  readonly column: Buffer;
  readonly count: number;
  /** One feature's JSON in UTF-8, by its place from 1. */
  at(ordinal: number): Buffer | undefined;
  /** Gives the memory back, once nothing of it is needed any more. */
  free(): void;
}

/** Packs the texts of features as PostgreSQL's binary array of them. */
export function packFeatures(texts: readonly string[]): Promise<Buffer> {
  return packColumn(jsonColumn(texts));
}

/** The same of a column that is made already. It is used up. */
export async function packColumn(column: Buffer): Promise<Buffer> {
  const size = Buffer.alloc(sizeBytes);
  size.writeUInt32BE(column.length);
  const packed = await compress(column, packing);
  freeBuffer(column);
  return Buffer.concat([size, packed]);
}

export async function unpackFeatures(payload: Buffer): Promise<string[]> {
  const { count, at, free } = await unpackColumn(payload);
  const texts = Array.from({ length: count }, (_, index) => at(index + 1)?.toString() ?? '');
  free();
  return texts;
}

/** The same without making strings of what is only passed on. */
export async function unpackColumn(payload: Buffer): Promise<UnpackedFeatures> {
  // One piece with some room at its end: a full one would be followed by another.
  const chunkSize = payload.readUInt32BE() + 64;
  const column = await decompress(payload.subarray(sizeBytes), { chunkSize, maxOutputLength: chunkSize });
  const texts = readColumn(column);
  return { column, count: texts.count, at: (ordinal) => texts.at(ordinal - 1), free: () => freeBuffer(column) };
}

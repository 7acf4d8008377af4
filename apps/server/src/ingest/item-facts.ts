import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { CheckedItem } from '@belvedere/stac/item.ts';
import { isPlain } from './plain-geometry.ts';
import { wellKnownBinary } from './well-known-binary.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const packing = { chunkSize: 262_144, params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** All that the tables need of an item besides its text. Read once, at the door, and kept in the chunk beside the text. */
export interface ItemFacts {
  readonly id: string;
  readonly collection: string;
  readonly title: string | null;
  readonly start: string;
  readonly end: string;
  readonly files: number;
  readonly bytes: number;
  /** EWKB. */
  readonly geometry: Buffer | null;
  /** The geometry is valid beyond doubt; another one is asked of PostGIS. */
  readonly plain: boolean;
}

export function factsOf(item: CheckedItem): ItemFacts {
  return {
    id: item.id,
    collection: item.collection,
    title: item.title ?? null,
    start: item.interval.start,
    end: item.interval.end,
    files: item.files,
    bytes: item.bytes,
    geometry: item.geometry === null ? null : wellKnownBinary(item.geometry),
    plain: isPlain(item.geometry),
  };
}

type Packed = [string, string, string | null, string, string, number, number, string | null, boolean];

export async function packFacts(facts: readonly ItemFacts[]): Promise<Buffer> {
  return compress(JSON.stringify(facts.map(pack)), packing);
}

function pack(facts: ItemFacts): Packed {
  const { id, collection, title, start, end, files, bytes, geometry, plain } = facts;
  return [id, collection, title, start, end, files, bytes, geometry?.toString('base64') ?? null, plain];
}

export async function unpackFacts(packed: Buffer): Promise<ItemFacts[]> {
  return (JSON.parse((await decompress(packed, { chunkSize: 262_144 })).toString()) as Packed[]).map(unpack);
}

function unpack([id, collection, title, start, end, files, bytes, geometry, plain]: Packed): ItemFacts {
  return {
    id,
    collection,
    title,
    start,
    end,
    files,
    bytes,
    geometry: geometry === null ? null : Buffer.from(geometry, 'base64'),
    plain,
  };
}

import type { DataType } from './data-types.ts';
import type { Fault } from './fault.ts';
import type { Geometry } from './geometry.ts';

/** One file of an item, as its producer names it. */
export interface CheckedAsset {
  readonly key: string;
  readonly href: string;
  readonly dataType: DataType;
  readonly mediaType: string | null;
  /** `file:size`. */
  readonly bytes: number | null;
  /** `file:checksum`, a multihash in lower-case hexadecimal. */
  readonly checksum: string | null;
}

/** What the archive needs of an item that is right. */
export interface CheckedItem {
  readonly id: string;
  readonly collection: string;
  /** As it came: it may have a third coordinate. */
  readonly geometry: Geometry | null;
  /** RFC 3339 in UTC with six decimals, so that text order is time order; both ends the same for an instant. */
  readonly interval: { readonly start: string; readonly end: string };
  readonly title: string | undefined;
  readonly assets: readonly CheckedAsset[];
  readonly files: number;
  readonly bytes: number;
}

/** The id as far as it can be shown and stored, or null. */
export interface ItemDenial extends Fault {
  readonly id: string | null;
}

export type ItemCheck =
  | { readonly ok: true; readonly item: CheckedItem }
  | { readonly ok: false; readonly denial: ItemDenial };

/** Whether a parsed document is a STAC item that we take. The first fault decides. */
export function checkItem(_value: unknown): ItemCheck {
  throw new Error('Not written');
}

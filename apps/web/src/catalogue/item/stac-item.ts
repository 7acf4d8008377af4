import { type DataType, dataTypeOf } from '@belvedere/stac/data-types.ts';
import type { Geometry } from '@belvedere/stac/geometry.ts';

/** A STAC item as the page reads it. */
export interface StacItem {
  readonly id: string;
  readonly collection: string;
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly assets: Readonly<Record<string, StacAsset>>;
  readonly links: readonly { readonly rel: string; readonly href: string }[];
}

export interface StacAsset {
  readonly href: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly roles?: readonly string[];
  readonly [field: string]: unknown;
}

/** The server holds items to their schema when they come in; only what is optional there is filled in here. */
export function itemOf(document: unknown): StacItem {
  const { assets, links, geometry, properties, ...rest } = document as Partial<StacItem> &
    Pick<StacItem, 'id' | 'collection'>;
  return {
    ...rest,
    geometry: geometry ?? null,
    properties: properties ?? {},
    assets: assets ?? {},
    links: links ?? [],
  };
}

/** `collection/id`: an item among all of a project. Neither part can hold a slash. */
export function keyOf({ collection, id }: Pick<StacItem, 'collection' | 'id'>): string {
  return `${collection}/${id}`;
}

/** The version that a document is of, as its canonical address has it. */
export function versionOf({ links }: StacItem): number | undefined {
  const canonical = links.find(({ rel }) => rel === 'canonical')?.href;
  const version = Number(/[?&]version=(\d+)/.exec(canonical ?? '')?.[1]);
  return Number.isNaN(version) ? undefined : version;
}

/** When it was taken: a moment, or from one to another. */
export function timeOf({ properties }: StacItem): { readonly start: string; readonly end: string } | undefined {
  const { datetime, start_datetime: first, end_datetime: last } = properties;
  const start = textOf(first) ?? textOf(datetime);
  const end = textOf(last) ?? textOf(datetime);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** A number among the properties, or undefined. */
export function numberIn({ properties }: StacItem, name: string): number | undefined {
  const value = properties[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A text among the properties, or undefined. */
export function textIn({ properties }: StacItem, name: string): string | undefined {
  return textOf(properties[name]);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One file of an item, as the page shows it. */
export interface ItemFile {
  readonly key: string;
  /** The last part of its address: what the file is called. */
  readonly name: string;
  readonly title: string | undefined;
  readonly href: string;
  readonly dataType: DataType;
  readonly mediaType: string | undefined;
  readonly bytes: number | undefined;
  /** Multihash in hexadecimal. */
  readonly checksum: string | undefined;
  /** A browser can follow it. */
  readonly followable: boolean;
}

export function filesOf({ assets }: StacItem): ItemFile[] {
  return Object.entries(assets).map(([key, asset]) => {
    const bytes = asset['file:size'];
    return {
      key,
      name: nameOf(asset.href) ?? key,
      title: textOf(asset.title),
      href: asset.href,
      dataType: dataTypeOf({ key, roles: asset.roles ?? [], mediaType: asset.type ?? null }),
      mediaType: textOf(asset.type),
      bytes: typeof bytes === 'number' ? bytes : undefined,
      checksum: textOf(asset['file:checksum']),
      followable: /^https?:\/\//i.test(asset.href),
    };
  });
}

/** The size of its files that tell theirs. */
export function bytesOf(item: StacItem): number | undefined {
  const sizes = filesOf(item).flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes]));
  return sizes.length === 0 ? undefined : sizes.reduce((sum, bytes) => sum + bytes, 0);
}

function nameOf(href: string): string | undefined {
  const last = href.split(/[?#]/)[0]?.split('/').at(-1);
  if (last === undefined || last === '') return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

import { type DataType, dataTypeOf } from './data-types.ts';
import { type Fault, shown, within } from './fault.ts';
import { fileHrefFault } from './href.ts';
import { keyFault } from './json-walk.ts';
import { parseMultihash } from './multihash.ts';
import { nameFault } from './name.ts';

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

const most = 1_000;

/** The files of an item, or the first fault among them. */
export function readAssets(assets: unknown): { assets: CheckedAsset[] } | { fault: Fault } {
  if (assets === undefined) return { assets: [] };
  if (!isObject(assets)) {
    return { fault: wrong('assets_not_object', assets, 'it is not an object', 'Write { "key": { "href": … } }') };
  }
  const checked: CheckedAsset[] = [];
  for (const key in assets) {
    const fault = keyFault(key) ?? nameFault('asset_key', key) ?? assetFault(assets[key]);
    if (fault !== undefined) return { fault: within(key, fault) };
    if (checked.length === most) return { fault: tooMany(assets) };
    checked.push(assetOf(key, assets[key] as Record<string, unknown>));
  }
  return { assets: checked };
}

function assetFault(asset: unknown): Fault | undefined {
  if (!isObject(asset)) return wrong('asset_not_object', asset, 'it is not an object', 'Write { "href": … }');
  const href = fileHrefFault(asset.href);
  if (href !== undefined) return within('href', href);
  const { type, roles } = asset;
  if (type !== undefined && type !== null && typeof type !== 'string') {
    return within('type', wrong('asset_type', type, 'it is not a string', 'Write a media type, as "image/tiff"'));
  }
  if (roles !== undefined && roles !== null && !isListOfText(roles)) {
    return within('roles', wrong('asset_roles', roles, 'it is not an array of strings', 'Write ["data"]'));
  }
  return fileFault(asset);
}

function fileFault(asset: Record<string, unknown>): Fault | undefined {
  const size = asset['file:size'];
  if (size !== undefined && size !== null && !(Number.isSafeInteger(size) && (size as number) >= 0)) {
    return within('file:size', wrong('file_size', size, 'it is not a count of bytes', 'Write a whole number from 0'));
  }
  const checksum = asset['file:checksum'];
  if (checksum === undefined || checksum === null) return undefined;
  if (typeof checksum === 'string' && parseMultihash(checksum) !== undefined) return undefined;
  const hint =
    'Write a multihash in hexadecimal: "1220" and the 64 digits for sha-256, "d50110" and the 32 digits for md5';
  return within('file:checksum', wrong('file_checksum', checksum, 'it is not a multihash', hint));
}

function assetOf(key: string, asset: Record<string, unknown>): CheckedAsset {
  const mediaType = (asset.type as string | null | undefined) ?? null;
  const roles = (asset.roles as string[] | null | undefined) ?? [];
  const checksum = asset['file:checksum'] as string | null | undefined;
  return {
    key,
    href: asset.href as string,
    dataType: dataTypeOf({ key, roles, mediaType }),
    mediaType,
    bytes: (asset['file:size'] as number | null | undefined) ?? null,
    checksum: checksum ? (parseMultihash(checksum) ?? null) : null,
  };
}

function tooMany(assets: object): Fault {
  const count = Object.keys(assets).length;
  return {
    code: 'assets_too_many',
    pointer: '',
    reason: `Cannot take ${count} assets: an item has at most ${most}`,
    hint: 'Split the item, or pack its files',
    values: { count, limit: most },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfText(value: unknown): boolean {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

function wrong(code: string, value: unknown, reason: string, hint: string): Fault {
  return {
    code,
    pointer: '',
    reason: `Cannot take ${shown(value)} in the assets: ${reason}`,
    hint,
    values: { value: shown(value) },
  };
}

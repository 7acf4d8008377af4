import { type CheckedAsset, readAssets } from './asset.ts';
import { readBox } from './bbox.ts';
import { type Fault, printable, shown, within } from './fault.ts';
import { boxOf, type Geometry } from './geometry.ts';
import { geometryFault } from './geometry-fault.ts';
import { type ItemInterval, readItemInterval } from './item-interval.ts';
import { contentFault, keyFault } from './json-walk.ts';
import { linksFault } from './link.ts';
import { nameFault } from './name.ts';
import { stacVersionFault } from './stac-version.ts';

/** What the archive needs of an item that is right. */
export interface CheckedItem {
  readonly id: string;
  readonly collection: string;
  /** As it came: it may have a third coordinate. */
  readonly geometry: Geometry | null;
  /** RFC 3339 in UTC with six decimals, so that text order is time order; both ends the same for an instant. */
  readonly interval: ItemInterval;
  readonly title: string | undefined;
  readonly assets: readonly CheckedAsset[];
  readonly files: number;
  readonly bytes: number;
  /** What STAC asks for, the producer left out, and follows from the rest: see `completeItem`. */
  readonly missing: MissingFields | undefined;
}

export interface MissingFields {
  readonly bbox?: readonly number[];
  readonly links?: readonly [];
  readonly assets?: Readonly<Record<string, never>>;
}

/** The id as far as it can be shown and stored, or null. */
export interface ItemDenial extends Fault {
  readonly id: string | null;
}

export type ItemCheck =
  | { readonly ok: true; readonly item: CheckedItem }
  | { readonly ok: false; readonly denial: ItemDenial };

type Document = Record<string, unknown>;

/** Whether a parsed document is a STAC item that we take. The first fault decides. */
export function checkItem(value: unknown): ItemCheck {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return denied(value, notObject(value));
  const document = value as Document;
  const fault = identityFault(document) ?? placeFault(document) ?? restFault(document);
  if (fault !== undefined) return denied(value, fault);
  const properties = document.properties as Document;
  const time = readItemInterval(properties);
  if ('fault' in time) return denied(value, within('properties', time.fault));
  const files = readAssets(document.assets);
  if ('fault' in files) return denied(value, within('assets', files.fault));
  return { ok: true, item: itemOf(document, time.interval, files.assets) };
}

/** The text of an item (one JSON object) with what it left out. */
export function completeItem(text: string, item: CheckedItem): string {
  if (item.missing === undefined) return text;
  const brace = text.indexOf('{');
  return `${JSON.stringify(item.missing).slice(0, -1)},${text.slice(brace + 1)}`;
}

function identityFault(document: Document): Fault | undefined {
  if (document.type !== 'Feature') return within('type', notFeature(document.type));
  return (
    at('stac_version', stacVersionFault(document.stac_version)) ??
    at('id', nameFault('id', document.id)) ??
    at('collection', nameFault('collection', document.collection))
  );
}

function placeFault({ geometry, bbox }: Document): Fault | undefined {
  if (geometry === undefined) return within('geometry', noGeometry);
  if (geometry === null) return bbox === undefined ? undefined : within('bbox', bboxOfNothing);
  const fault = geometryFault(geometry);
  if (fault !== undefined) return within('geometry', fault);
  if (bbox === undefined) return undefined;
  const read = readBox(bbox);
  return 'fault' in read ? within('bbox', read.fault) : undefined;
}

/** Everything but coordinates, which are numbers by now. */
function restFault(document: Document): Fault | undefined {
  const { properties } = document;
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) {
    return within('properties', noProperties(properties));
  }
  const links = at('links', linksFault(document.links));
  if (links !== undefined) return links;
  for (const key in document) {
    if (key === 'bbox') continue;
    const fault = keyFault(key) ?? (key === 'geometry' ? foreignFault(document[key]) : contentFault(document[key]));
    if (fault !== undefined) return within(key, fault);
  }
  return undefined;
}

function foreignFault(geometry: unknown): Fault | undefined {
  if (geometry === null) return undefined;
  const { coordinates: _coordinates, geometries: _geometries, ...foreign } = geometry as Document;
  return contentFault(foreign);
}

function at(key: string, fault: Fault | undefined): Fault | undefined {
  return fault && within(key, fault);
}

function itemOf(document: Document, interval: ItemInterval, assets: CheckedAsset[]): CheckedItem {
  const { title } = document.properties as Document;
  return {
    id: document.id as string,
    collection: document.collection as string,
    geometry: document.geometry as Geometry | null,
    interval,
    title: typeof title === 'string' ? title : undefined,
    assets,
    files: assets.length,
    bytes: assets.reduce((sum, asset) => sum + (asset.bytes ?? 0), 0),
    missing: missingFields(document),
  };
}

function missingFields({ geometry, bbox, links, assets }: Document): MissingFields | undefined {
  const withoutBox = bbox === undefined && geometry !== null;
  if (!withoutBox && links !== undefined && assets !== undefined) return undefined;
  return {
    ...(withoutBox ? { bbox: bboxAround(geometry as Geometry) } : {}),
    ...(links === undefined ? { links: [] } : {}),
    ...(assets === undefined ? { assets: {} } : {}),
  };
}

function bboxAround(geometry: Geometry): number[] {
  const { west, south, east, north } = boxOf(geometry);
  return [west, south, east, north];
}

function denied(value: unknown, fault: Fault): ItemCheck {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return { ok: false, denial: { id: typeof id === 'string' ? printable(id, 300) : null, ...fault } };
}

function notObject(value: unknown): Fault {
  return {
    code: 'item_not_object',
    pointer: '',
    reason: `Cannot take ${shown(value)} as an item: it is not a JSON object`,
    hint: 'Send a GeoJSON Feature',
    values: { value: shown(value) },
  };
}

function notFeature(type: unknown): Fault {
  return {
    code: 'item_type',
    pointer: '',
    reason: `Cannot take a document of type ${shown(type)}: an item is a "Feature"`,
    hint: 'Send STAC items here, collections to /collections',
    values: { value: shown(type) },
  };
}

const noGeometry: Fault = {
  code: 'geometry_missing',
  pointer: '',
  reason: 'Cannot place the item: it has no geometry',
  hint: 'Add a GeoJSON geometry, or null when the item lies nowhere',
  values: {},
};

const bboxOfNothing: Fault = {
  code: 'bbox_without_geometry',
  pointer: '',
  reason: 'Cannot take the bbox: the geometry is null',
  hint: 'Remove bbox, or add the geometry',
  values: {},
};

function noProperties(properties: unknown): Fault {
  return {
    code: 'properties_not_object',
    pointer: '',
    reason: `Cannot take ${shown(properties)} as properties: they are not an object`,
    hint: 'Add "properties" with at least a datetime',
    values: { value: shown(properties) },
  };
}

import { extentFaults } from './extent.ts';
import { type Fault, shown, within } from './fault.ts';
import { contentFault } from './json-walk.ts';
import { linksFault } from './link.ts';
import { nameFault } from './name.ts';
import { stacVersionFault } from './stac-version.ts';

const visibilities = ['public', 'registered', 'groups'] as const;
export type Visibility = (typeof visibilities)[number];

export interface CheckedCollection {
  readonly id: string;
  /** Its own, else its id. */
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  /** JSON Schema that the `properties` of its items must satisfy, or none. */
  readonly model: Record<string, unknown> | null;
  /** The STAC document without the two fields of ours. */
  readonly document: Record<string, unknown>;
}

export type CollectionCheck =
  | { readonly ok: true; readonly collection: CheckedCollection }
  | { readonly ok: false; readonly faults: readonly Fault[] };

type Document = Record<string, unknown>;

/** Whether a parsed document is a STAC Collection, all its faults told: an administrator mends it in one go. */
export function checkCollection(value: unknown): CollectionCheck {
  if (!isObject(value)) return { ok: false, faults: [notObject(value)] };
  const faults = collectionFaults(value);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, collection: collectionOf(value) };
}

function collectionFaults(document: Document): Fault[] {
  const found = [
    at('type', typeFault(document)),
    at('stac_version', stacVersionFault(document.stac_version)),
    at('id', nameFault('id', document.id)),
    at('title', document.title === undefined ? undefined : textFault(document.title)),
    at('description', textFault(document.description)),
    at('license', textFault(document.license)),
    ...extentFaults(document.extent).map((fault) => within('extent', fault)),
    at('keywords', keywordsFault(document.keywords)),
    at('links', linksFault(document.links)),
    at('belvedere:visibility', visibilityFault(document['belvedere:visibility'])),
    at('belvedere:model', modelFault(document['belvedere:model'])),
    contentFault(document),
  ];
  return found.filter((fault) => fault !== undefined);
}

function at(key: string, fault: Fault | undefined): Fault | undefined {
  return fault && within(key, fault);
}

/** Collections had no `type` before STAC 1.0.0-rc.1. */
function typeFault({ type, stac_version: version }: Document): Fault | undefined {
  if (type === 'Collection') return undefined;
  if (type === undefined && typeof version === 'string' && version.startsWith('1.0.0-beta')) return undefined;
  return wrong('collection_type', type, 'a collection has the type "Collection"', 'Write "type": "Collection"');
}

function textFault(value: unknown): Fault | undefined {
  if (typeof value === 'string' && value.trim() !== '') return undefined;
  if (value === undefined) return wrong('field_missing', value, 'the field is missing', 'Add it as a string');
  return wrong('field_not_text', value, 'a string that says something is expected', 'Write a string');
}

function keywordsFault(value: unknown): Fault | undefined {
  if (value === undefined || (Array.isArray(value) && value.every((word) => typeof word === 'string')))
    return undefined;
  return wrong('keywords_not_texts', value, 'an array of strings is expected', 'Write ["radar", "ocean"]');
}

function visibilityFault(value: unknown): Fault | undefined {
  if (value === undefined || visibilities.some((visibility) => visibility === value)) return undefined;
  return wrong('visibility_unknown', value, 'it is no visibility', `Write one of ${visibilities.join(', ')}`);
}

function modelFault(value: unknown): Fault | undefined {
  if (value === undefined || value === null || isObject(value)) return undefined;
  return wrong('model_not_object', value, 'a model is a JSON Schema', 'Write a JSON Schema object, or null');
}

function collectionOf(document: Document): CheckedCollection {
  const { 'belvedere:model': model, 'belvedere:visibility': visibility, ...stac } = document;
  return {
    id: document.id as string,
    title: (document.title ?? document.id) as string,
    description: document.description as string,
    visibility: (visibility ?? 'public') as Visibility,
    model: (model ?? null) as Document | null,
    document: { ...stac, type: 'Collection', links: stac.links ?? [] },
  };
}

function isObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notObject(value: unknown): Fault {
  return wrong('collection_not_object', value, 'it is not a JSON object', 'Send a STAC Collection');
}

function wrong(code: string, value: unknown, reason: string, hint: string): Fault {
  return {
    code,
    pointer: '',
    reason: `Cannot take ${shown(value)} in the collection: ${reason}`,
    hint,
    values: { value: shown(value) },
  };
}

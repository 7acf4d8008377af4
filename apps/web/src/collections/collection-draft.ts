import type { Collection } from '@belvedere/contract/catalogue.ts';
import { checkCollection } from '@belvedere/stac/collection.ts';

/** What is written in the editor: the STAC document as text, and the two fields that are ours. */
export interface CollectionDraft {
  readonly document: string;
  readonly model: string;
  readonly visibility: Collection['visibility'];
}

/** One thing wrong, in which text, and where in it. */
export interface DraftFault {
  readonly part: 'document' | 'model';
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

export interface ReadDraft {
  readonly body: Record<string, unknown>;
  readonly faults: readonly DraftFault[];
}

/** A collection to begin with: what STAC asks for, the whole Earth, from now on. */
export function firstDraft(today: string): CollectionDraft {
  const document = {
    type: 'Collection',
    stac_version: '1.1.0',
    id: 'my-collection',
    title: 'My collection',
    description: 'What it holds, for whom, from where.',
    license: 'other',
    extent: {
      spatial: { bbox: [[-180, -90, 180, 90]] },
      temporal: { interval: [[`${today}T00:00:00Z`, null]] },
    },
    links: [],
  };
  return { document: written(document), model: '', visibility: 'public' };
}

export function draftOf({ document, model, visibility }: Collection): CollectionDraft {
  return { document: written(document), model: model === null ? '' : written(model), visibility };
}

/** Reads a draft as the server will: the same check, before it is sent. */
export function readDraft(draft: CollectionDraft): ReadDraft {
  const document = parse(draft.document);
  const model = draft.model.trim() === '' ? { ok: true as const, value: null } : parse(draft.model);
  const syntax = [
    ...(document.ok ? [] : [notJson('document', document.message)]),
    ...(model.ok ? [] : [notJson('model', model.message)]),
  ];
  if (!document.ok || !model.ok) return { body: {}, faults: syntax };
  // A document that was pasted may carry our two fields: what it says was meant.
  const pasted = isObject(document.value) ? document.value : {};
  const body = {
    ...pasted,
    'belvedere:model': model.value ?? pasted['belvedere:model'] ?? null,
    'belvedere:visibility': pasted['belvedere:visibility'] ?? draft.visibility,
  };
  const check = checkCollection(isObject(document.value) ? body : document.value);
  if (check.ok) return { body, faults: [] };
  const faults = check.faults.map(({ pointer, code, reason, hint, values }): DraftFault => {
    const part = pointer.startsWith('/belvedere:model') ? 'model' : 'document';
    return { part, pointer, code, message: reason, hint, values };
  });
  return { body, faults };
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  }
}

function notJson(part: DraftFault['part'], message: string): DraftFault {
  return { part, pointer: '', code: 'not_json', message, hint: '', values: { message } };
}

/** Two spaces a level, and a list of plain values on one line: a box is read as a box. */
function written(value: unknown): string {
  const plainList = /\[\n\s*((?:[^[\]{}"]|"(?:[^"\\]|\\.)*")*?)\n\s*\]/g;
  return JSON.stringify(value, undefined, 2).replace(
    plainList,
    (_, inside: string) => `[${inside.replace(/\n\s*/g, ' ')}]`,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

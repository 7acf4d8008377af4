import type { Fault } from '@belvedere/stac/fault.ts';
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;
export type CompiledModel =
  | { readonly ok: true; readonly validate: ValidateFunction }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const largest = 256 * 1024;
/** Models say more than validation asks for (units, titles): unknown keywords are theirs. */
const options: Options = { strict: false, allErrors: true, validateSchema: false, logger: false };

/** A collection's model, ready to hold the `properties` of items against; or what is wrong with it, by pointers into the model. */
export function compileModel(model: Schema): CompiledModel {
  const { $schema, ...schema } = model;
  const ajv = ajvOf($schema);
  if (ajv === undefined) return wrong([draftFault($schema)]);
  if (JSON.stringify(schema).length > largest) return wrong([tooLarge()]);
  if (schema.$async !== undefined) return wrong([asyncFault()]);
  if (!ajv.validateSchema(schema)) return wrong((ajv.errors ?? []).map(schemaFault));
  try {
    return { ok: true, validate: ajv.compile(schema) };
  } catch (error) {
    return wrong([compileFault(schema, error as Error)]);
  }
}

/** Draft 7 where the model says so, else 2020-12. */
function ajvOf($schema: unknown): Ajv | undefined {
  if ($schema === undefined) return formatted(new Ajv2020(options));
  if (typeof $schema !== 'string') return undefined;
  if (/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test($schema)) return formatted(new Ajv(options));
  if (/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test($schema)) return formatted(new Ajv2020(options));
  return undefined;
}

function formatted(ajv: Ajv): Ajv {
  // Node gives a CommonJS default export as a namespace, and its types as a function.
  const add = ((addFormats as { default?: unknown }).default ?? addFormats) as (ajv: Ajv) => Ajv;
  return add(ajv);
}

function wrong(faults: Fault[]): CompiledModel {
  return { ok: false, faults };
}

function draftFault($schema: unknown): Fault {
  return {
    code: 'model_draft',
    pointer: '/$schema',
    reason: `Cannot read the model: "${String($schema).slice(0, 100)}" is no draft that is read here`,
    hint: 'Write "http://json-schema.org/draft-07/schema#" or "https://json-schema.org/draft/2020-12/schema"',
    values: { schema: String($schema).slice(0, 100) },
  };
}

function tooLarge(): Fault {
  return {
    code: 'model_too_large',
    pointer: '',
    reason: `Cannot take the model: it is over ${largest} characters`,
    hint: 'Keep what items of the collection must satisfy',
    values: { limit: largest },
  };
}

function asyncFault(): Fault {
  return {
    code: 'model_async',
    pointer: '/$async',
    reason: 'Cannot take the model: "$async" is not JSON Schema',
    hint: 'Remove "$async"',
    values: {},
  };
}

function schemaFault(error: ErrorObject): Fault {
  return {
    code: 'model_invalid',
    pointer: error.instancePath,
    reason: `Cannot take the model as JSON Schema: ${error.message ?? 'it is wrong'} here`,
    hint: 'Mend the schema at this place',
    values: { keyword: error.keyword },
  };
}

/** A reference that leads out of the model, a pattern that is no regular expression. */
function compileFault(schema: Schema, error: Error): Fault {
  const missing = 'missingRef' in error ? String(error.missingRef) : undefined;
  if (missing === undefined) {
    return {
      code: 'model_invalid',
      pointer: '',
      reason: `Cannot take the model as JSON Schema: ${error.message.slice(0, 300)}`,
      hint: 'Mend the schema',
      values: {},
    };
  }
  return {
    code: 'model_reference',
    pointer: pointerOfReference(schema, missing) ?? '',
    reason: `Cannot take the model: it refers to "${missing.slice(0, 200)}", which is not in it`,
    hint: 'Put what it refers to under "$defs" and refer to it as "#/$defs/name": nothing is fetched',
    values: { reference: missing.slice(0, 200) },
  };
}

/** Ajv names the reference as resolved: the first one that is a part of that name is where it stands. */
function pointerOfReference(value: unknown, missing: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const here = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (['$ref', '$dynamicRef'].includes(key) && typeof inner === 'string' && missing.includes(inner)) return here;
    const below = pointerOfReference(inner, missing);
    if (below !== undefined) return `${here}${below}`;
  }
  return undefined;
}

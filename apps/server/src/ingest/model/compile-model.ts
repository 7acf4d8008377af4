import type { RequestError } from '@belvedere/contract/requests.ts';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** What a model says of the properties of an item: nothing, or the first thing that is wrong. */
export type Model = (properties: unknown) => RequestError | undefined;

/** Characters of a model; a schema of a mission has some ten thousand. */
const longest = 1_000_000;

const options = { strict: false, validateSchema: true, allErrors: false, logger: false } as const;

/** Draft 2020-12 if the schema says so, else draft 7. A reference that leads out of the schema is never fetched: it is an error. */
export function compileModel(schema: Record<string, unknown>): Model {
  if (JSON.stringify(schema).length > longest) throw new Error(`it is over ${longest} characters`);
  const newer = String(schema.$schema ?? '').includes('2020-12');
  const ajv = newer ? new Ajv2020(options) : new Ajv(options);
  formats.default(ajv as Ajv);
  const validate: ValidateFunction = ajv.compile(schema);
  return (properties) => {
    if (validate(properties)) return undefined;
    const [error] = validate.errors ?? [];
    return violation(error);
  };
}

function violation(error: ErrorObject | undefined): RequestError {
  const field = `/properties${error?.instancePath ?? ''}`;
  const message = error?.message ?? 'it does not fit';
  return {
    code: 'model_violated',
    message: `Cannot take "${field}": ${message}`,
    hint: "Correct the value and send the item again, or change the collection's model and relaunch",
    retriable: true,
    values: { pointer: field, rule: error?.keyword ?? '', expected: expectedBy(error) },
  };
}

/** What the rule asks for, as far as one value tells it. */
function expectedBy(error: ErrorObject | undefined): string {
  const { params = {} } = error ?? {};
  const [value] = Object.values(params).filter((part) => typeof part !== 'object');
  return value === undefined ? '' : String(value).slice(0, 200);
}

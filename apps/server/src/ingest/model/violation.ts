import type { RequestError } from '@belvedere/contract/requests.ts';
import type { Fault } from '@belvedere/stac/fault.ts';
import type { ErrorObject } from 'ajv';

/** What a model has against the properties of an item: the first thing, and how many more there are. */
export function violation(errors: readonly ErrorObject[]): RequestError {
  const [first] = errors;
  const pointer = `/properties${first?.instancePath ?? ''}`;
  const others = errors.length - 1;
  return {
    code: 'model_violated',
    message: `Cannot take "${pointer}": it ${first?.message ?? 'does not fit the model'}${others > 0 ? `, and ${others} more` : ''}`,
    hint: 'Correct the value and send the item again, or change the model of the collection and relaunch',
    retriable: true,
    values: { pointer, rule: first?.keyword ?? '', expected: expectedBy(first), others },
  };
}

/** What the rule asks for, as far as one value tells it. */
function expectedBy(error: ErrorObject | undefined): string {
  const params = error?.params ?? {};
  // A limit comes with its comparison, and either alone would say nothing.
  if (params.limit !== undefined) return `${params.comparison ?? ''} ${params.limit}`.trim();
  const value = Object.values(params).find((part) => typeof part !== 'object');
  return value === undefined ? '' : String(value).slice(0, 200);
}

/** The model itself is at fault: told of each item that it would judge. */
export function unusableModel(reason: string, hint: string): RequestError {
  return {
    code: 'model_invalid',
    message: `Cannot use the model of the collection: ${reason.slice(0, 300)}`,
    hint: `${hint}, then relaunch`,
    retriable: true,
    values: { reason: reason.slice(0, 300) },
  };
}

export function modelFault({ reason, hint }: Fault): RequestError {
  return unusableModel(reason, hint);
}

export const endlessModel: RequestError = {
  code: 'model_endless',
  message: 'Cannot hold the item against the model: the model refers to itself without end',
  hint: 'Correct the model of the collection, then relaunch',
  retriable: true,
  values: {},
};

export function slowModel(milliseconds: number): RequestError {
  return {
    code: 'model_too_slow',
    message: `Cannot hold the item against the model: it takes over ${milliseconds} ms`,
    hint: 'Look for a pattern with nested repetitions in the model of the collection, then relaunch',
    retriable: true,
    values: { milliseconds },
  };
}

export function goneCollection(collection: string): RequestError {
  return {
    code: 'collection_unknown',
    message: `Cannot take the item: there is no collection "${collection}" any more`,
    hint: 'Create the collection again, then relaunch',
    retriable: true,
    values: { collection },
  };
}

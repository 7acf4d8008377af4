import type { RequestError } from '@belvedere/contract/requests.ts';
import type { ErrorObject } from 'ajv';
import { type TimeGuard, TookTooLong } from './time-guard.ts';
import { endlessModel, slowModel, violation } from './violation.ts';

/** A feature to be held against the model of its collection. */
export interface ModelledFeature {
  readonly ordinal: number;
  /** Asked for only where there is a model. */
  readonly text: () => string;
  readonly collection: string;
}

/** A compiled model, or what is wrong with it. */
export type Model = { readonly validate: Validate } | { readonly error: RequestError };
interface Validate {
  (properties: unknown): unknown;
  errors?: ErrorObject[] | null;
}

const slice = 50;
/** Milliseconds that a slice, and then each feature of it alone, is given. */
const patience = { slice: 500, feature: 100 };
/** Features that may take too long before the others of the batch are spared the try. */
const triesOfSlowModel = 3;
const tooSlow = slowModel(patience.feature);

/** Adds to `failures` what the model has against features. A pattern that never ends cannot hold the process up. */
export async function judgeFeatures(
  guard: TimeGuard,
  model: Model,
  features: readonly ModelledFeature[],
  failures: Map<number, RequestError>,
  breathe: () => Promise<void>,
): Promise<void> {
  let slow = 0;
  for (let start = 0; start < features.length; start += slice) {
    const part = features.slice(start, start + slice);
    if ('error' in model) for (const { ordinal } of part) failures.set(ordinal, model.error);
    else slow += judgeSlice(guard, model.validate, part, failures, triesOfSlowModel - slow);
    await new Promise(setImmediate);
    await breathe();
  }
}

/** Together first; one by one when that took too long, to find whose fault it is. Answers how many took too long. */
function judgeSlice(
  guard: TimeGuard,
  validate: Validate,
  features: readonly ModelledFeature[],
  failures: Map<number, RequestError>,
  tries: number,
): number {
  const read = features.map(({ ordinal, text }) => ({ ordinal, properties: propertiesOf(text()) }));
  const together =
    tries > 0 && withinTime(guard, patience.slice, () => read.map((one) => judge(validate, one.properties)));
  let slow = 0;
  for (const [index, { ordinal, properties }] of read.entries()) {
    const error = together ? together[index] : judgeAlone(guard, validate, properties, tries - slow);
    if (error === tooSlow) slow += 1;
    if (error !== undefined) failures.set(ordinal, error);
  }
  return slow;
}

function judgeAlone(
  guard: TimeGuard,
  validate: Validate,
  properties: unknown,
  tries: number,
): RequestError | undefined {
  if (tries <= 0) return tooSlow;
  const judged = withinTime(guard, patience.feature, () => [judge(validate, properties)]);
  return judged ? judged[0] : tooSlow;
}

function withinTime<T>(guard: TimeGuard, milliseconds: number, work: () => T): T | undefined {
  try {
    return guard.run(milliseconds, work);
  } catch (error) {
    if (error instanceof TookTooLong) return undefined;
    throw error;
  }
}

/** A schema that refers to itself without end runs out of stack: its own fault, not the item's. */
function judge(validate: Validate, properties: unknown): RequestError | undefined {
  try {
    return validate(properties) ? undefined : violation(validate.errors ?? []);
  } catch (error) {
    if (error instanceof RangeError) return endlessModel;
    throw error;
  }
}

function propertiesOf(text: string): unknown {
  return (JSON.parse(text) as { properties?: unknown }).properties;
}

import type { FieldProblem } from '@belvedere/contract/problem.ts';
import { type CheckedCollection, checkCollection } from '@belvedere/stac/collection.ts';
import type { Fault } from '@belvedere/stac/fault.ts';
import { AppError } from '../../platform/errors.ts';
import { compileModel } from './compile-model.ts';

/** A STAC Collection with our two fields beside, its model compiled once; or a 400 that names all that is wrong. */
export function readCollectionBody(body: unknown): CheckedCollection {
  const check = checkCollection(body);
  if (!check.ok) throw invalidCollection(check.faults);
  const { model } = check.collection;
  const compiled = model === null ? undefined : compileModel(model);
  if (compiled !== undefined && !compiled.ok) {
    throw invalidCollection(
      compiled.faults.map((fault) => ({ ...fault, pointer: `/belvedere:model${fault.pointer}` })),
    );
  }
  return check.collection;
}

export function invalidCollection(faults: readonly Fault[]): AppError {
  const errors = faults.map(
    ({ pointer, code, reason, hint }): FieldProblem => ({ pointer: pointer || '/', code, message: reason, hint }),
  );
  const [first] = errors;
  return new AppError(400, 'collection_invalid', first?.message ?? 'Cannot take the collection', {
    ...(first?.hint === undefined ? {} : { hint: first.hint }),
    errors,
  });
}

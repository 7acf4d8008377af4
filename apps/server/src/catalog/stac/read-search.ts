import { type ItemSearch, StacProblem } from '@belvedere/stac/search.ts';
import { AppError } from '../../platform/errors.ts';

/** What a search asks for, or a 400 that names the parameter and the remedy. */
export function readSearch(parse: () => ItemSearch): ItemSearch {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof StacProblem)) throw error;
    const { code, message, hint } = error;
    const pointer = error.pointer || '/';
    throw new AppError(400, code, message, { hint, errors: [{ pointer, code, message, hint }], cause: error });
  }
}

import type { FieldProblem } from '@belvedere/contract/problem.ts';

export interface ErrorFacts {
  /** What to do about it, in words. */
  readonly hint?: string;
  /** The values of the message, for the page's own wording. */
  readonly values?: Record<string, string | number | boolean>;
  /** What is wrong where, for a body or a query. */
  readonly errors?: FieldProblem[];
  /** The same call may succeed later, unchanged. */
  readonly retriable?: boolean;
  /** Seconds after which to try again. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** What a caller can act on: an HTTP status, a stable code, a sentence. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly status: number;
  readonly code: string;
  readonly facts: ErrorFacts;

  constructor(status: number, code: string, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.status = status;
    this.code = code;
    this.facts = facts;
  }
}

export function notFound(what: string, id: string | number): AppError {
  return new AppError(404, 'not_found', `Cannot find ${what} "${id}"`, { values: { what, id } });
}

import { ApiProblem, createClient } from '@belvedere/contract/client.ts';
import type { Problem } from '@belvedere/contract/problem.ts';

/** Calls a route of the contract at the page's own origin; the session cookie says who. */
export const call = createClient({ origin: '', fetch: (input, init) => fetch(input, init) });

/** Any failure of a call as a problem: a server that does not answer has one too. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  if (error instanceof TypeError) return { status: 0, code: 'unreachable', title: error.message, retriable: true };
  return { status: 0, code: 'page_failed', title: error instanceof Error ? error.message : String(error) };
}

/** Nobody is signed in, or no longer. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 401;
}

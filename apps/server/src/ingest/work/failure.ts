import type { RequestError } from '@belvedere/contract/requests.ts';
import { isUnreachable } from '../../platform/database-errors.ts';
import { AppError } from '../../platform/errors.ts';

/** A lease that ran out while its chunk was worked on: somebody else has it now. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Two workers met at one product: whoever comes second does it again, and then sees what the first one wrote. */
export function isCollision(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40P01' || code === '40001' || (code === '23505' && constraintOf(error).startsWith('aip_'));
}

/** Classes of SQLSTATE that say nothing about a feature: no connection, no room, somebody else's hand, a failing disk. */
const elsewhere = new Set(['08', '25', '53', '55', '57', '58']);

/** Whether the same work may succeed later, unchanged. */
export function isTransient(error: unknown): boolean {
  if (error instanceof AppError) return error.facts.retriable === true || error.status >= 500;
  return isUnreachable(error) || elsewhere.has(codeOf(error).slice(0, 2));
}

export function internalError(error: unknown): RequestError {
  return {
    code: 'internal',
    message: `Cannot handle the item: the server failed (${codeOf(error) || 'unknown'})`,
    hint: 'Relaunch it; if it fails again, send its feature to whoever maintains the server',
    retriable: true,
    values: { cause: codeOf(error) },
  };
}

export function workerLost(attempts: number): RequestError {
  return {
    code: 'worker_lost',
    message: `Cannot handle the item: ${attempts} workers ended while they had it in hand`,
    hint: 'Relaunch it; if it fails again, look at what the logs of the workers say of their end',
    retriable: true,
    values: { attempts },
  };
}

export const unreadable: RequestError = {
  code: 'chunk_unreadable',
  message: 'Cannot handle the item: what was kept of it cannot be unpacked',
  hint: 'Send the item again, and look at the disk of the database',
  retriable: false,
  values: {},
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
}

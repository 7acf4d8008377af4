import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db, Tx } from './database.ts';

const scope = new AsyncLocalStorage<{ readonly open: true }>();

/**
 * Runs the work in one transaction. Inside it only its own handle works: a call through another one would wait for a connection
 * that the embedded engine does not have, or would not be rolled back with the rest.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute((tx) => scope.run({ open: true }, () => work(tx)));
}

/** Throws when the caller stands inside a transaction: asked before any other connection is taken. */
export function refuseInsideTransaction(): void {
  if (scope.getStore() !== undefined) {
    throw new Error('Cannot use another database handle inside a transaction: pass the transaction on');
  }
}

/** For work that a transaction starts but that must outlive it, such as a background loop. */
export function outsideTransaction<T>(work: () => T): T {
  return scope.exit(work);
}

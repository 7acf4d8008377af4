import type { Context } from '../context.ts';

export interface Loop {
  /** Takes no new work, then waits for what is in hand, at most `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

export async function startFold(_context: Pick<Context, 'database' | 'db' | 'log'>): Promise<Loop> {
  return { stop: async () => {} };
}

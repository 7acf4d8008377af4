import type { Context } from '../context.ts';
import type { Loop } from '../sessions/fold.ts';

export async function startWorkLoops(_context: Pick<Context, 'database' | 'db' | 'log'>): Promise<Loop> {
  return { stop: async () => {} };
}

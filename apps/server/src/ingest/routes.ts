import type { Handler } from '../access/handle.ts';
import type { Context } from '../context.ts';

export function ingestRoutes(_context: Context): Handler[] {
  return [];
}

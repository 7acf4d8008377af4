import type { Handler } from '../access/handle.ts';
import type { Context } from '../context.ts';

export function catalogRoutes(_context: Context): Handler[] {
  return [];
}

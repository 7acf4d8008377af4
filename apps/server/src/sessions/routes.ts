import type { Handler } from '../access/handle.ts';
import type { Context } from '../context.ts';

export function sessionRoutes(_context: Context): Handler[] {
  return [];
}

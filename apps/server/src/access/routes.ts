import type { Handler } from '../access/handle.ts';
import type { Context } from '../context.ts';

export function accessRoutes(_context: Context): Handler[] {
  return [];
}

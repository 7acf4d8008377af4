import type { Context } from '../context.ts';
import type { Guard } from '../platform/http/bind-routes.ts';
import type { Admission } from './admission.ts';

/** Lets a call in or refuses it: who asks, in which project, with which right. */
export function createGuard(_context: Context): Guard<Admission> {
  throw new Error('Not written yet');
}

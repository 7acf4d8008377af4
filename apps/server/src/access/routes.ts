import type { Context } from '../context.ts';
import { createPasswords } from './accounts/passwords.ts';
import { sessionRoutes } from './accounts/session-routes.ts';
import type { Handler } from './handle.ts';
import { projectRoutes } from './project-routes.ts';

export function accessRoutes(context: Context): Handler[] {
  const passwords = createPasswords();
  return [...sessionRoutes(context, passwords), ...projectRoutes(context)];
}

import type { Context } from '../context.ts';
import { linkRoutes } from './accounts/link-routes.ts';
import { meRoutes } from './accounts/me-routes.ts';
import { createPasswords } from './accounts/passwords.ts';
import { sessionRoutes } from './accounts/session-routes.ts';
import type { Handler } from './handle.ts';
import { liveRoutes } from './live/live-routes.ts';
import { projectRoutes } from './project-routes.ts';
import { userRoutes } from './users/user-routes.ts';

export function accessRoutes(context: Context): Handler[] {
  const passwords = createPasswords();
  return [
    ...sessionRoutes(context, passwords),
    ...linkRoutes(context, passwords),
    ...meRoutes(context, passwords),
    ...projectRoutes(context),
    ...userRoutes(context),
    ...liveRoutes(context),
  ];
}

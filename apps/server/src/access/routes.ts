import type { Context } from '../context.ts';
import { meRoutes } from './accounts/me-routes.ts';
import { sessionRoutes } from './accounts/session-routes.ts';
import type { Handler } from './handle.ts';
import { linkRoutes } from './links/link-routes.ts';
import { liveRoutes } from './live/live-routes.ts';
import { openSignInDesk } from './passwords/sign-in-desk.ts';
import { projectRoutes } from './project-routes.ts';
import { userRoutes } from './users/user-routes.ts';

export function accessRoutes(context: Context): Handler[] {
  const desk = openSignInDesk(context);
  return [
    ...sessionRoutes(context, desk),
    ...linkRoutes(context, desk),
    ...meRoutes(context, desk),
    ...projectRoutes(context),
    ...userRoutes(context),
    ...liveRoutes(context),
  ];
}

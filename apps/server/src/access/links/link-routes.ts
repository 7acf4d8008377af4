import { followAccountLink, readAccountLink } from '@belvedere/contract/access.ts';
import type { Context } from '../../context.ts';
import { welcome } from '../accounts/session-routes.ts';
import { type Handler, handle } from '../handle.ts';
import type { SignInDesk } from '../passwords/sign-in-desk.ts';
import { refuseDeadLink } from './account-link.ts';
import { followLink } from './follow-link.ts';
import { findLink } from './link-queries.ts';

export function linkRoutes(context: Context, desk: SignInDesk): Handler[] {
  return [
    handle(readAccountLink, async ({ params }) => {
      const link = await findLink(context.db, params.token);
      refuseDeadLink(link, context.now());
      const { kind, email, name, project, passwordChosen, expiresAt } = link;
      return { kind, email, name, project, passwordChosen, expiresAt };
    }),
    handle(followAccountLink, async ({ params, body, address, reply }) => {
      const { password, name } = body;
      const signedIn = await followLink(context, desk, { token: params.token, password, name, address });
      return welcome(context, reply, signedIn);
    }),
  ];
}

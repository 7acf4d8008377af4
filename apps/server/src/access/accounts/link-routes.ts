import { followAccountLink, readAccountLink } from '@belvedere/contract/access.ts';
import type { Context } from '../../context.ts';
import { type Handler, handle } from '../handle.ts';
import { refuseDeadLink } from './account-link.ts';
import { followLink } from './follow-link.ts';
import { findLink } from './link-queries.ts';
import type { Passwords } from './passwords.ts';
import { welcome } from './session-routes.ts';

export function linkRoutes(context: Context, passwords: Passwords): Handler[] {
  return [
    handle(readAccountLink, async ({ params }) => {
      const link = await findLink(context.db, params.token);
      refuseDeadLink(link, context.now());
      const { kind, email, name, project, passwordChosen, expiresAt } = link;
      return { kind, email, name, project, passwordChosen, expiresAt };
    }),
    handle(followAccountLink, async ({ params, body, address, reply }) => {
      const { password, name } = body;
      const signedIn = await followLink(context, passwords, { token: params.token, password, name, address });
      return welcome(context, reply, signedIn);
    }),
  ];
}

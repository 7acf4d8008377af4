import {
  changeMe as changeMeRoute,
  createPersonalToken as createPersonalTokenRoute,
  keepPreference as keepPreferenceRoute,
  listPersonalTokens,
  readMe,
  readPreference as readPreferenceRoute,
  revokePersonalToken as revokePersonalTokenRoute,
} from '@belvedere/contract/access.ts';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { credentialOf, hashToken, isPersonal } from '../credential.ts';
import { type Handler, handle } from '../handle.ts';
import type { SignInDesk } from '../passwords/sign-in-desk.ts';
import { changeMe } from './change-me.ts';
import { getMe } from './get-me.ts';
import { createPersonalToken, findPersonalTokens, revokePersonalToken } from './personal-tokens.ts';
import { keepPreference, readPreference } from './preferences.ts';

/** What belongs to the signed-in account alone. */
export function meRoutes(context: Context, desk: SignInDesk): Handler[] {
  const { db, now } = context;
  return [
    handle(readMe, async ({ viewer }) => getMe(db, viewer.id)),
    handle(changeMeRoute, async ({ body, viewer, address, record, request }) => {
      const credential = credentialOf(request);
      const tokenHash = credential && hashToken(credential.token);
      await changeMe(context, desk, body, { viewer, address, record, tokenHash });
      return getMe(db, viewer.id);
    }),
    handle(readPreferenceRoute, async ({ viewer, params }) => ({
      value: await readPreference(db, viewer.id, params.key),
    })),
    handle(keepPreferenceRoute, async ({ viewer, params, body }) => {
      await keepPreference(db, viewer.id, params.key, body.value);
      return {};
    }),
    handle(listPersonalTokens, async ({ viewer }) => ({ items: await findPersonalTokens(db, viewer.id) })),
    handle(createPersonalTokenRoute, async ({ viewer, body, record, request }) => {
      refusePersonalToken(request);
      return inTransaction(db, async (tx) => {
        const made = await createPersonalToken(tx, { accountId: viewer.id, ...body, now: now() });
        await record(tx, 'PersonalToken:Created', made.name, { token: made.id });
        return made;
      });
    }),
    handle(revokePersonalTokenRoute, async ({ viewer, params, record }) => {
      await inTransaction(db, async (tx) => {
        const name = await revokePersonalToken(tx, { accountId: viewer.id, id: params.id, now: now() });
        await record(tx, 'PersonalToken:Revoked', name, { token: params.id });
      });
      return {};
    }),
  ];
}

/** A token that leaked must not be able to make another that outlives its revocation. */
function refusePersonalToken(request: FastifyRequest): void {
  const credential = credentialOf(request);
  if (credential === undefined || !isPersonal(credential)) return;
  throw new AppError(403, 'session_needed', 'Cannot make a token with a token: sign in first', {
    hint: 'POST /api/auth/login, or use the page',
  });
}

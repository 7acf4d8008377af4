import {
  logIn as logInRoute,
  logOut,
  readSetup,
  register as registerRoute,
  setUp as setUpRoute,
} from '@belvedere/contract/access.ts';
import type { FastifyReply } from 'fastify';
import type { Context } from '../../context.ts';
import { credentialOf, hashToken } from '../credential.ts';
import { type Handler, handle } from '../handle.ts';
import type { SignInDesk } from '../passwords/sign-in-desk.ts';
import { isSetupNeeded, setUp } from '../setup.ts';
import { clearSignInCookie, issueSignIn, setSignInCookie } from '../sign-in.ts';
import { getMe } from './get-me.ts';
import { logIn } from './log-in.ts';
import { register } from './register.ts';

/** Setting up, signing in and out, registering. */
export function sessionRoutes(context: Context, desk: SignInDesk): Handler[] {
  const { db, config, now } = context;
  return [
    handle(readSetup, async () => ({ needed: await isSetupNeeded(db) })),
    handle(setUpRoute, async ({ body, address, reply }) => {
      const accountId = await setUp(context, desk.passwords, body, address);
      const { token } = await issueSignIn(db, accountId, now());
      return welcome(context, reply, { token, accountId });
    }),
    handle(logInRoute, async ({ body, address, reply }) => {
      const signedIn = await logIn(context, desk.check, { ...body, address });
      return welcome(context, reply, signedIn);
    }),
    handle(logOut, async ({ request, reply }) => {
      const credential = credentialOf(request);
      if (credential) await db.deleteFrom('sign_in').where('token_hash', '=', hashToken(credential.token)).execute();
      clearSignInCookie(reply, config.publicUrl);
      return {};
    }),
    handle(registerRoute, async ({ body, address }) => ({
      state: await register(context, desk, body, address),
    })),
  ];
}

/** Answers a new session: the token for scripts, the cookie for the page, and who it is. */
export async function welcome(
  { db, config }: Pick<Context, 'db' | 'config'>,
  reply: FastifyReply,
  { token, accountId }: { readonly token: string; readonly accountId: number },
) {
  setSignInCookie(reply, token, config.publicUrl);
  return { token, me: await getMe(db, accountId) };
}

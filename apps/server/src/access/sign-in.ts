import type { FastifyReply } from 'fastify';
import type { Db, Tx } from '../platform/database.ts';
import { cookieName, hashToken, newToken } from './credential.ts';

/** A session that nobody uses for this long ends (milliseconds). */
export const signInLifetime = 14 * 24 * 3_600_000;

/** Signs an account in, without asking for its password: whoever calls this has checked who it is. */
export async function issueSignIn(db: Db | Tx, accountId: number, now = new Date()): Promise<{ token: string }> {
  const token = newToken('sign-in');
  const expiresAt = new Date(now.getTime() + signInLifetime).toISOString();
  await db
    .insertInto('sign_in')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: now.toISOString(),
      expires_at: expiresAt,
    })
    .execute();
  return { token };
}

/** Ends every session of an account, but the one in hand if there is one. */
export async function endSignIns(tx: Tx, accountId: number, spared?: Buffer): Promise<void> {
  await tx
    .deleteFrom('sign_in')
    .where('account_id', '=', accountId)
    .$if(spared !== undefined, (query) => query.where('token_hash', '!=', spared as Buffer))
    .execute();
}

export function setSignInCookie(reply: FastifyReply, token: string, publicUrl: string): void {
  reply.setCookie(cookieName, token, { ...cookieOptions(publicUrl), maxAge: signInLifetime / 1_000 });
}

export function clearSignInCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(cookieName, cookieOptions(publicUrl));
}

function cookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const;
}

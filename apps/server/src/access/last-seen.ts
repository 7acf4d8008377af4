import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { CallerAccount } from './find-caller.ts';
import { signInLifetime } from './sign-in.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Notes when an account and its token were last used: at most once a minute, and never in the way of the call. */
export function createLastSeen({ db, log, now }: Pick<Context, 'db' | 'log' | 'now'>) {
  const noting = new Set<number>();
  return (account: CallerAccount, tokenHash: Buffer): void => {
    const at = now();
    const isFresh = (seen: string | null) => seen !== null && Date.parse(seen) > at.getTime() - minute;
    const { lastSeenAt, personalToken } = account;
    if (isFresh(lastSeenAt) && (personalToken === undefined || isFresh(personalToken.lastUsedAt))) return;
    if (noting.has(account.id)) return;
    noting.add(account.id);
    note(account, tokenHash, at)
      .catch((error: unknown) => log.debug({ err: error }, 'Access:LastSeen:Failed'))
      .finally(() => noting.delete(account.id));
  };

  // A row that somebody else holds is skipped: the next call notes it.
  async function note(account: CallerAccount, tokenHash: Buffer, at: Date): Promise<void> {
    const seenAt = at.toISOString();
    await sql`
      update account set last_seen_at = ${seenAt}
      where id = (select id from account where id = ${account.id} for no key update skip locked)`.execute(db);
    if (account.personalToken !== undefined) {
      await sql`update personal_token set last_used_at = ${seenAt} where id = ${account.personalToken.id}`.execute(db);
      return;
    }
    // A session in use goes on; one that nobody used for its lifetime ends.
    const expiresAt = new Date(at.getTime() + signInLifetime).toISOString();
    const stale = new Date(at.getTime() + signInLifetime - day).toISOString();
    await sql`
      update sign_in set expires_at = ${expiresAt}
      where token_hash = ${tokenHash} and expires_at < ${stale}`.execute(db);
  }
}

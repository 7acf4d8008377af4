import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Passwords } from './passwords.ts';
import { countAttempt, delayOf, forgiveAttempt } from './slow-down.ts';

interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly address: string;
}
interface Recognised {
  readonly id: number;
  readonly state: 'invited' | 'active' | 'disabled';
}

/** The account whose e-mail and password these are. Wrong ones are slowed down, more and more; nobody is ever locked out. */
export async function findByPassword(
  { db, now }: Pick<Context, 'db' | 'now'>,
  passwords: Passwords,
  { email, password, address }: Attempt,
): Promise<Recognised | undefined> {
  const attempt = { account: email, address, now: now() };
  const delay = delayOf(await countAttempt(db, attempt));
  if (delay > 0) await pause(delay);
  const account = await db
    .selectFrom('account')
    .select(['id', 'state', 'password_hash'])
    .where('email', '=', email)
    .executeTakeFirst();
  const right = await passwords.matches(account?.password_hash, password, delay > 0 ? 'slowed' : 'free');
  if (!right || account === undefined) return undefined;
  await forgiveAttempt(db, attempt);
  return { id: account.id, state: account.state };
}

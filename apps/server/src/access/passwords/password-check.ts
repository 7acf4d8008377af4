import type { Context } from '../../context.ts';
import type { Passwords } from './passwords.ts';
import { countAttempt, delayOf, forgiveAttempt, networkOf } from './slow-down.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly address: string;
}
export interface Recognised {
  readonly id: number;
  readonly state: 'invited' | 'active' | 'disabled';
}

/** The account whose e-mail and password these are. Wrong ones are slowed down, more and more; nobody is ever locked out. */
export type PasswordCheck = (attempt: Attempt) => Promise<Recognised | undefined>;

export function createPasswordCheck(
  { db, now }: Pick<Context, 'db' | 'now'>,
  passwords: Passwords,
  room: WaitingRoom,
): PasswordCheck {
  return async ({ email, password, address }) => {
    const attempt = { account: email, address, now: now() };
    const delay = delayOf(await countAttempt(db, attempt));
    return room.hold({ network: networkOf(address), delay }, async () => {
      const account = await db
        .selectFrom('account')
        .select(['id', 'state', 'password_hash'])
        .where('email', '=', email)
        .executeTakeFirst();
      const right = await passwords.matches(account?.password_hash, password, delay > 0 ? 'slowed' : 'free');
      if (!right || account === undefined) return undefined;
      await forgiveAttempt(db, attempt);
      return { id: account.id, state: account.state };
    });
  };
}

import type { Context } from '../../context.ts';
import { createPasswordCheck, type PasswordCheck } from './password-check.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createWaitingRoom, type WaitingRoom } from './waiting-room.ts';

/** What a process has once, for all doors where a password is typed. */
export interface SignInDesk {
  readonly passwords: Passwords;
  readonly check: PasswordCheck;
  readonly room: WaitingRoom;
}

export function openSignInDesk(context: Pick<Context, 'db' | 'now'>): SignInDesk {
  const passwords = createPasswords();
  const room = createWaitingRoom({ mostOfOne: 20, mostOfAll: 1_000 });
  return { passwords, room, check: createPasswordCheck(context, passwords, room) };
}

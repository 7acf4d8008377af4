import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import { issueSignIn } from '../sign-in.ts';
import { checkPassword } from './check-password.ts';
import type { Passwords } from './passwords.ts';

/** A session for whoever knows the password of an active account. */
export async function logIn(
  context: Pick<Context, 'db' | 'now'>,
  passwords: Passwords,
  attempt: { readonly email: string; readonly password: string; readonly address: string },
): Promise<{ token: string; accountId: number }> {
  const account = await checkPassword(context, passwords, attempt);
  if (account.state === 'disabled') {
    throw new AppError(403, 'account_disabled', 'Cannot sign in: the account is disabled', {
      hint: 'Ask an administrator',
    });
  }
  const { token } = await issueSignIn(context.db, account.id, context.now());
  return { token, accountId: account.id };
}

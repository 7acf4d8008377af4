import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import { issueSignIn } from '../sign-in.ts';
import { findByPassword } from './find-by-password.ts';
import type { Passwords } from './passwords.ts';

/** A session for whoever knows the password of an active account. */
export async function logIn(
  context: Pick<Context, 'db' | 'now'>,
  passwords: Passwords,
  attempt: { readonly email: string; readonly password: string; readonly address: string },
): Promise<{ token: string; accountId: number }> {
  const account = await findByPassword(context, passwords, attempt);
  if (account === undefined) {
    throw new AppError(401, 'credentials_wrong', 'Cannot sign in: the e-mail or the password is wrong');
  }
  if (account.state === 'disabled') {
    throw new AppError(403, 'account_disabled', 'Cannot sign in: the account is disabled', {
      hint: 'Ask an administrator',
    });
  }
  const { token } = await issueSignIn(context.db, account.id, context.now());
  return { token, accountId: account.id };
}

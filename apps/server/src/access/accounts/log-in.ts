import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import type { Attempt, PasswordCheck } from '../passwords/password-check.ts';
import { issueSignIn } from '../sign-in.ts';

/** A session for whoever knows the password of an active account. */
export async function logIn(
  context: Pick<Context, 'db' | 'now'>,
  check: PasswordCheck,
  attempt: Attempt,
): Promise<{ token: string; accountId: number }> {
  const account = await check(attempt);
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

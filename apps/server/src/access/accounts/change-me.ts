import type { changeMe as changeMeRoute } from '@belvedere/contract/access.ts';
import type { BodyOf } from '@belvedere/contract/route.ts';
import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Admission, SignedIn } from '../admission.ts';
import type { SignInDesk } from '../passwords/sign-in-desk.ts';
import { endSignIns } from '../sign-in.ts';

interface Caller extends Pick<Admission, 'address' | 'record'> {
  readonly viewer: SignedIn;
  /** The session in hand, which goes on when the others end. */
  readonly tokenHash: Buffer | undefined;
}

/** Changes what an account says of itself. A new password asks for the one before, and ends every other session. */
export async function changeMe(
  { db }: Pick<Context, 'db'>,
  { check, passwords }: SignInDesk,
  body: BodyOf<typeof changeMeRoute>,
  { viewer, address, record, tokenHash }: Caller,
): Promise<void> {
  const { name, language, password } = body;
  if (name === undefined && language === undefined && password === undefined) return;
  if (password !== undefined) {
    const own = await check({ email: viewer.email, password: password.current, address });
    if (own === undefined) throw passwordWrong();
  }
  const passwordHash = password && (await passwords.hash(password.new));
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('account')
      .set({
        ...(name === undefined ? {} : { name }),
        ...(language === undefined ? {} : { language }),
        ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
      })
      .where('id', '=', viewer.id)
      .execute();
    if (passwordHash === undefined) return;
    await endSignIns(tx, viewer.id, tokenHash);
    await record(tx, 'Password:Changed', viewer.email);
  });
}

/** Not a 401: the page would take that for the end of the session. */
function passwordWrong(): AppError {
  return new AppError(403, 'password_wrong', 'Cannot change the password: the current one is wrong', {
    errors: [{ pointer: '/password/current', code: 'password_wrong', message: 'is not your current password' }],
  });
}

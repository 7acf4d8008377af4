import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import { publishEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { lockAccount } from '../accounts/lock-account.ts';
import { recordAudit } from '../audit.ts';
import type { PasswordCheck } from '../passwords/password-check.ts';
import type { SignInDesk } from '../passwords/sign-in-desk.ts';
import { endSignIns, issueSignIn } from '../sign-in.ts';
import { type AccountLink, refuseDeadLink } from './account-link.ts';
import { findLink, spendLink } from './link-queries.ts';

interface Following {
  readonly token: string;
  readonly password: string;
  readonly name: string | undefined;
  readonly address: string;
}

/** Sets the password that an invitation or reset link is for, and signs in. The link is used up by it. */
export async function followLink(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { check, passwords }: SignInDesk,
  following: Following,
): Promise<{ token: string; accountId: number }> {
  const found = await findLink(db, following.token);
  refuseDeadLink(found, now());
  const choosesPassword = found.kind === 'reset' || !found.passwordChosen;
  if (!choosesPassword) await refuseWrongPassword(check, found, following);
  const passwordHash = choosesPassword ? await passwords.hash(following.password) : undefined;
  return inTransaction(db, async (tx) => {
    await lockAccount(tx, found.accountId);
    const link = await findLink(tx, following.token);
    refuseDeadLink(link, now());
    if (link.kind === 'invitation' && link.passwordChosen === choosesPassword) throw collided();
    await spendLink(tx, following.token, now());
    await openAccount(tx, link, { passwordHash, name: following.name });
    await tellAndRecord(tx, link, following.address);
    const { token } = await issueSignIn(tx, link.accountId, now());
    return { token, accountId: link.accountId };
  });
}

/** Who is invited into a second project proves that the account is his: the invitation must not be a way to take it over. */
async function refuseWrongPassword(
  check: PasswordCheck,
  { email }: AccountLink,
  { password, address }: Following,
): Promise<void> {
  if ((await check({ email, password, address })) !== undefined) return;
  throw new AppError(403, 'password_wrong', 'Cannot follow the invitation: the password of your account is another', {
    hint: 'Use the password that you chose before',
    errors: [{ pointer: '/password', code: 'password_wrong', message: 'is not the password of your account' }],
  });
}

/** Another invitation of the same account was followed meanwhile, so that it has a password now. */
function collided(): AppError {
  return new AppError(409, 'collided', 'Cannot follow the link: the account has just got its password', {
    retriable: true,
  });
}

async function openAccount(
  tx: Tx,
  link: AccountLink,
  { passwordHash, name }: { readonly passwordHash: string | undefined; readonly name: string | undefined },
): Promise<void> {
  if (passwordHash !== undefined) {
    await tx
      .updateTable('account')
      .set({ password_hash: passwordHash, state: 'active', ...(name === undefined ? {} : { name }) })
      .where('id', '=', link.accountId)
      .execute();
    await endSignIns(tx, link.accountId);
  }
  if (link.kind === 'reset') return;
  await tx
    .updateTable('membership')
    .set({ state: 'active' })
    .where('project_id', '=', link.projectId)
    .where('account_id', '=', link.accountId)
    .where('state', '=', 'pending')
    .execute();
}

async function tellAndRecord(tx: Tx, link: AccountLink, address: string): Promise<void> {
  await recordAudit(tx, {
    projectId: link.projectId,
    accountId: link.accountId,
    actor: link.email,
    action: link.kind === 'reset' ? 'Password:Reset' : 'Invitation:Accepted',
    target: link.email,
    address,
  });
  await publishEvent(tx, { project: link.projectId, topic: 'users', id: String(link.accountId) });
}

import type { Tx } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import { insertLink } from '../links/link-queries.ts';
import type { Managing } from './change-user.ts';
import { type ManagedUser, refuseForeign, refuseStronger } from './managed-user.ts';
import { lockManagedUser } from './user-queries.ts';

/** A link by which a user chooses a new password; for one who was invited and has not come yet, a new invitation. */
export async function resetUser(
  tx: Tx,
  managing: Managing,
  now: Date,
): Promise<{ user: ManagedUser; link: { token: string; expiresAt: string } }> {
  const user = await lockManagedUser(tx, managing);
  const kind = user.accountState === 'invited' ? 'invitation' : 'reset';
  // An invitation opens this project only, whatever else the account is invited to.
  if (kind === 'invitation') refuseStronger(managing.manager, user);
  else refuseForeign(managing.manager, user);
  refuseOwn(managing, user);
  refuseDisabled(user);
  const { projectId, accountId, manager } = managing;
  return { user, link: await insertLink(tx, { kind, accountId, projectId, madeBy: manager.id, now }) };
}

/** A session left open at somebody's desk must not become a new password. */
function refuseOwn({ manager }: Managing, user: ManagedUser): void {
  if (manager.id !== user.id) return;
  throw new AppError(409, 'own_account', 'Cannot make a reset link for yourself', {
    hint: 'Change your password in your account, with the current one',
  });
}

function refuseDisabled(user: ManagedUser): void {
  if (user.state !== 'disabled' && user.accountState !== 'disabled') return;
  throw new AppError(409, 'user_disabled', `Cannot make a link for "${user.email}": the user is disabled`, {
    hint: 'Enable the user first',
    values: { email: user.email },
  });
}

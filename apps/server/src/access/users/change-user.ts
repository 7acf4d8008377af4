import type { changeUser as changeUserRoute } from '@belvedere/contract/access.ts';
import type { BodyOf } from '@belvedere/contract/route.ts';
import type { Tx } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { MembershipState } from '../tables.ts';
import { leavesAdministration, type ManagedUser, type Manager, refuseForeign, refuseStronger } from './managed-user.ts';
import { hasOtherAdministrator, lockManagedUser } from './user-queries.ts';

export interface Managing {
  readonly projectId: number;
  readonly accountId: number;
  readonly manager: Manager;
}

/** Role and state are the membership's, in this project alone; the language is the account's own. */
export async function changeUser(
  tx: Tx,
  body: BodyOf<typeof changeUserRoute>,
  managing: Managing,
): Promise<ManagedUser> {
  const user = await lockManagedUser(tx, managing);
  refuseStronger(managing.manager, user);
  const after = { role: body.role ?? user.role, state: body.state ? stateAfter(user, body.state) : user.state };
  await refuseLastAdministrator(tx, managing, user, after);
  if (body.language !== undefined) {
    refuseForeign(managing.manager, user);
    await tx.updateTable('account').set({ language: body.language }).where('id', '=', user.id).execute();
  }
  await tx
    .updateTable('membership')
    .set(after)
    .where('project_id', '=', managing.projectId)
    .where('account_id', '=', user.id)
    .execute();
  return user;
}

/** An invited person becomes active by the invitation only: until then nobody has proved to be it. */
function stateAfter(user: ManagedUser, asked: 'active' | 'disabled'): MembershipState {
  return asked === 'active' && user.accountState === 'invited' ? 'pending' : asked;
}

/** Lets in somebody who registered. */
export async function approveUser(tx: Tx, managing: Managing): Promise<ManagedUser> {
  const user = await lockManagedUser(tx, managing);
  refuseStronger(managing.manager, user);
  if (user.accountState === 'invited') {
    throw new AppError(409, 'not_joined_yet', `Cannot approve "${user.email}": the invitation is not followed yet`, {
      hint: 'Make a new link if the first was lost',
      values: { email: user.email },
    });
  }
  if (user.state !== 'pending') {
    throw new AppError(409, 'state_wrong', `Cannot approve "${user.email}": the user is ${user.state}`, {
      values: { email: user.email, state: user.state },
    });
  }
  await tx
    .updateTable('membership')
    .set({ state: 'active' })
    .where('project_id', '=', managing.projectId)
    .where('account_id', '=', user.id)
    .where('state', '=', 'pending')
    .execute();
  return user;
}

/** Takes somebody out of the project, with the links that it handed out to him. The account stays. */
export async function removeUser(tx: Tx, managing: Managing): Promise<ManagedUser> {
  const user = await lockManagedUser(tx, managing);
  refuseStronger(managing.manager, user);
  await refuseLastAdministrator(tx, managing, user, { role: user.role, state: 'disabled' });
  for (const table of ['account_link', 'membership'] as const) {
    await tx.deleteFrom(table).where('project_id', '=', managing.projectId).where('account_id', '=', user.id).execute();
  }
  return user;
}

/** A project that nobody administers could not even take its administrator back. An instance administrator may do it. */
async function refuseLastAdministrator(
  tx: Tx,
  { projectId, manager }: Managing,
  user: ManagedUser,
  after: Parameters<typeof leavesAdministration>[1],
): Promise<void> {
  if (manager.role === 'instance_admin' || !leavesAdministration(user, after)) return;
  if (await hasOtherAdministrator(tx, projectId, user.id)) return;
  throw new AppError(409, 'last_administrator', `Cannot change "${user.email}": nobody else administers the project`, {
    hint: 'Make somebody else project_admin first',
    values: { email: user.email },
  });
}

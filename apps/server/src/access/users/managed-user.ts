import { type AnyRole, includesRole } from '@belvedere/contract/rights.ts';
import { AppError } from '../../platform/errors.ts';
import type { AccountTable, MembershipRole, MembershipState } from '../tables.ts';

/** A member of a project as its administrator meets him. */
export interface ManagedUser {
  readonly id: number;
  readonly email: string;
  readonly instanceAdmin: boolean;
  readonly accountState: AccountTable['state'];
  readonly role: MembershipRole;
  readonly state: MembershipState;
  /** He is a member of a project that the administrator does not administer. */
  readonly hasRightsBeyond: boolean;
}

export interface Manager {
  readonly id: number;
  readonly role: AnyRole;
}

/** Nobody changes what a stronger account may do here. */
export function refuseStronger(manager: Manager, user: ManagedUser): void {
  const theirs: AnyRole = user.instanceAdmin ? 'instance_admin' : user.role;
  if (includesRole(manager.role, theirs)) return;
  throw new AppError(403, 'account_stronger', `Cannot change "${user.email}": the account has more rights than yours`, {
    hint: 'Ask an administrator of the instance',
    values: { email: user.email, role: theirs },
  });
}

/** Nor the account itself, where it opens more than this project: its password is the key to all of it. */
export function refuseForeign(manager: Manager, user: ManagedUser): void {
  refuseStronger(manager, user);
  if (manager.role === 'instance_admin' || !user.hasRightsBeyond) return;
  throw new AppError(
    403,
    'account_foreign',
    `Cannot change "${user.email}": the account has rights in other projects`,
    {
      hint: 'Ask an administrator of the instance',
      values: { email: user.email },
    },
  );
}

/** Whether a change would take an administrator away from the project. */
export function leavesAdministration(
  user: ManagedUser,
  after: { role: MembershipRole; state: MembershipState },
): boolean {
  const administers = user.role === 'project_admin' && user.state === 'active';
  return administers && !(after.role === 'project_admin' && after.state === 'active');
}

import { expect, test } from 'vitest';
import { leavesAdministration, type ManagedUser, refuseForeign, refuseStronger } from './managed-user.ts';

const member: ManagedUser = {
  id: 2,
  email: 'ada@example.org',
  instanceAdmin: false,
  accountState: 'active',
  role: 'project_admin',
  state: 'active',
  hasRightsBeyond: false,
};
const administrator = { id: 1, role: 'project_admin' } as const;
const ofInstance = { id: 1, role: 'instance_admin' } as const;

test('an equal may be changed, an instance administrator by his like only', () => {
  expect(() => refuseForeign(administrator, member)).not.toThrow();
  expect(() => refuseStronger(administrator, { ...member, instanceAdmin: true })).toThrow('more rights than yours');
  expect(() => refuseStronger(ofInstance, { ...member, instanceAdmin: true })).not.toThrow();
});

test('an account with rights elsewhere keeps its membership here in our hands, not its password', () => {
  const elsewhere = { ...member, hasRightsBeyond: true };
  expect(() => refuseStronger(administrator, elsewhere)).not.toThrow();
  expect(() => refuseForeign(administrator, elsewhere)).toThrow('rights in other projects');
  expect(() => refuseForeign(ofInstance, elsewhere)).not.toThrow();
});

test('a demotion and a disabling take an administrator away, a second promotion does not', () => {
  expect(leavesAdministration(member, { role: 'admin', state: 'active' })).toBe(true);
  expect(leavesAdministration(member, { role: 'project_admin', state: 'disabled' })).toBe(true);
  expect(leavesAdministration(member, { role: 'project_admin', state: 'active' })).toBe(false);
  expect(leavesAdministration({ ...member, state: 'pending' }, { role: 'admin', state: 'active' })).toBe(false);
});

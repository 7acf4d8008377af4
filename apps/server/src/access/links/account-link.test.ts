import { expect, test } from 'vitest';
import { type AccountLink, refuseDeadLink } from './account-link.ts';

const now = new Date('2026-11-24T12:00:00Z');
const reset: AccountLink = {
  kind: 'reset',
  accountId: 1,
  email: 'ada@example.org',
  name: 'Ada',
  accountState: 'active',
  passwordChosen: true,
  projectId: 1,
  project: 'ocean',
  expiresAt: '2026-11-25T12:00:00Z',
  usedAt: null,
  membershipState: 'active',
  makerStands: true,
  outgrewMaker: false,
};
const invitation: AccountLink = { ...reset, kind: 'invitation', accountState: 'invited', membershipState: 'pending' };

const codeOf = (link: AccountLink | undefined) => {
  try {
    refuseDeadLink(link, now);
    return 'alive';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('a fresh link is alive, whatever else its account is a member of', () => {
  expect(codeOf(reset)).toBe('alive');
  expect(codeOf(invitation)).toBe('alive');
  expect(codeOf({ ...invitation, accountState: 'active', outgrewMaker: true })).toBe('alive');
});

test('a link that is unknown, used or expired says which', () => {
  expect(codeOf(undefined)).toBe('link_unknown');
  expect(codeOf({ ...reset, usedAt: '2026-11-24T11:00:00Z' })).toBe('link_used');
  expect(codeOf({ ...reset, expiresAt: '2026-11-24T12:00:00Z' })).toBe('link_expired');
});

test('a link dies with its maker, with the membership, and with rights that its maker has no say in', () => {
  expect(codeOf({ ...reset, makerStands: false })).toBe('link_void');
  expect(codeOf({ ...reset, membershipState: null })).toBe('link_void');
  expect(codeOf({ ...reset, outgrewMaker: true })).toBe('link_void');
  expect(codeOf({ ...reset, accountState: 'disabled' })).toBe('link_void');
  expect(codeOf({ ...invitation, membershipState: 'active' })).toBe('link_void');
  expect(codeOf({ ...invitation, membershipState: 'disabled' })).toBe('link_void');
  expect(codeOf({ ...invitation, makerStands: false })).toBe('link_void');
});

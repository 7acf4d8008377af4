import { type Role, roles } from '@belvedere/contract/rights.ts';
import { useText } from '../i18n/use-text.ts';

/** Roles that can be given: everybody is `public` anyway. */
export type GivenRole = Exclude<Role, 'public'>;
const givenRoles = roles.filter((role): role is GivenRole => role !== 'public');

export function useRoleOptions() {
  const t = useText('users');
  return givenRoles.map((value) => ({ value, label: t(`roles.${value}`) }));
}

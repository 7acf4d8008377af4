/** Roles, each including the ones before it. `instance_admin` acts as `project_admin` in every project. */
export const roles = ['public', 'registered_user', 'operator', 'admin', 'project_admin'] as const;
export type Role = (typeof roles)[number];

export const everyRole = [...roles, 'instance_admin'] as const;
export type AnyRole = (typeof everyRole)[number];

/**
 * Who may what: one row a right, the least role that holds it, and where that role is looked up.
 * `open` asks nobody; `account` asks for any signed-in account; `project` looks the role up in the project of the path
 * (a project that is not public shows itself to its members only); `instance` asks for the instance administrator.
 */
export const rights = {
  anyone: { scope: 'open', least: 'public' },
  'account.own': { scope: 'account', least: 'registered_user' },
  'projects.create': { scope: 'instance', least: 'instance_admin' },
  'project.read': { scope: 'project', least: 'public' },
  'project.configure': { scope: 'project', least: 'project_admin' },
  'users.manage': { scope: 'project', least: 'project_admin' },
  'collections.manage': { scope: 'project', least: 'project_admin' },
  'catalogue.search': { scope: 'project', least: 'public' },
  'files.read': { scope: 'project', least: 'public' },
  'items.deposit': { scope: 'project', least: 'operator' },
  'sessions.watch': { scope: 'project', least: 'operator' },
  'requests.watch': { scope: 'project', least: 'operator' },
  'requests.handle': { scope: 'project', least: 'operator' },
  'products.watch': { scope: 'project', least: 'operator' },
  'products.delete': { scope: 'project', least: 'operator' },
} as const satisfies Record<string, { scope: 'open' | 'account' | 'project' | 'instance'; least: AnyRole }>;

export type Right = keyof typeof rights;

/** Whether a role holds what another asks for. */
export function includesRole(held: AnyRole, least: AnyRole): boolean {
  return everyRole.indexOf(held) >= everyRole.indexOf(least);
}

import type { Change, Topic } from '@belvedere/contract/live.ts';
import { type AnyRole, includesRole, type Right, rights } from '@belvedere/contract/rights.ts';

/** What one must hold to hear that something of a kind moved. */
const rightOf = {
  sources: 'sessions.watch',
  sessions: 'sessions.watch',
  requests: 'requests.watch',
  products: 'products.watch',
  actions: 'requests.watch',
  collections: 'project.read',
  items: 'project.read',
  users: 'users.manage',
} as const satisfies Record<Topic, Right>;

/** A change as somebody of a role may hear it, if at all. */
export function heardBy(role: AnyRole, { topic, id }: Change): Change | undefined {
  if (!holds(role, rightOf[topic])) return undefined;
  // Below an operator some collections are hidden: that one moved is told, which one is not.
  return id === undefined || !holds(role, 'sessions.watch') ? { topic } : { topic, id };
}

function holds(role: AnyRole, right: Right): boolean {
  return includesRole(role, rights[right].least);
}

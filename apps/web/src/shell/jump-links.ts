import type { Right } from '@belvedere/contract/rights.ts';
import type { LinkProps } from '@tanstack/react-router';
import type { JumpKind } from './palette-entry.ts';

interface JumpEntry {
  readonly id: string;
  readonly title: string;
  readonly source?: string | undefined;
  readonly collection?: string | undefined;
}

/** Where something that was found is shown. */
export function linkToJump(
  project: string,
  kind: JumpKind,
  entry: JumpEntry,
  can: (right: Right) => boolean,
): LinkProps {
  const params = { project };
  switch (kind) {
    case 'sources':
      return { to: '/admin/$project/add-data/dashboard', params, search: { source: entry.title } };
    case 'sessions':
      return {
        to: '/admin/$project/add-data/dashboard',
        params,
        search: { source: entry.source, session: entry.id },
      };
    case 'products':
      return {
        to: '/admin/$project/add-data/products/$collection/$item',
        params: { ...params, collection: entry.collection ?? '', item: entry.title },
      };
    case 'items':
      return {
        to: '/user/$project/items/$collection/$item',
        params: { ...params, collection: entry.collection ?? '', item: entry.title },
      };
    case 'collections':
      if (can('collections.manage')) {
        return { to: '/admin/$project/collections/edit/$collection', params: { ...params, collection: entry.id } };
      }
      return { to: '/user/$project', params, search: { collections: entry.id } };
    case 'users':
      return { to: '/admin/$project/users', params, search: { q: entry.title } };
    default: {
      const never: never = kind;
      return never;
    }
  }
}

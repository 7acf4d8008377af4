import type { Right } from '@belvedere/contract/rights.ts';
import { useCan } from '../api/me.ts';
import type { IconName } from '../components/icon-paths.ts';

export interface Board {
  readonly screen: 'users' | 'collections' | 'addData' | 'settings';
  readonly to:
    | '/admin/$project/users'
    | '/admin/$project/collections'
    | '/admin/$project/add-data'
    | '/admin/$project/settings';
  readonly icon: IconName;
  readonly right: Right;
}

const boards: readonly Board[] = [
  { screen: 'users', to: '/admin/$project/users', icon: 'users', right: 'users.manage' },
  { screen: 'collections', to: '/admin/$project/collections', icon: 'collections', right: 'collections.manage' },
  { screen: 'addData', to: '/admin/$project/add-data', icon: 'deposit', right: 'sessions.watch' },
  { screen: 'settings', to: '/admin/$project/settings', icon: 'settings', right: 'project.configure' },
];

/** Boards of the administration that the reader may open, in the manual's order. */
export function useBoards(): readonly Board[] {
  const can = useCan();
  return boards.filter(({ right }) => can(right));
}

/** Whether the reader may see where he is: an address of a board that is not his says so, instead of failing. */
export function useMaySee(crumbs: readonly { readonly screen: string }[]): boolean {
  const can = useCan();
  const board = boards.find(({ screen }) => crumbs.some((crumb) => crumb.screen === screen));
  return can('sessions.watch') && (board === undefined || can(board.right));
}

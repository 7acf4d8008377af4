import { type LinkProps, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Search, SearchInput } from '../search.ts';
import { type DashboardSearch, readDashboardSearch } from './dashboard-search.ts';

export interface DashboardAddress {
  readonly search: DashboardSearch;
  /** Goes to the same dashboard with another choice; the filters of its lists stay. */
  change(changed: SearchInput): void;
  /** The same as a link. */
  link(changed: SearchInput): LinkProps;
}

/** What is chosen on the dashboard is kept in its address. */
export function useDashboardSearch(): DashboardAddress {
  const current: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  return useMemo(() => {
    const link = (changed: SearchInput) =>
      ({ to: '.', search: (before: Search) => ({ ...before, view: undefined, ...changed }) }) as LinkProps;
    return { search: readDashboardSearch(current), link, change: (changed) => void navigate(link(changed)) };
  }, [current, navigate]);
}

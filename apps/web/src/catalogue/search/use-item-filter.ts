import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ItemFilter, noFilter, readItemFilter, writeItemFilter } from './item-filter.ts';

export interface FilterAddress {
  readonly filter: ItemFilter;
  /** Changes parts of the filter, in the address. */
  change(parts: Partial<ItemFilter>): void;
  clear(): void;
}

/** The filter of the catalogue, kept in the address of the page. */
export function useItemFilter(): FilterAddress {
  const navigate = useNavigate();
  const { collections, from, to, bbox, area, q } = useSearch({ strict: false });
  const filter = useMemo(
    () => readItemFilter({ collections, from, to, bbox, area, q }),
    [collections, from, to, bbox, area, q],
  );
  const change = useCallback(
    (parts: Partial<ItemFilter>) => {
      void navigate({
        to: '.',
        replace: true,
        // From the address as it is when it changes: two changes in one moment keep each other's.
        search: (before) => ({ ...before, ...writeItemFilter({ ...readItemFilter(before), ...parts }) }),
      });
    },
    [navigate],
  );
  return useMemo(() => ({ filter, change, clear: () => change(noFilter) }), [filter, change]);
}

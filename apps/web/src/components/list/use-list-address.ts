import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { textOf } from '../../search.ts';
import { type Filter, type FilterValues, filterValues } from './filter.ts';

export interface ListAddress {
  readonly values: FilterValues;
  /** A column of the server's, `-` before it for descending. */
  readonly sort: string;
  setValue(name: string, value: string | readonly string[] | undefined): void;
  setValues(values: Readonly<Record<string, string | readonly string[] | undefined>>): void;
  setSort(sort: string): void;
  clear(): void;
}

/** Filters and sort of a list, kept in the page's address. Two lists of one page tell theirs apart by a prefix. */
export function useListAddress(filters: readonly Filter[], defaultSort: string, prefix = ''): ListAddress {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const setValues = useCallback(
    (values: Readonly<Record<string, string | readonly string[] | undefined>>) => {
      const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
      void navigate({ to: '.', search: (before) => ({ ...before, ...named }), replace: true });
    },
    [navigate, prefix],
  );
  const values = useMemo(() => filterValues(filters, search, prefix), [filters, search, prefix]);
  return useMemo(
    () => ({
      values,
      sort: textOf(search, `${prefix}sort`) ?? defaultSort,
      setValue: (name, value) => setValues({ [name]: value }),
      setValues,
      setSort: (sort) => setValues({ sort: sort === defaultSort ? undefined : sort }),
      clear: () => setValues(Object.fromEntries(filters.map(({ name }) => [name, undefined]))),
    }),
    [values, search, prefix, defaultSort, setValues, filters],
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useNarrow } from '../dialog.tsx';
import { ProblemCard } from '../problem-card.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { type Chosen, chosenCount, noneChosen } from './chosen.ts';
import { FilterChips } from './filter-chips.tsx';
import styles from './list.module.css';
import { ListBody } from './list-body.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListHead } from './list-head.tsx';
import type { ListProps } from './list-props.ts';
import { useColumns } from './use-columns.ts';
import { useListAddress } from './use-list-address.ts';
import { type ListRoute, type ListWindow, useListRoute } from './use-list-route.ts';

const noFilters = [] as const;

/**
 * The one list. Rows of a route of the contract with columns that are the reader's to choose, filters and sort in the
 * address, virtual rows in keyset pages, live figures in place, selection up to *all that match*, and the keyboard:
 *
 *     <List name="requests" title={t('title')} route={listRequests} params={{ project }} columns={columns}
 *       filters={filters} idOf={(row) => row.id} open={(row) => linkToRequest(project, row.id)} empty={<Empty … />} />
 *
 * `columns` and `filters` are memoised by the caller, since they are made of words.
 */
export function List<R extends ListRoute>(props: ListProps<R>) {
  const { route, params, filters = noFilters, fixed, idOf } = props;
  const address = useListAddress(filters, props.defaultSort ?? defaultSortOf(route), props.prefix);
  const [chosen, choose] = useChosen(address.values);
  const columns = useColumns(props.name, props.columns, props.bulk !== undefined);
  const narrow = useNarrow();
  const read = useRef<() => ListWindow>(() => ({ idle: true, first: 0, last: 0 }));
  const query = useMemo(
    () => ({ ...fixed, ...address.values, ...(address.sort === '' ? {} : { sort: address.sort }) }),
    [fixed, address.values, address.sort],
  );
  const list = useListRoute<R>({ route, params, query, idOf, window: () => read.current() });
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useImperativeHandle(props.ref, () => ({
    focus: () => grid.current?.querySelector<HTMLElement>('[data-active]')?.focus(),
    clear: () => choose(noneChosen),
  }));
  const matched = list.matched?.count ?? 0;
  const selecting = chosenCount(chosen, matched) > 0;
  const view = { ...props, list, columns, chosen, choose, address, narrow, search, grid, read };
  return (
    <section className={styles.list} aria-label={props.title}>
      {selecting && props.bulk !== undefined ? (
        <BulkBar {...view} bulk={props.bulk} />
      ) : (
        <ListHead {...view} filters={filters} />
      )}
      <FilterChips filters={filters} address={address} />
      {list.status === 'failed' && (
        <ProblemCard
          inset
          error={list.error}
          {...(props.failure ? { title: props.failure } : {})}
          retry={list.reload}
        />
      )}
      {list.status === 'ready' && list.rows.length === 0 && <ListEmpty {...view} filters={filters} />}
      {list.status !== 'failed' && (list.status === 'loading' || list.rows.length > 0) && (
        <ListBody {...view} onOpen={(row) => props.open !== undefined && void navigate(props.open(row))} />
      )}
    </section>
  );
}

/** A selection belongs to its filters: other filters, another selection. */
function useChosen(filters: unknown) {
  const [held, setHeld] = useState<{ filters: unknown; chosen: Chosen }>({ filters, chosen: noneChosen });
  const chosen = held.filters === filters ? held.chosen : noneChosen;
  return [chosen, (next: Chosen) => setHeld({ filters, chosen: next })] as const;
}

/** The order that the server itself would take, so that the head shows it. */
function defaultSortOf(route: ListRoute): string {
  const sort: unknown = route.query?.shape.sort;
  const def =
    typeof sort === 'object' && sort !== null && 'def' in sort ? (sort.def as { defaultValue?: unknown }) : {};
  return typeof def.defaultValue === 'string' ? def.defaultValue : '';
}

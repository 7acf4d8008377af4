import type { RefObject } from 'react';
import type { Chosen } from './chosen.ts';
import type { ListProps } from './list-props.ts';
import type { Columns } from './use-columns.ts';
import type { ListAddress } from './use-list-address.ts';
import type { ListRoute, ListRows, ListWindow, RowOf } from './use-list-route.ts';

/** What the parts of a list share: what it was asked for, and how it stands. */
export type ListView<R extends ListRoute> = Omit<ListProps<R>, 'columns' | 'filters'> & {
  readonly list: ListRows<RowOf<R>>;
  readonly columns: Columns<RowOf<R>>;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  readonly address: ListAddress;
  readonly narrow: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly read: RefObject<() => ListWindow>;
};

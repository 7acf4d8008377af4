import type { Route } from '@belvedere/contract/route.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import type { IconName } from '../icon-paths.ts';
import type { RowId } from './chosen.ts';
import type { Column } from './column.ts';
import type { Filter, FilterValues } from './filter.ts';
import type { ListRoute, RowOf } from './use-list-route.ts';

/** Something to do with the chosen rows. Its button tells how many it touches, counted by the server before. */
export interface BulkAction<Row> {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly danger?: true;
  /** Rows that it is for, as far as they are loaded. */
  readonly applies?: (row: Row) => boolean;
  /** The same as filters of the list, for *select all matching*. */
  readonly where?: FilterValues;
  readonly run: (order: BulkOrder) => void;
}
export interface BulkOrder {
  readonly selection: Selection;
  readonly count: number;
  /** Empties the selection, once it is under way. */
  readonly done: () => void;
}

/** Something to do with one row, in its menu. */
export interface RowAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly danger?: true;
  readonly to?: LinkProps;
  readonly run?: () => void;
}

export interface ListProps<R extends ListRoute> {
  /** Its name among kept preferences: `requests`. */
  readonly name: string;
  /** What it lists, in words: the head, and what is read out. */
  readonly title: string;
  readonly route: R;
  readonly params: Record<string, string>;
  readonly columns: readonly Column<RowOf<R>>[];
  readonly filters?: readonly Filter[];
  /** Query parameters that the reader does not choose. */
  readonly fixed?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly defaultSort?: string;
  /** Keeps the parameters of two lists on one page apart: `sources.`. */
  readonly prefix?: string;
  readonly idOf: (row: RowOf<R>) => RowId;
  /** The page or panel of a row: Enter, a click, and its name lead there. */
  readonly open?: (row: RowOf<R>) => LinkProps;
  /** The row that is open now. */
  readonly opened?: RowId | undefined;
  readonly bulk?: readonly BulkAction<RowOf<R>>[];
  /** Counts a selection: `countRequests`. */
  readonly count?: Route;
  readonly menu?: (row: RowOf<R>) => readonly RowAction[];
  /** More in the head, at its right. */
  readonly actions?: ReactNode;
  /** After the count: "of sentinel-2-l2a". */
  readonly aside?: ReactNode;
  /** What is shown when there is nothing at all, with the next step. */
  readonly empty: ReactNode;
  /** No CSV for it. */
  readonly noCsv?: true;
  /** Said of a failure: "The requests could not be read". */
  readonly failure?: string;
  /** Answers `/` when several lists share a page. */
  readonly primary?: boolean;
  /** Less in the head: for two lists side by side. */
  readonly compact?: boolean;
  /** The list's own hand, to bring a row into view. */
  readonly ref?: Ref<ListHandle>;
}

export interface ListHandle {
  focus(): void;
  clear(): void;
}

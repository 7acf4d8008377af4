import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { usePreference } from '../../api/use-preference.ts';
import { type Column, type ColumnChoice, noChoice, readColumnChoice } from './column.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
const noRows: Record<string, never>[] = [];
type Updater<T> = T | ((before: T) => T);

/** A column as it is drawn now. */
export interface ShownColumn<Row> {
  readonly column: Column<Row>;
  readonly width: number;
  /** Chosen by hand: it no longer grows. */
  readonly sized: boolean;
  /** Px from the left edge where a pinned column stays. */
  readonly pinnedAt: number | undefined;
  readonly resizing: boolean;
  readonly startResize: (event: unknown) => void;
}

export interface Columns<Row> {
  readonly shown: readonly ShownColumn<Row>[];
  /** Every column in the reader's order. */
  readonly all: readonly { readonly column: Column<Row>; readonly visible: boolean; readonly pinned: boolean }[];
  show(id: string, visible: boolean): void;
  move(id: string, before: string | undefined): void;
  shift(id: string, by: -1 | 1): void;
  pin(id: string, pinned: boolean): void;
  widen(id: string, by: number): void;
  unsize(id: string): void;
  reset(): void;
  readonly changed: boolean;
}

/** Which columns of a list are shown, in what order, how wide, which stay at the left: kept per user. */
export function useColumns<Row>(list: string, columns: readonly Column<Row>[], selectable: boolean): Columns<Row> {
  const [kept, keep] = usePreference(`columns.${list}`, readColumnChoice);
  const choice = kept ?? noChoice;
  const set = <K extends keyof ColumnChoice>(name: K, updater: Updater<ColumnChoice[K]>) => {
    const value = typeof updater === 'function' ? updater(choice[name]) : updater;
    keep({ ...choice, [name]: value });
  };
  const order = useMemo(() => orderOf(columns, choice.order), [columns, choice.order]);
  const table = useTable({
    features,
    data: noRows,
    columns: useMemo(
      () => columns.map(({ id, width }) => ({ id, size: width, minSize: 48, maxSize: 1_200 })),
      [columns],
    ),
    columnResizeMode: 'onChange',
    state: {
      columnOrder: order,
      columnVisibility: visibilityOf(columns, choice),
      columnSizing: choice.sizes as Record<string, number>,
      columnPinning: { start: order.filter((id) => choice.pinned.includes(id)), end: [] },
    },
    onColumnSizingChange: (updater) => set('sizes', updater as Updater<ColumnChoice['sizes']>),
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const lead = selectable ? selectWidth : 0;
  const shown = table.getHeaderGroups().flatMap((group) =>
    // Its methods are called on the header and the column themselves: they read `this`.
    group.headers.flatMap((header) => {
      const { id } = header.column;
      const found = byId.get(id);
      if (found === undefined) return [];
      const tableColumn = table.getColumn(id);
      const pinned = tableColumn?.getIsPinned() === 'start';
      return [
        {
          column: found,
          width: tableColumn?.getSize() ?? found.width,
          sized: choice.sizes[id] !== undefined || pinned,
          pinnedAt: pinned ? lead + (tableColumn?.getStart('start') ?? 0) : undefined,
          resizing: header.column.getIsResizing(),
          startResize: header.getResizeHandler(),
        },
      ];
    }),
  );
  const move = (id: string, before: string | undefined) => {
    const rest = order.filter((one) => one !== id);
    const at = before === undefined ? rest.length : rest.indexOf(before);
    set('order', [...rest.slice(0, at), id, ...rest.slice(at)]);
  };
  return {
    shown,
    all: order.flatMap((id) => {
      const column = byId.get(id);
      if (column === undefined) return [];
      return [{ column, visible: isVisible(column, choice), pinned: choice.pinned.includes(id) }];
    }),
    show: (id, visible) => set('visible', { ...choice.visible, [id]: visible }),
    move,
    shift: (id, by) => {
      const at = order.indexOf(id);
      move(id, by < 0 ? order[at - 1] : order[at + 2]);
    },
    pin: (id, pinned) => set('pinned', pinned ? [...choice.pinned, id] : choice.pinned.filter((one) => one !== id)),
    widen: (id, by) => {
      const width = choice.sizes[id] ?? byId.get(id)?.width ?? 100;
      set('sizes', { ...choice.sizes, [id]: Math.min(1_200, Math.max(48, width + by)) });
    },
    unsize: (id) => {
      const { [id]: _, ...sizes } = choice.sizes;
      set('sizes', sizes);
    },
    reset: () => keep(noChoice),
    changed: choice !== noChoice && JSON.stringify(choice) !== JSON.stringify(noChoice),
  };
}

export const selectWidth = 40;
export const menuWidth = 44;

function isVisible<Row>(column: Column<Row>, choice: ColumnChoice): boolean {
  return column.main === true || (choice.visible[column.id] ?? column.hidden !== true);
}

function visibilityOf<Row>(columns: readonly Column<Row>[], choice: ColumnChoice): Record<string, boolean> {
  return Object.fromEntries(columns.map((column) => [column.id, isVisible(column, choice)]));
}

/** The reader's order; a column that he has never seen keeps its place after the one it follows. */
function orderOf<Row>(columns: readonly Column<Row>[], chosen: readonly string[]): string[] {
  const order = chosen.filter((id) => columns.some((column) => column.id === id));
  for (const [at, { id }] of columns.entries()) {
    if (order.includes(id)) continue;
    const before = columns[at - 1]?.id;
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

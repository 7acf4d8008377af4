import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { Skeleton } from '../skeleton.tsx';
import { isChosen, type RowId } from './chosen.ts';
import styles from './list.module.css';
import { ListHeader } from './list-header.tsx';
import { ListRow } from './list-row.tsx';
import type { ListView } from './list-view.ts';
import { menuWidth, type ShownColumn, selectWidth } from './use-columns.ts';
import { useListKeys } from './use-list-keys.ts';
import type { ListRoute, RowOf } from './use-list-route.ts';
import { useRowHeight } from './use-row-height.ts';

/** The rows: only those in sight are drawn, and the one that has the keyboard. */
export function ListBody<R extends ListRoute>(view: ListView<R> & { readonly onOpen: (row: RowOf<R>) => void }) {
  const { list, columns, title, idOf, chosen, narrow, bulk, menu, grid, read, opened } = view;
  const { rows } = list;
  const [activeId, setActiveId] = useState<RowId>();
  const wanted = activeId ?? opened;
  const activeAt = useMemo(
    () =>
      wanted === undefined
        ? 0
        : Math.max(
            0,
            rows.findIndex((row) => idOf(row) === wanted),
          ),
    [rows, wanted, idOf],
  );
  const height = useRowHeight(narrow);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => height,
    overscan: 8,
    getItemKey: (at) => keyOf(rows[at], idOf) ?? at,
    rangeExtractor: useCallback(
      (range: { startIndex: number; endIndex: number; overscan: number; count: number }) => withActive(range, activeAt),
      [activeAt],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is another measure.
  useEffect(() => virtual.measure(), [height, virtual]);
  const items = virtual.getVirtualItems();
  const lastShown = items.findLast(({ index }) => index !== activeAt || items.length === 1)?.index ?? 0;
  useEffect(() => {
    if (list.more && !list.loadingMore && lastShown >= rows.length - 30) list.loadMore();
  }, [list, lastShown, rows.length]);
  const hovered = useRef(false);
  read.current = () => ({
    idle:
      !hovered.current &&
      (virtual.scrollOffset ?? 0) < height &&
      chosen.kind === 'some' &&
      chosen.ids.size === 0 &&
      !focusWithin(grid.current),
    first: items[0]?.index ?? 0,
    last: lastShown,
  });
  const activate = (at: number) => {
    const row = rows[at];
    if (row === undefined) return;
    setActiveId(idOf(row));
    virtual.scrollToIndex(at);
    focusRow(grid.current, at);
  };
  useFocusBack(opened, () => focusRow(grid.current, activeAt));
  const onKeyDown = useListKeys({ view, activeAt, activate });
  const template = templateOf(columns.shown, bulk !== undefined, menu !== undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold virtual rows with sticky columns.
    <div
      ref={grid}
      role="grid"
      tabIndex={rows.length === 0 ? 0 : -1}
      aria-label={title}
      aria-busy={list.status === 'loading'}
      aria-rowcount={list.matched?.exact ? list.matched.count + 1 : -1}
      aria-colcount={columns.shown.length + (bulk === undefined ? 0 : 1) + (menu === undefined ? 0 : 1)}
      aria-multiselectable={bulk !== undefined}
      className={`${styles.scroll} ${list.outdated ? styles.outdated : ''}`}
      style={{ '--template': template.columns, '--least': narrow ? '0px' : `${template.least}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onPointerEnter={() => {
        hovered.current = true;
      }}
      onPointerLeave={() => {
        hovered.current = false;
      }}
    >
      <ListHeader {...view} />
      {list.status === 'loading' ? (
        <Skeleton rows={12} columns={columns.shown.map(({ column }) => (column.align === 'end' ? 8 : 18))} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const id = idOf(row);
            return (
              <ListRow
                key={item.key}
                view={view}
                row={row}
                index={item.index}
                start={item.start}
                active={item.index === activeAt}
                selected={isChosen(chosen, id)}
                gone={list.gone.has(id)}
                measure={narrow ? virtual.measureElement : undefined}
                setActive={setActiveId}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** The row may not be drawn yet, when it was out of sight. */
function focusRow(grid: HTMLElement | null, at: number): void {
  const find = () => grid?.querySelector<HTMLElement>(`[data-index="${at}"]`);
  const row = find();
  if (row) row.focus();
  else requestAnimationFrame(() => find()?.focus());
}

/** When the panel of a row closes, the keyboard is back on the row: unless it went elsewhere by itself. */
function useFocusBack(opened: RowId | undefined, focus: () => void): void {
  const before = useRef(opened);
  const back = useEffectEvent(focus);
  useEffect(() => {
    const closed = before.current !== undefined && opened === undefined;
    before.current = opened;
    if (closed && document.activeElement === document.body) back();
  }, [opened]);
}

function keyOf<Row>(row: Row | undefined, idOf: (row: Row) => RowId): RowId | undefined {
  return row === undefined ? undefined : idOf(row);
}

function focusWithin(element: HTMLElement | null): boolean {
  return element?.contains(document.activeElement) ?? false;
}

/** The rows in sight, a few around them, and the one with the keyboard, which must not be lost when it scrolls away. */
function withActive(
  range: { startIndex: number; endIndex: number; overscan: number; count: number },
  activeAt: number,
): number[] {
  const first = Math.max(0, range.startIndex - range.overscan);
  const last = Math.min(range.count - 1, range.endIndex + range.overscan);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  if (activeAt < first) return [activeAt, ...indexes];
  return activeAt > last && activeAt < range.count ? [...indexes, activeAt] : indexes;
}

/** Columns of the grid: fixed when sized by hand or pinned, else growing from their least width. */
function templateOf<Row>(shown: readonly ShownColumn<Row>[], selects: boolean, hasMenu: boolean) {
  const parts = shown.map(({ column, width, sized }) =>
    sized || column.grow === undefined ? `${width}px` : `minmax(${width}px, ${column.grow}fr)`,
  );
  const grows = shown.some(({ column, sized }) => !sized && column.grow !== undefined);
  const least = shown.reduce((sum, { width }) => sum + width, (selects ? selectWidth : 0) + (hasMenu ? menuWidth : 0));
  return {
    least,
    columns: [
      ...(selects ? [`${selectWidth}px`] : []),
      ...parts,
      ...(grows ? [] : ['minmax(0, 1fr)']),
      ...(hasMenu ? [`${menuWidth}px`] : []),
    ].join(' '),
  };
}

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { keyOf, type StacItem } from '../item/stac-item.ts';

interface WindowShape {
  /** Pixels from one row to the next. */
  readonly rowHeight: number;
  /** Results side by side. */
  readonly columns: number;
}

/** One result that is drawn, where it lies, and what it needs to be one of a set. */
export interface DrawnResult {
  readonly item: StacItem;
  readonly key: string;
  readonly at: number;
  readonly top: number;
  readonly column: number;
  readonly active: boolean;
}

/** Results that are in sight and a few around them, more pages as one nears the end, and the keyboard. */
export function useResultWindow({ search, openKey }: CatalogueParts, { rowHeight, columns }: WindowShape) {
  const { items, more, loadingMore, loadMore, outdated } = search;
  const scroll = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState(openKey);
  const rows = Math.ceil(items.length / columns);
  const activeAt = Math.max(
    0,
    items.findIndex((item) => keyOf(item) === (activeKey ?? openKey)),
  );
  const activeRow = Math.floor(activeAt / columns);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    rangeExtractor: useCallback((range: Range) => withActive(range, activeRow), [activeRow]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is another measure.
  useEffect(() => virtual.measure(), [rowHeight, columns, virtual]);
  useScrollToOpen(items, openKey, (at) => virtual.scrollToIndex(Math.floor(at / columns), { align: 'auto' }));
  useBackToTop(items, outdated, scroll);
  const shown = virtual.getVirtualItems();
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    if (more && !loadingMore && !outdated && last >= rows - 12) loadMore();
  }, [more, loadingMore, outdated, last, rows, loadMore]);
  const results = shown.flatMap(({ index, start }) =>
    items.slice(index * columns, (index + 1) * columns).map((item, column): DrawnResult => {
      const at = index * columns + column;
      return { item, key: keyOf(item), at, top: start, column, active: at === activeAt };
    }),
  );
  const activate = (at: number) => {
    const to = Math.min(items.length - 1, Math.max(0, at));
    const item = items[to];
    if (item === undefined) return;
    setActiveKey(keyOf(item));
    virtual.scrollToIndex(Math.floor(to / columns));
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-at="${to}"] a`)?.focus());
  };
  return {
    scroll,
    results,
    height: virtual.getTotalSize(),
    setActiveKey,
    onKeyDown: (event: KeyboardEvent) => {
      const step = stepOf(event, columns, Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight)));
      if (step === undefined) return;
      event.preventDefault();
      activate(activeAt + step);
    },
  };
}

/** The row with the keyboard stays, or nobody could tab into results that were scrolled. */
function withActive(range: Range, activeRow: number): number[] {
  const rows = defaultRangeExtractor(range);
  return rows.includes(activeRow) || activeRow >= range.count ? rows : [activeRow, ...rows].toSorted((a, b) => a - b);
}

/** How many results on a key goes; what lies beyond an end stops there. */
function stepOf(event: KeyboardEvent, columns: number, page: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const steps: Record<string, number> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: page * columns,
    PageUp: -page * columns,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
    ...(columns > 1 ? { ArrowRight: 1, ArrowLeft: -1 } : {}),
  };
  return steps[event.key];
}

/** An item that was opened on the map comes into sight in the list. */
function useScrollToOpen(items: readonly StacItem[], openKey: string | undefined, scrollTo: (at: number) => void) {
  const before = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (before.current === openKey) return;
    const at = items.findIndex((item) => keyOf(item) === openKey);
    if (openKey !== undefined && at < 0) return;
    before.current = openKey;
    if (at >= 0) scrollTo(at);
  });
}

/** Other filters, other results: they are read from the top. */
function useBackToTop(items: readonly StacItem[], outdated: boolean, scroll: { current: HTMLDivElement | null }) {
  const first = items[0] === undefined || outdated ? undefined : keyOf(items[0]);
  const before = useRef(first);
  useLayoutEffect(() => {
    if (first === undefined || before.current === first) return;
    if (before.current !== undefined) scroll.current?.scrollTo({ top: 0 });
    before.current = first;
  });
}

import { listCollections, stacSearchByBody } from '@belvedere/contract/catalogue.ts';
import type { Matched } from '@belvedere/contract/lists.ts';
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { useLiveNews } from '../../live/live-context.tsx';
import { keyOf, type StacItem } from '../item/stac-item.ts';
import { type ItemFilter, searchBodyOf } from './item-filter.ts';
import { type ItemPage, itemPageOf } from './item-page.ts';

export interface ItemSearch {
  readonly items: readonly StacItem[];
  readonly matched: Matched | undefined;
  readonly status: 'loading' | 'failed' | 'ready';
  readonly error: unknown;
  /** Results of the filter before, shown until the new ones come. */
  readonly outdated: boolean;
  readonly more: boolean;
  readonly loadingMore: boolean;
  loadMore(): void;
  /** How many came since, that are not shown. */
  readonly fresh: number;
  /** Starts again from the newest. */
  reload(): void;
}

const pageSize = 50;
/** A burst of a thousand items asks once. */
const pause = 1_500;

type Pages = InfiniteData<ItemPage, string | undefined>;

/** Results of a search, page after page. What comes in meanwhile is counted, and moves nothing that one reads. */
export function useItemSearch(project: string, filter: ItemFilter): ItemSearch {
  const queries = useQueryClient();
  const body = useMemo(() => searchBodyOf(filter), [filter]);
  const key = useMemo(() => ['items', project, body] as const, [project, body]);
  const readPage = useCallback(
    async (token: string | undefined, signal?: AbortSignal) => {
      const asked = { ...body, limit: pageSize, ...(token === undefined ? {} : { token }) };
      return itemPageOf(await call(stacSearchByBody, { params: { project }, body: asked }, signal));
    },
    [project, body],
  );
  const asked = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => readPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ItemPage) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
  const [news, setNews] = useState<{ key: unknown; fresh: number }>({ key, fresh: 0 });
  const reload = useCallback(async () => {
    const page = await readPage(undefined);
    queries.setQueryData<Pages>(key, { pages: [page], pageParams: [undefined] });
    setNews({ key, fresh: 0 });
  }, [readPage, queries, key]);
  const look = useCallback(async () => {
    const known = queries.getQueryData<Pages>(key);
    if (known === undefined) return;
    const page = await readPage(undefined);
    const fresh = countFresh(known.pages, page);
    if (known.pages[0]?.items.length === 0 && page.items.length > 0) await reload();
    else setNews({ key, fresh });
    // The figures beside the collections count what came in.
    void queries.invalidateQueries({ queryKey: ['route', listCollections.path] });
  }, [queries, key, readPage, reload]);
  useLookWhenMoved(look);
  const items = useMemo(() => distinct(asked.data?.pages ?? []), [asked.data]);
  return {
    items,
    matched: asked.data?.pages[0]?.matched,
    status: statusOf(asked),
    error: asked.error,
    outdated: asked.isPlaceholderData,
    more: asked.hasNextPage,
    loadingMore: asked.isFetchingNextPage,
    loadMore: () => void asked.fetchNextPage({ cancelRefetch: false }),
    fresh: news.key === key ? news.fresh : 0,
    reload: () => void (asked.isError ? asked.refetch() : reload()),
  };
}

/** Looks again when items moved: at once when it is calm, then once in a while. */
function useLookWhenMoved(look: () => Promise<void>): void {
  const state = useRef({ busy: false, again: false });
  const run = async () => {
    if (state.current.busy) {
      state.current.again = true;
      return;
    }
    state.current.busy = true;
    do {
      state.current.again = false;
      // A failure shows on the next question of the reader's own; what is shown stays.
      await look().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pause));
    } while (state.current.again);
    state.current.busy = false;
  };
  useLiveNews((news) => {
    if (news === 'resync' || news.some(({ topic }) => topic === 'items')) void run();
  });
}

/** Results of the first page that are not shown; when both counts are exact, also those that came in further down. */
function countFresh(pages: readonly ItemPage[], now: ItemPage): number {
  const known = new Set(pages.flatMap(({ items }) => items.map(keyOf)));
  const onTop = now.items.filter((item) => !known.has(keyOf(item))).length;
  const before = pages[0]?.matched;
  const more = before?.exact && now.matched.exact ? now.matched.count - before.count : 0;
  return Math.max(onTop, more);
}

/** An item that moved over a page's edge between two readings is shown once. */
function distinct(pages: readonly ItemPage[]): StacItem[] {
  const seen = new Map<string, StacItem>();
  for (const { items } of pages) for (const item of items) if (!seen.has(keyOf(item))) seen.set(keyOf(item), item);
  return [...seen.values()];
}

function statusOf(asked: { isError: boolean; data: unknown }): ItemSearch['status'] {
  if (asked.data !== undefined) return 'ready';
  return asked.isError ? 'failed' : 'loading';
}

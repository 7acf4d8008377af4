import { addressOf } from '@belvedere/contract/client.ts';
import type { Matched, Page } from '@belvedere/contract/lists.ts';
import type { Topic } from '@belvedere/contract/live.ts';
import { topics } from '@belvedere/contract/live.ts';
import type { AnswerOf, CallOf, Route } from '@belvedere/contract/route.ts';
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { showsTopic } from '../../api/query-keys.ts';
import { useLiveNews } from '../../live/live-context.tsx';
import type { RowId } from './chosen.ts';
import { mergePages } from './merge-pages.ts';

/** A route that answers rows: in keyset pages, or all at once when they are few. */
export type ListRoute = Route;
export type RowOf<R extends Route> = AnswerOf<R> extends { items: (infer Row)[] } ? Row : never;

export interface ListRows<Row> {
  readonly rows: readonly Row[];
  readonly matched: Matched | undefined;
  readonly status: 'loading' | 'failed' | 'ready';
  readonly error: unknown;
  /** Rows of the filters before, shown until the new ones come. */
  readonly outdated: boolean;
  readonly more: boolean;
  readonly loadingMore: boolean;
  loadMore(): void;
  /** How many rows came since, that are not shown. */
  readonly fresh: number;
  readonly gone: ReadonlySet<RowId>;
  /** Starts again from the first row, with all that came. */
  reload(): void;
  /** The same rows as a file. */
  csv(): string;
}

export interface ListWindow {
  /** Nobody reads in it: at its top, without pointer, focus or selection. New rows may go straight in. */
  readonly idle: boolean;
  readonly first: number;
  readonly last: number;
}

interface ListQuestion<R extends Route> {
  readonly route: R;
  readonly params: Record<string, string>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly idOf: (row: RowOf<R>) => RowId;
  /** What of the list is being read, asked for when something moves. */
  readonly window: () => ListWindow;
}

// The first page comes at once; who scrolls on is given more at a time.
const firstPage = 50;
const furtherPages = 500;

/** Rows of a list, page after page, kept live in place. */
export function useListRoute<R extends Route>(question: ListQuestion<R>): ListRows<RowOf<R>> {
  type Row = RowOf<R>;
  const { route, params, query, idOf } = question;
  const queries = useQueryClient();
  const key = useMemo(() => ['list', route.path, params, query] as const, [route, params, query]);
  const readPage = useCallback(
    async (cursor: string | undefined, signal?: AbortSignal): Promise<Page<Row>> => {
      const paging =
        route.query === undefined
          ? {}
          : { query: { ...query, limit: cursor === undefined ? firstPage : furtherPages, cursor } };
      return asPage<Row>(await call(route, { params, ...paging } as unknown as CallOf<R>, signal));
    },
    [route, params, query],
  );
  const asked = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => readPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Row>) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  });
  const [news, setNews] = useState<{ key: unknown; fresh: number; gone: ReadonlySet<RowId> }>(nothingNew);
  const reload = useCallback(async () => {
    const page = await readPage(undefined);
    queries.setQueryData<Pages<Row>>(key, { pages: [page], pageParams: [undefined] });
    setNews(nothingNew);
  }, [readPage, queries, key]);
  const refresh = useCallback(async () => {
    const known = queries.getQueryData<Pages<Row>>(key);
    const { idle, first, last } = question.window();
    if (known === undefined) return;
    if (idle || (known.pages[0]?.items.length ?? 0) === 0) return reload();
    const places = pagesWithin(known.pages, first, last);
    const read = await Promise.all(
      places.map(async (at) => ({ at, page: await readPage(known.pageParams[at] as string | undefined) })),
    );
    const merged = mergePages(known.pages, read, idOf);
    queries.setQueryData<Pages<Row>>(key, { ...known, pages: withMatched(merged.pages, merged.matched) });
    setNews({ key, fresh: merged.fresh.length, gone: new Set(merged.gone) });
  }, [queries, key, question.window, readPage, reload, idOf]);
  useRefreshWhenMoved(route, refresh);
  const rows = useMemo(() => distinct(asked.data?.pages ?? [], idOf), [asked.data, idOf]);
  const current = news.key === key ? news : nothingNew;
  return {
    rows,
    matched: asked.data?.pages[0]?.matched,
    status: statusOf(asked),
    error: asked.error,
    outdated: asked.isPlaceholderData,
    more: asked.hasNextPage,
    loadingMore: asked.isFetchingNextPage,
    loadMore: () => void asked.fetchNextPage({ cancelRefetch: false }),
    fresh: current.fresh,
    gone: current.gone,
    reload: () => void (asked.isError ? asked.refetch() : reload()),
    csv: () => addressOf(route, { params, query: { ...query, format: 'csv' } } as unknown as CallOf<R>),
  };
}

type Pages<Row> = InfiniteData<Page<Row>, string | undefined>;
const nothingNew = { key: undefined as unknown, fresh: 0, gone: new Set<RowId>() as ReadonlySet<RowId> };

/** Reads again when a topic of the route moved: one reading at a time, and once more if it moved meanwhile. */
function useRefreshWhenMoved(route: Route, refresh: () => Promise<void>): void {
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
      await refresh().catch(() => undefined);
    } while (state.current.again);
    state.current.busy = false;
  };
  useLiveNews((news) => {
    const moved = news === 'resync' ? topics : news.map(({ topic }): Topic => topic);
    if (moved.some((topic) => showsTopic(route.path, topic))) void run();
  });
}

function asPage<Row>(answer: unknown): Page<Row> {
  const { items, next = null, matched } = answer as Partial<Page<Row>> & { items: Row[] };
  return { items, next, matched: matched ?? { count: items.length, exact: true } };
}

/** Pages that hold rows `first` to `last`, and always the first one, which new rows come to. */
function pagesWithin<Row>(pages: readonly Page<Row>[], first: number, last: number): number[] {
  const places = [0];
  let start = 0;
  for (const [at, page] of pages.entries()) {
    const end = start + page.items.length;
    if (at > 0 && end > first && start <= last) places.push(at);
    start = end;
  }
  return places;
}

function withMatched<Row>(pages: readonly Page<Row>[], matched: Matched | undefined): Page<Row>[] {
  return pages.map((page, at) => (at === 0 && matched !== undefined ? { ...page, matched } : page));
}

/** A row that moved over a page's edge between two readings is shown once. */
function distinct<Row>(pages: readonly Page<Row>[], idOf: (row: Row) => RowId): Row[] {
  const seen = new Map<RowId, Row>();
  for (const page of pages) for (const row of page.items) if (!seen.has(idOf(row))) seen.set(idOf(row), row);
  return [...seen.values()];
}

function statusOf(asked: { isError: boolean; isPending: boolean; data: unknown }): 'loading' | 'failed' | 'ready' {
  if (asked.data !== undefined) return 'ready';
  return asked.isError ? 'failed' : 'loading';
}

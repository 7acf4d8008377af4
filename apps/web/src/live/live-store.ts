import type { Change } from '@belvedere/contract/live.ts';
import type { QueryClient } from '@tanstack/react-query';
import { showsTopic } from '../api/query-keys.ts';
import { type LiveState, openLiveChannel } from './live-channel.ts';

/** Changes of one moment together, or `resync`: anything may have moved. */
export type LiveNews = readonly Change[] | 'resync';

export interface LiveStore {
  read(): LiveState;
  /** Told when the state moves. */
  subscribe(heard: () => void): () => void;
  /** Told what moved, at most ten times a second. */
  follow(heard: (news: LiveNews) => void): () => void;
  retry(): void;
  /** Reads everything again, as the button Refresh asks. */
  refresh(): void;
  close(): void;
}

const gathering = 100;

/** Follows a project: gathers what moved, tells lists and figures, refreshes what the cache shows of it. */
export function openLiveStore(project: string, queries: QueryClient): LiveStore {
  let state: LiveState = { state: 'connecting', since: Date.now() };
  const watchers = new Set<() => void>();
  const followers = new Set<(news: LiveNews) => void>();
  const refresher = createRefresher(queries, project);
  const gather = createGathering((news) => {
    for (const heard of followers) heard(news);
    refresher.add(news);
  });
  const channel = openLiveChannel(project, (message) => {
    if (message.kind === 'state') {
      state = message.state;
      for (const heard of watchers) heard();
    }
    if (message.kind === 'change') gather.add(message.change);
    if (message.kind === 'resync') gather.add('resync');
  });
  return {
    read: () => state,
    subscribe: (heard) => {
      watchers.add(heard);
      return () => watchers.delete(heard);
    },
    follow: (heard) => {
      followers.add(heard);
      return () => followers.delete(heard);
    },
    retry: channel.retry,
    refresh: () => gather.add('resync'),
    close: () => {
      gather.close();
      channel.close();
    },
  };
}

/** The first news goes at once, what follows within 100 ms goes together: prompt when calm, bounded when busy. */
function createGathering(tell: (news: LiveNews) => void) {
  let waiting: Change[] = [];
  let all = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (!all && waiting.length === 0) return;
    const news: LiveNews = all ? 'resync' : waiting;
    waiting = [];
    all = false;
    timer = setTimeout(flush, gathering);
    tell(news);
  };
  return {
    add(news: Change | 'resync') {
      if (news === 'resync') all = true;
      else if (!waiting.some(({ topic, id }) => topic === news.topic && id === news.id)) waiting.push(news);
      if (timer === undefined) flush();
    },
    close: () => clearTimeout(timer),
  };
}

/** One refresh at a time: under constant change a request that is cut short by the next one would never end. */
function createRefresher(queries: QueryClient, project: string) {
  let waiting: LiveNews | undefined;
  let busy = false;
  const run = async () => {
    busy = true;
    while (waiting !== undefined) {
      const news = waiting;
      waiting = undefined;
      await refresh(queries, project, news);
    }
    busy = false;
  };
  return {
    add(news: LiveNews) {
      waiting = news === 'resync' || waiting === 'resync' ? 'resync' : [...(waiting ?? []), ...news];
      if (!busy) void run();
    },
  };
}

async function refresh(queries: QueryClient, project: string, news: LiveNews): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey: [kind, path, input] }) => {
      if (kind !== 'route' || typeof path !== 'string') return false;
      const params = paramsOf(input);
      if (params.project !== project) return false;
      if (news === 'resync') return true;
      return news.some(({ topic, id }) => showsTopic(path, topic) && (id === undefined || shows(params, id, path)));
    },
  });
}

/** A change of one row leaves alone what shows another row. */
function shows(params: Record<string, unknown>, id: string, path: string): boolean {
  return !path.includes('/:id') || params.id === undefined || String(params.id) === id;
}

function paramsOf(input: unknown): Record<string, unknown> {
  const params = typeof input === 'object' && input !== null && 'params' in input ? input.params : undefined;
  return typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {};
}

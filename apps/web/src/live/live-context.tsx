import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from 'react';
import type { LiveState } from './live-channel.ts';
import { type LiveNews, type LiveStore, openLiveStore } from './live-store.ts';

const LiveContext = createContext<LiveStore | undefined>(undefined);

/** Follows one project for everything below it. */
export function LiveProvider({ project, children }: { project: string; children: ReactNode }) {
  const queries = useQueryClient();
  const [store, setStore] = useState<LiveStore>();
  useEffect(() => {
    const opened = openLiveStore(project, queries);
    setStore(opened);
    return () => opened.close();
  }, [project, queries]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

const nowhere: LiveState = { state: 'connecting', since: 0 };
const nothing = () => () => {};

/** Whether the page is pushed to, and since when: `{ state: 'live', since }`. */
export function useLive(): LiveState & { retry(): void; refresh(): void } {
  const store = useContext(LiveContext);
  const state = useSyncExternalStore(store?.subscribe ?? nothing, store?.read ?? (() => nowhere));
  return { ...state, retry: () => store?.retry(), refresh: () => store?.refresh() };
}

/** Calls `heard` with what moved. Only what keeps its own data needs it: `useRoute` refreshes by itself. */
export function useLiveNews(heard: (news: LiveNews) => void): void {
  const store = useContext(LiveContext);
  const tell = useEffectEvent(heard);
  useEffect(() => store?.follow((news) => tell(news)), [store]);
}

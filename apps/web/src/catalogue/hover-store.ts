import { useSyncExternalStore } from 'react';

/** The result that the pointer or the keyboard is on, in the list or on the map. */
export interface Hovered {
  readonly key: string;
  readonly from: 'list' | 'map';
}

/** Kept outside of React: a pointer that crosses the list draws two rows each time, not the page. */
export interface HoverStore {
  read(): Hovered | undefined;
  point(hovered: Hovered | undefined): void;
  /** Forgets it if it still is this one. */
  leave(key: string): void;
  subscribe(heard: () => void): () => void;
}

export function createHoverStore(): HoverStore {
  let now: Hovered | undefined;
  const hearers = new Set<() => void>();
  const point = (next: Hovered | undefined) => {
    if (now?.key === next?.key && now?.from === next?.from) return;
    now = next;
    for (const heard of hearers) heard();
  };
  return {
    read: () => now,
    point,
    leave: (key) => {
      if (now?.key === key) point(undefined);
    },
    subscribe(heard) {
      hearers.add(heard);
      return () => hearers.delete(heard);
    },
  };
}

/** Whether a result is lit. */
export function useIsHovered(store: HoverStore, key: string): boolean {
  return useSyncExternalStore(store.subscribe, () => store.read()?.key === key);
}

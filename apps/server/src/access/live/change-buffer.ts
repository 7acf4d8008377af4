import type { Change } from '@belvedere/contract/live.ts';

/** Changes not told yet, each once, however often it happened. Over the bound, one *everything moved* stands for them all. */
export interface ChangeBuffer {
  add(change: Change): void;
  /** Some changes were missed: whoever listens must read again. */
  addGap(): void;
  take(): { readonly gap: boolean; readonly changes: Change[] };
  readonly isEmpty: boolean;
}

export function createChangeBuffer(bound: number): ChangeBuffer {
  const changes = new Map<string, Change>();
  let gap = false;
  const addGap = () => {
    gap = true;
    changes.clear();
  };
  return {
    add(change) {
      if (gap) return;
      changes.set(`${change.topic} ${change.id ?? ''}`, change);
      if (changes.size > bound) addGap();
    },
    addGap,
    take() {
      const taken = { gap, changes: [...changes.values()] };
      gap = false;
      changes.clear();
      return taken;
    },
    get isEmpty() {
      return !gap && changes.size === 0;
    },
  };
}

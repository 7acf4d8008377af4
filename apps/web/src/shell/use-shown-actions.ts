import type { Action } from '@belvedere/contract/actions.ts';
import { useState } from 'react';

export function isUnderWay({ state }: Action): boolean {
  return state === 'pending' || state === 'running';
}

const lately = 15 * 60_000;

/** What the tray shows: what goes on, and what ended lately until it is hidden. */
export function useShownActions(actions: readonly Action[]) {
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [opened] = useState(() => Date.now());
  const shown = actions.filter((action) => {
    if (isUnderWay(action)) return true;
    if (hidden.has(action.id)) return false;
    const ended = Date.parse(action.finishedAt ?? action.createdAt);
    return ended >= opened - 5_000 && Date.now() - ended < lately;
  });
  return { shown: shown.slice(0, 4), hide: (id: number) => setHidden((before) => new Set([...before, id])) };
}

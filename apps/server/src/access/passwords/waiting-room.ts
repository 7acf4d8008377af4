import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../platform/errors.ts';

/** Holds back attempts of networks that are slowed down: so many of one at a time, so many in all. */
export interface WaitingRoom {
  /** Waits, then works. Without a delay it is as if there were no room. */
  hold<T>(waiting: { readonly network: string; readonly delay: number }, work: () => Promise<T>): Promise<T>;
}

export function createWaitingRoom({ mostOfOne, mostOfAll }: { mostOfOne: number; mostOfAll: number }): WaitingRoom {
  const waiting = new Map<string, number>();
  let all = 0;

  function enter(network: string): void {
    const ofOne = waiting.get(network) ?? 0;
    if (ofOne >= mostOfOne || all >= mostOfAll) throw slowDown();
    waiting.set(network, ofOne + 1);
    all += 1;
  }

  function leave(network: string): void {
    const left = (waiting.get(network) ?? 1) - 1;
    if (left === 0) waiting.delete(network);
    else waiting.set(network, left);
    all -= 1;
  }

  return {
    async hold({ network, delay }, work) {
      if (delay === 0) return work();
      enter(network);
      try {
        await pause(delay);
        return await work();
      } finally {
        leave(network);
      }
    },
  };
}

/** Without it, a thousand attempts at once would each wait their eight seconds side by side. */
function slowDown(): AppError {
  return new AppError(429, 'slow_down', 'Cannot answer yet: too many attempts from your network are waiting', {
    hint: 'Try again in a few seconds',
    retriable: true,
    retryAfter: 3,
  });
}

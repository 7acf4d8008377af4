import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { outsideTransaction } from '../platform/transaction.ts';
import { foldBatch, foldOnce } from './fold-changes.ts';

export interface Loop {
  /** Takes no new work, then waits for what is in hand, at most `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** Browsers are woken at most this often. */
const shortest = 100;
/** A wake-up that was missed is made up for after this time. */
const longest = 1_000;

type FoldContext = Pick<Context, 'database' | 'db' | 'log'>;

/** Folds whenever something moved, for as long as the process lives. Of several processes one folds at a time. */
export async function startFold({ database, db, log }: FoldContext): Promise<Loop> {
  const stopping = new AbortController();
  const bell = createBell();
  const quiet = await database.listen('belvedere_fold', bell.ring);
  const running = outsideTransaction(() => foldUntil(stopping.signal, { db, log }, bell));
  return {
    async stop(patience) {
      stopping.abort();
      bell.ring();
      await quiet();
      const hurry = new AbortController();
      await Promise.race([running, pause(patience, undefined, { signal: hurry.signal }).catch(() => {})]);
      hurry.abort();
    },
  };
}

async function foldUntil(stopped: AbortSignal, { db, log }: Pick<FoldContext, 'db' | 'log'>, bell: Bell) {
  let failures = 0;
  while (!stopped.aborted) {
    const began = performance.now();
    try {
      const taken = await foldOnce(db);
      if (failures > 0) log.info('Fold:Database:Restored');
      failures = 0;
      if (taken < foldBatch) await bell.heard(longest);
    } catch (error) {
      failures += 1;
      if (failures % 20 === 1) log.warn({ err: error, failures }, 'Fold:Batch:Failed');
      await bell.heard(Math.min(5_000, 100 * 2 ** failures));
    }
    const left = shortest - (performance.now() - began);
    if (left > 0 && !stopped.aborted) await pause(left);
  }
  // What moved while it was told to stop: the next process would find it, but the page would wait for that.
  await foldOnce(db).catch(() => 0);
}

interface Bell {
  ring(): void;
  /** Resolves when it rang since it was last heard, or after so many milliseconds. */
  heard(milliseconds: number): Promise<void>;
}

function createBell(): Bell {
  let rang = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rang = true;
      wake?.();
    },
    async heard(milliseconds) {
      if (!rang) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      rang = false;
    },
  };
}

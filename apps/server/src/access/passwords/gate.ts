import { AppError } from '../../platform/errors.ts';

/** Lets a few at a time through, a bounded number wait, and sends the rest away for a moment. */
export interface Gate {
  pass<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate({ width, waiting }: { width: number; waiting: number }): Gate {
  const queue: (() => void)[] = [];
  let inside = 0;

  async function enter(): Promise<void> {
    if (inside < width) {
      inside += 1;
      return;
    }
    if (queue.length >= waiting) {
      throw new AppError(503, 'busy', 'Cannot answer now: too many sign-ins at once', {
        retriable: true,
        retryAfter: 2,
      });
    }
    // Whoever leaves hands his place over, so that nobody slips in between.
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  function leave(): void {
    const next = queue.shift();
    if (next === undefined) inside -= 1;
    else next();
  }

  return {
    async pass(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

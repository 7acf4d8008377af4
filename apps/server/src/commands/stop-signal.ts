import type { Log } from '../platform/log.ts';

/** Resolves when somebody asks the process to stop. A second request does not wait any longer. */
export function stopSignal(log: Log): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'Process:Stop:Asked');
        resolve();
      });
    }
  });
}

/** Milliseconds that work in hand has to finish before it is given back. */
export const stopPatience = 10_000;

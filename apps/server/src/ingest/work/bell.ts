/** Wakes whoever waits for work. Each ring wakes one: who finds work rings for the next. */
export interface Bell {
  ring(): void;
  ringAll(): void;
  /** Resolves when it rings, at once when it rang while nobody waited, or after so many milliseconds. */
  heard(milliseconds: number): Promise<void>;
}

export function createBell(): Bell {
  const waiting = new Set<() => void>();
  let pending = false;
  return {
    ring() {
      const [first] = waiting;
      if (first === undefined) pending = true;
      else first();
    },
    ringAll() {
      pending = true;
      for (const wake of [...waiting]) wake();
    },
    heard(milliseconds) {
      if (pending) {
        pending = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        waiting.add(wake);
      });
    },
  };
}

/** Work done one after the other, in the order it came, while what comes after is made ready. */
export interface OrderedLine {
  /** Takes one more; resolves when there is room for the next. Rejects with the first failure, after which nothing is done. */
  push(work: () => Promise<void>): Promise<void>;
  /** Resolves when all of it is done. */
  finished(): Promise<void>;
}

/** With so many waiting, `push` makes its caller wait: that is how a slow database slows a fast socket down. */
export function createOrderedLine(room: number): OrderedLine {
  const waiting: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  return {
    async push(work) {
      last = last.then(work);
      // It is told by whoever waits for it, here or in `finished`.
      last.catch(() => {});
      waiting.push(last);
      if (waiting.length > room) await waiting.shift();
    },
    finished: () => last,
  };
}

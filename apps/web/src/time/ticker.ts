/** One timer for every relative time on the page. It runs only while somebody listens and the page is seen. */
export interface Ticker {
  subscribe(heard: () => void): () => void;
}

export function createTicker(milliseconds = 1_000): Ticker {
  const hearers = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    if (document.hidden) return;
    for (const heard of hearers) heard();
  };
  return {
    subscribe(heard) {
      hearers.add(heard);
      timer ??= setInterval(tick, milliseconds);
      return () => {
        hearers.delete(heard);
        if (hearers.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

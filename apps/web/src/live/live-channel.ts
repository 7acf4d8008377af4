import type { Change } from '@belvedere/contract/live.ts';

/** How the page stands with the server's stream. `since`: when something was last heard, or when it was lost. */
export type LiveState =
  | { readonly state: 'connecting'; readonly since: number }
  | { readonly state: 'live'; readonly since: number }
  | { readonly state: 'lost'; readonly since: number };

/** What one tab tells the others: the state, a change, or that everything must be asked for again. */
export type LiveMessage =
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'resync' }
  | { readonly kind: 'who' }
  | { readonly kind: 'retry' };

export interface LiveChannel {
  /** Connects again at once. */
  retry(): void;
  close(): void;
}

// The server pings every 15 s: two missed and a bit, and the line is dead whatever TCP thinks.
const silence = 35_000;
const pauses = [500, 1_000, 2_000, 5_000, 10_000];

/**
 * One stream per browser and project: the tab that holds the lock reads it and tells the others. When that tab closes,
 * the lock goes to another. Without locks (a page on plain HTTP) each tab reads for itself.
 */
export function openLiveChannel(project: string, heard: (message: LiveMessage) => void): LiveChannel {
  const name = `belvedere.live.${project}`;
  const channel = new BroadcastChannel(name);
  const ended = new AbortController();
  let stream: Stream | undefined;
  const tell = (message: LiveMessage) => {
    heard(message);
    channel.postMessage(message);
  };
  channel.onmessage = ({ data }: MessageEvent<LiveMessage>) => {
    if (data.kind === 'who') return stream?.announce();
    if (data.kind === 'retry') return stream?.retry();
    return heard(data);
  };
  const lead = () =>
    new Promise<void>((resolve) => {
      if (ended.signal.aborted) return resolve();
      stream = openStream(`/api/${encodeURIComponent(project)}/events`, tell);
      ended.signal.addEventListener('abort', () => resolve());
    });
  if (navigator.locks === undefined) void lead();
  else navigator.locks.request(name, { signal: ended.signal }, lead).catch(ignoreAbort);
  channel.postMessage({ kind: 'who' } satisfies LiveMessage);
  return {
    retry: () => (stream === undefined ? channel.postMessage({ kind: 'retry' } satisfies LiveMessage) : stream.retry()),
    close: () => {
      stream?.close();
      ended.abort();
      channel.close();
    },
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}

interface Stream {
  announce(): void;
  retry(): void;
  close(): void;
}

/** An EventSource that we reopen ourselves, so that its pauses are ours and the page knows since when it is alone. */
function openStream(address: string, tell: (message: LiveMessage) => void): Stream {
  let state: LiveState = { state: 'connecting', since: Date.now() };
  let source: EventSource | undefined;
  let failures = 0;
  let interrupted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (milliseconds: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds);
  };
  const move = (next: LiveState) => {
    state = next;
    tell({ kind: 'state', state });
  };
  const lose = () => {
    source?.close();
    interrupted = true;
    if (state.state !== 'lost') move({ state: 'lost', since: Date.now() });
    wait(pauses[Math.min(failures, pauses.length - 1)] ?? 0, connect);
    failures += 1;
  };
  const hear = () => {
    failures = 0;
    wait(silence, lose);
    move({ state: 'live', since: Date.now() });
  };
  const connect = () => {
    source?.close();
    source = new EventSource(address);
    wait(silence, lose);
    source.onerror = lose;
    source.addEventListener('hello', () => {
      hear();
      // Whatever moved while nobody listened was not told to us.
      if (interrupted) tell({ kind: 'resync' });
      interrupted = false;
    });
    source.addEventListener('ping', hear);
    source.addEventListener('resync', () => {
      hear();
      tell({ kind: 'resync' });
    });
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      hear();
      tell({ kind: 'change', change: JSON.parse(data) as Change });
    });
  };
  connect();
  return {
    announce: () => tell({ kind: 'state', state }),
    retry: () => {
      failures = 0;
      connect();
    },
    close: () => {
      clearTimeout(timer);
      source?.close();
    },
  };
}

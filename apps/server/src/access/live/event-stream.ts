import type { ServerResponse } from 'node:http';
import type { Change } from '@belvedere/contract/live.ts';
import { createChangeBuffer } from './change-buffer.ts';

/** Milliseconds between two tellings: a page refetches at most so often. */
const pause = 100;
const mostWaiting = 1_000;

/** One browser listening. What it does not read is not piled up: it waits in a bounded buffer. */
export interface EventStream {
  tell(change: Change): void;
  tellGap(): void;
  ping(): void;
  /** Milliseconds that it has read nothing, while there was something to read. */
  stalledFor(now: number): number;
  end(): void;
}

export function openEventStream(response: ServerResponse, headers: Record<string, unknown>): EventStream {
  const buffer = createChangeBuffer(mostWaiting);
  let timer: NodeJS.Timeout | undefined;
  let blockedSince: number | undefined;

  response.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // nginx would hold events back to fill its buffer.
    'x-accel-buffering': 'no',
  });
  response.on('error', () => {});
  response.on('drain', () => {
    blockedSince = undefined;
    flush();
  });
  response.on('close', () => clearTimeout(timer));
  write('retry: 2000\nevent: hello\ndata: {}\n\n');

  function write(text: string): void {
    if (!response.write(text)) blockedSince ??= Date.now();
  }

  function flush(): void {
    if (timer !== undefined || blockedSince !== undefined || buffer.isEmpty || response.destroyed) return;
    const { gap, changes } = buffer.take();
    const lines = changes.map((change) => `event: change\ndata: ${JSON.stringify(change)}\n\n`);
    write(`${gap ? 'event: resync\ndata: {}\n\n' : ''}${lines.join('')}`);
    timer = setTimeout(() => {
      timer = undefined;
      flush();
    }, pause);
  }

  return {
    tell(change) {
      buffer.add(change);
      flush();
    },
    tellGap() {
      buffer.addGap();
      flush();
    },
    ping() {
      if (blockedSince === undefined) write('event: ping\ndata: {}\n\n');
    },
    stalledFor: (now) => (blockedSince === undefined ? 0 : now - blockedSince),
    end() {
      clearTimeout(timer);
      const { socket } = response;
      // Whoever reads nothing would never read the end either.
      if (blockedSince !== undefined) return void socket?.destroy();
      response.end();
      // Kept alive, an idle connection would hold up a server that stops.
      socket?.destroySoon();
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';
import { cut } from './server-pulse.ts';

export interface Listener {
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  /** Drops the connection, as if it had been lost. */
  cut(): void;
  close(): Promise<void>;
}

export interface ListenerOptions {
  readonly client: pg.ClientConfig;
  readonly revive: () => Promise<void>;
  readonly log: Log;
}

/** One dedicated connection for all channels, opened with the first and opened again when it is lost. */
export function startListener(options: ListenerOptions): Listener {
  const channels = new Map<string, Set<(payload: string) => void>>();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;

  async function connect(): Promise<void> {
    await options.revive();
    const next = new pg.Client({ connectionTimeoutMillis: 5_000, ...options.client });
    next.on('error', () => {});
    next.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    await next.connect();
    next.once('end', () => void reconnect(next));
    for (const channel of channels.keys()) await next.query(`listen ${channel}`);
    client = next;
  }

  async function reconnect(lost: pg.Client): Promise<void> {
    if (client !== lost || stopping.signal.aborted) return;
    client = undefined;
    options.log.warn('Database:Listener:Lost');
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        await connect();
        for (const channel of channels.keys()) tell(channel, '');
        options.log.info('Database:Listener:Restored');
        return;
      } catch {
        await pause(Math.min(5_000, 100 * 2 ** attempt), undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  function tell(channel: string, payload: string): void {
    for (const heard of channels.get(channel) ?? []) heard(payload);
  }

  return {
    async listen(channel, heard) {
      if (!/^[a-z_]{1,60}$/.test(channel))
        throw new Error(`Cannot listen on "${channel}": letters and underscores only`);
      const hearers = channels.get(channel) ?? new Set();
      channels.set(channel, hearers.add(heard));
      connecting ??= connect();
      await connecting.catch((error: unknown) => {
        connecting = undefined;
        throw error;
      });
      if (hearers.size === 1) await client?.query(`listen ${channel}`);
      return async () => {
        hearers.delete(heard);
      };
    },
    cut: () => cut(client),
    async close() {
      stopping.abort();
      await connecting?.catch(() => {});
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';
import { within } from './within.ts';

const interval = 5_000;
const patience = 5_000;

export interface PulseOptions {
  readonly client: pg.ClientConfig;
  readonly log: Log;
  /** Called when the server is there no more, or does not answer: what waits on its connections must be told. */
  readonly lost: () => void;
}

/**
 * Asks a server every few seconds whether it answers. A stopped machine or a cut network sends nothing: without asking, callers would
 * wait for TCP to give up, a quarter of an hour later.
 */
export function startPulse({ client: config, log, lost }: PulseOptions): { stop(): void } {
  const stopping = new AbortController();
  let client: pg.Client | undefined;

  async function ask(): Promise<void> {
    if (client === undefined) {
      client = new pg.Client({ ...config, connectionTimeoutMillis: patience });
      client.on('error', () => {});
      await client.connect();
    }
    await within(patience, client.query('select 1'));
  }

  async function beat(): Promise<void> {
    let answered = true;
    while (!stopping.signal.aborted) {
      await pause(interval, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        await ask();
        if (!answered) log.info('Database:Server:Restored');
        answered = true;
      } catch (error) {
        if (answered && !stopping.signal.aborted) log.warn({ err: error }, 'Database:Server:Lost');
        answered = false;
        cut(client);
        client = undefined;
        lost();
      }
    }
  }

  void beat();
  return {
    stop() {
      stopping.abort();
      cut(client);
    },
  };
}

/** Closes a connection without a word: its server may never answer one. */
export function cut(client: pg.ClientBase | undefined): void {
  const { connection } = (client ?? {}) as { connection?: { stream: { destroy(): void } } };
  connection?.stream.destroy();
}

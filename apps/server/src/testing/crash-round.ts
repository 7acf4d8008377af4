import { setTimeout as pause } from 'node:timers/promises';
import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';

/** A generator of numbers in [0, 1) that a printed seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Producer {
  readonly origin: string;
  readonly project: string;
  readonly token: string;
  readonly source: string;
  readonly session: string;
}

/** What a producer was told: the ids whose deposit was acknowledged to the end. */
export type Ledger = Set<string>;

/** Sends a body until it is acknowledged, always under the same key: as a producer does whose line is bad. */
export async function depositUntilAcknowledged(
  producer: Producer,
  ids: readonly string[],
  ledger: Ledger,
  patience: number,
): Promise<void> {
  const until = Date.now() + patience;
  const key = `${producer.session}-${ids[0]}`;
  let last = '';
  while (Date.now() < until) {
    const told = await depositOnce(producer, ids, key);
    if (typeof told !== 'string') {
      if (told.granted !== ids.length)
        throw new Error(`Granted ${told.granted} of ${ids.length}: ${JSON.stringify(told.denials[0])}`);
      for (const id of ids) ledger.add(id);
      return;
    }
    last = told;
    await pause(200);
  }
  throw new Error(`Nobody acknowledged ${key}: ${last}`);
}

async function depositOnce(producer: Producer, ids: readonly string[], key: string): Promise<DepositAnswer | string> {
  const query = new URLSearchParams({ source: producer.source, session: producer.session });
  try {
    const response = await fetch(`${producer.origin}/api/${producer.project}/ingest/items?${query}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${producer.token}`,
        'content-type': 'application/x-ndjson',
        'idempotency-key': key,
      },
      body: ids.map((id) => JSON.stringify(crashItem(id))).join('\n'),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return response.ok ? (JSON.parse(text) as DepositAnswer) : `${response.status} ${text.slice(0, 300)}`;
  } catch (error) {
    return String((error as Error).cause ?? error);
  }
}

export function crashItem(id: string): Record<string, unknown> {
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    id,
    collection: 'crash',
    geometry: { type: 'Point', coordinates: [2.35, 48.85] },
    bbox: [2.35, 48.85, 2.35, 48.85],
    properties: {
      datetime: '2026-11-24T10:00:00Z',
      number: id.length,
      'eo:cloud_cover': id.endsWith('7') ? 'cloudy' : 12,
    },
    links: [],
    assets: { data: { href: `https://store.example/${id}.tif`, roles: ['data'] } },
  };
}

/** Every seventh… ids that end in 7 break the model of the collection: they end in error, and stay there when relaunched. */
export const crashModel = { type: 'object', properties: { 'eo:cloud_cover': { type: 'number' } } };

/** Waits until requests are running: what is killed then is killed in the midst of its work. */
export async function whileRunning(db: Db, project: number, patience: number): Promise<number> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    // The database may be coming back from the kill before.
    const running = await countRunning(db, project).catch(() => 0);
    if (running > 0) return running;
    await pause(2);
  }
  return 0;
}

async function countRunning(db: Db, project: number): Promise<number> {
  const { rows } = await sql<{ running: number }>`
    select coalesce(sum(requests), 0)::bigint as running
    from chunk
    where project_id = ${project} and leased_until > now()`.execute(db);
  return rows[0]?.running ?? 0;
}

/** Waits until nothing is left to do: no chunk, no open action, no change to fold. */
export async function settled(db: Db, project: number, patience: number): Promise<void> {
  const until = Date.now() + patience;
  let left: unknown;
  while (Date.now() < until) {
    try {
      const { rows } = await sql<{ chunks: number; actions: number; changes: number; granted: number }>`
        select
          (select count(*) from chunk where project_id = ${project}) as chunks,
          (select count(*) from action where project_id = ${project} and state in ('pending', 'running')) as actions,
          (select count(*) from session_change where project_id = ${project}) as changes,
          (select count(*) from request where project_id = ${project} and state = 'granted') as granted`.execute(db);
      left = rows[0];
      if (rows[0] && Object.values(rows[0]).every((count) => count === 0)) return;
    } catch (error) {
      left = String(error);
    }
    await pause(200);
  }
  throw new Error(`Work is left after ${patience} ms: ${JSON.stringify(left)}`);
}

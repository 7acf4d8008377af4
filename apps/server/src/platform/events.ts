import type { Change, Topic } from '@belvedere/contract/live.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Db, Tx } from './database.ts';

export interface ProjectChange extends Change {
  readonly project: number;
}

/** Tells every server that something of a project moved, when and only when the transaction commits. */
export async function publishEvent(tx: Tx | Db, change: { project: number; topic: Topic; id?: string }): Promise<void> {
  await publishEvents(tx, [change]);
}

export async function publishEvents(
  tx: Tx | Db,
  changes: { project: number; topic: Topic; id?: string }[],
): Promise<void> {
  if (changes.length === 0) return;
  const payloads = changes.map(({ project, topic, id }) =>
    JSON.stringify(id === undefined ? { project, topic } : { project, topic, id }),
  );
  await sql`select pg_notify('belvedere_change', payload) from unnest(${payloads}::text[]) as payload`.execute(tx);
}

const payloadSchema = z.object({ project: z.number(), topic: z.string(), id: z.string().optional() });

/** What one server process hears, handed to whoever asked for a project. A missed span is told as `undefined`. */
export interface EventHub {
  subscribe(project: number, heard: (change: ProjectChange | undefined) => void): () => void;
  close(): Promise<void>;
}

export async function startEventHub(database: Database): Promise<EventHub> {
  const hearers = new Map<number, Set<(change: ProjectChange | undefined) => void>>();
  const stop = await database.listen('belvedere_change', (payload) => {
    if (payload === '') {
      for (const heard of [...hearers.values()].flatMap((set) => [...set])) heard(undefined);
      return;
    }
    const change = payloadSchema.parse(JSON.parse(payload)) as ProjectChange;
    for (const heard of hearers.get(change.project) ?? []) heard(change);
  });
  return {
    subscribe(project, heard) {
      const set = hearers.get(project) ?? new Set();
      hearers.set(project, set.add(heard));
      return () => {
        set.delete(heard);
        if (set.size === 0) hearers.delete(project);
      };
    },
    close: stop,
  };
}

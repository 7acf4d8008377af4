import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './platform/database.ts';
import { isUnreachable } from './platform/database-errors.ts';
import type { Log } from './platform/log.ts';

/** Milliseconds that a process which starts waits for a database that starts as well, or recovers. */
const patience = 60_000;

/** Waits until a statement is answered: after a power cut everything starts at once, in any order. */
export async function awaitDatabase(database: Pick<Database, 'ping'>, log: Log): Promise<void> {
  const until = Date.now() + patience;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await database.ping();
    } catch (error) {
      if (!isUnreachable(error) || Date.now() > until) throw error;
      if (attempt === 0) log.warn({ err: error }, 'Database:Start:Awaited');
      await pause(Math.min(2_000, 100 * 2 ** attempt));
    }
  }
}

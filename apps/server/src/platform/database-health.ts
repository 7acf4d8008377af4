import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isMigrated } from './migrate.ts';
import { within } from './within.ts';

export interface DatabaseHealth {
  readonly reachable: boolean;
  readonly migrated: boolean;
  /** False on a standby, and on the embedded engine while its disk has too little free space. */
  readonly writable: boolean;
}

const patience = 5_000;

/** How the database is, told within seconds whatever its state. */
export async function databaseHealth(database: Database): Promise<DatabaseHealth> {
  try {
    return await within(patience, ask(database));
  } catch {
    return { reachable: false, migrated: false, writable: false };
  }
}

async function ask(database: Database): Promise<DatabaseHealth> {
  const { rows } = await sql<{ writable: boolean }>`
    select current_setting('transaction_read_only') = 'off' as writable`.execute(database.db);
  return { reachable: true, migrated: await isMigrated(database), writable: rows[0]?.writable === true };
}

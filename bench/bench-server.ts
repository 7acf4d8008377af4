import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logIn } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { type Database, openDatabase } from '../apps/server/src/platform/database.ts';
import { createLog } from '../apps/server/src/platform/log.ts';
import { createPostgresql, freePort, inDatabase, runSql } from '../apps/server/src/testing/postgresql-server.ts';
import { answering, type Spawned, spawnBelvedere } from '../apps/server/src/testing/processes.ts';

export type EngineName = 'postgresql' | 'embedded';

export interface BenchServer {
  readonly engine: EngineName;
  readonly origin: string;
  readonly token: string;
  /** A client of the database beside the server. */
  readonly database: Database;
  readonly process: Spawned;
}

const administrator = { email: 'bench@example.org', password: 'a long enough password' };

/** A real server process over an engine of its own, for as long as the work takes. */
export async function withServer<T>(engine: EngineName, work: (server: BenchServer) => Promise<T>): Promise<T> {
  const place = engine === 'postgresql' ? await placePostgresql() : placeEmbedded();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const spawned = spawnBelvedere(['serve'], {
    ...place.environment,
    BELVEDERE_PORT: String(port),
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
    BELVEDERE_LOG: 'warn',
  });
  try {
    await answering(origin, spawned);
    const database = await place.open();
    const { token } = await createClient({ origin })(logIn, { body: administrator });
    try {
      return await work({ engine, origin, token, database, process: spawned });
    } finally {
      await database.close();
    }
  } finally {
    await spawned.end('SIGTERM');
    await place.close();
  }
}

interface Place {
  readonly environment: Record<string, string>;
  open(): Promise<Database>;
  close(): Promise<void>;
}

async function placePostgresql(): Promise<Place> {
  const server = await createPostgresql();
  await runSql(server.url, 'create database bench');
  const url = inDatabase(server.url, 'bench');
  return {
    environment: { DATABASE_URL: url, BELVEDERE_SECRET: 'a secret of the bench, long enough' },
    open: () => openDatabase({ url, folder: '', minFreeBytes: 0, log: createLog({ level: 'silent' }) }),
    async close() {
      await server.stop('immediate');
      server.remove();
    },
  };
}

function placeEmbedded(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-bench-'));
  return {
    environment: { BELVEDERE_DATA: folder },
    open: () => openDatabase({ folder, minFreeBytes: 0, log: createLog({ level: 'silent' }) }),
    close: async () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }),
  };
}

export function enginesAsked(name: string): EngineName[] {
  return name === 'both' ? ['postgresql', 'embedded'] : [name === 'embedded' ? 'embedded' : 'postgresql'];
}

/** p50, p95 and p99 of some figures, in words. */
export function quantiles(values: readonly number[], unit: string): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)} ${unit}, p95 ${at(0.95)} ${unit}, p99 ${at(0.99)} ${unit} (${sorted.length} measured)`;
}

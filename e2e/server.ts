import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../apps/server/src/testing/postgresql-server.ts';
import { answering, type Spawned, spawnBelvedere } from '../apps/server/src/testing/processes.ts';

/** Who a server of these tests begins with, unless it is to be set up by its page. */
export const administrator = { email: 'ada@example.org', password: 'a calm view over the archive' };

/** A real `belvedere serve` on the embedded engine, in a folder of its own. */
export interface Server {
  readonly origin: string;
  readonly folder: string;
  readonly spawned: Spawned;
  /** Ends it and removes all that it kept. */
  close(): Promise<void>;
}

export async function startServer(environment: Record<string, string> = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-e2e-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const spawned = spawnBelvedere(['serve'], {
    BELVEDERE_DATA: folder,
    BELVEDERE_PORT: String(port),
    BELVEDERE_PUBLIC_URL: origin,
    BELVEDERE_MIN_FREE_BYTES: '0',
    ...environment,
  });
  const close = async () => {
    await spawned.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  try {
    await answering(origin, spawned);
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, folder, spawned, close };
}

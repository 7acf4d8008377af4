import type { Log } from '../log.ts';

export interface EmbeddedOptions {
  readonly folder: string;
  readonly minFreeBytes: number;
  readonly log: Log;
}

export interface EmbeddedDatabase {
  /** For `pg`: the folder of the unix socket is its host. */
  readonly socketFolder: string;
  readonly socketPort: number;
  readonly database: string;
  readonly user: string;
  ensureAlive(): Promise<void>;
  close(): Promise<void>;
}

export async function startEmbedded(_options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  throw new Error('Not written yet');
}

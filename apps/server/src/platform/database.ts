import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { isUnreachable } from './database-errors.ts';
import { type Listener, startListener } from './listener.ts';
import type { Log } from './log.ts';
import type { Schema } from './schema.ts';
import { cut, startPulse } from './server-pulse.ts';
import { refuseInsideTransaction } from './transaction.ts';
import { within } from './within.ts';

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

export interface Database {
  readonly engine: 'embedded' | 'postgresql';
  readonly db: Db;
  /** Calls `heard` on each NOTIFY of the channel, and with `''` after a reconnect, when some may have been missed. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  /** Resolves when a statement is answered, rejects within seconds when none is. Revives the embedded process when it died. */
  ping(): Promise<void>;
  /** What only the embedded engine has: a folder, and how to copy what is in it while it is in use. */
  readonly embedded?: { readonly folder: string; copyTo(folder: string): Promise<void> };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** PostgreSQL; without it the embedded engine in `folder`. */
  readonly url?: string;
  /** The same past a pooler, for LISTEN. */
  readonly directUrl?: string;
  readonly folder: string;
  readonly minFreeBytes: number;
  readonly connections?: number;
  readonly log: Log;
}

/** Opens either engine behind one driver. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === undefined ? openEmbedded(options) : openPostgresql(options, options.url);
}

function openPostgresql(options: DatabaseOptions, url: string): Database {
  const base: pg.PoolConfig = {
    connectionString: url,
    application_name: 'belvedere',
    options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000',
    keepAlive: true,
  };
  return databaseOver({
    engine: 'postgresql',
    pool: { ...base, max: options.connections ?? 12 },
    direct: { ...base, connectionString: options.directUrl ?? url },
    log: options.log,
    revive: async () => {},
    watch: (lost) => startPulse({ client: base, log: options.log, lost }),
    end: async () => {},
  });
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  // Loaded here only: with PostgreSQL the embedded engine is never read from disk.
  const { startEmbedded } = await import('./embedded/embedded-database.ts');
  const embedded = await startEmbedded({
    folder: options.folder,
    minFreeBytes: options.minFreeBytes,
    log: options.log,
  });
  const base: pg.PoolConfig = {
    stream: () => embedded.stream(),
    host: 'embedded',
    database: 'postgres',
    user: 'postgres',
  };
  const database = databaseOver({
    engine: 'embedded',
    // Few connections, each a turn of one session: to wait a little longer for one is no sign of trouble.
    pool: { ...base, max: options.connections ?? 8, connectionTimeoutMillis: 10_000 },
    direct: base,
    log: options.log,
    revive: () => embedded.ensureAlive(),
    renew: () => embedded.renew(),
    // The engine has a watchdog of its own, which ends the connections with the process.
    watch: () => ({ stop: () => {} }),
    end: () => embedded.close(),
  });
  return { ...database, embedded: { folder: options.folder, copyTo: (folder) => embedded.copyTo(folder) } };
}

interface Connecting {
  readonly engine: Database['engine'];
  readonly pool: pg.PoolConfig;
  readonly direct: pg.ClientConfig;
  readonly log: Log;
  revive(): Promise<void>;
  /** After a refused connection: where another try is worth it. */
  renew?(): Promise<void>;
  /** Calls `lost` while the server does not answer. */
  watch(lost: () => void): { stop(): void };
  end(): Promise<void>;
}

const pingPatience = 5_000;

function databaseOver({ engine, pool: poolConfig, direct, log, revive, renew, watch, end }: Connecting): Database {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    ...poolConfig,
    types: columnTypes,
  });
  // An idle connection that dies is replaced by the pool; without this line it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'Database:Connection:Lost'));
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    clients.add(client);
    // One that dies while it is used has told its caller already; unheard, its event too would end the process.
    client.on('error', () => {});
  });
  pool.on('remove', (client) => clients.delete(client));
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const guarded = {
    async connect() {
      refuseInsideTransaction();
      await revive();
      try {
        return releasedClean(await connect());
      } catch (error) {
        if (renew === undefined || !isUnreachable(error)) throw error;
        await renew();
        return releasedClean(await connect());
      }
    },
    end: () => pool.end(),
  };
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: guarded as unknown as pg.Pool }) });
  const listener: Listener = startListener({ client: direct, revive, log });
  const pulse = watch(() => {
    for (const client of clients) cut(client);
    listener.cut();
  });
  return {
    engine,
    db,
    listen: (channel, heard) => listener.listen(channel, heard),
    async ping() {
      await within(pingPatience, sql`select 1`.execute(db));
    },
    async close() {
      pulse.stop();
      await listener.close();
      await db.destroy();
      await end();
    },
  };
}

/** A library that fails between its own `begin` and `commit` gives the connection back in a failed transaction: it is closed instead. */
function releasedClean(client: pg.PoolClient): pg.PoolClient {
  const release = client.release;
  client.release = (error) => release.call(client, error ?? client.getTransactionStatus() !== 'I');
  return client;
}

import type { Config } from './config.ts';
import type { Log } from './platform/log.ts';

export interface CommandCall {
  readonly config: Config;
  readonly log: Log;
  readonly positionals: readonly string[];
  readonly flags: { readonly force: boolean; readonly check: boolean; readonly now: boolean };
}

export interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly help: string;
  /** Runs to its end and answers the exit code. Loaded when it is called, so that `--help` is at once. */
  run(call: CommandCall): Promise<number>;
}

/** What `belvedere` can do. */
export const commands = {
  serve: {
    usage: 'serve',
    summary: 'API, page and worker in one process',
    help: `Migrates the database, then serves everything on BELVEDERE_HOST:BELVEDERE_PORT until it is told to stop.
Without an administrator it prints a link with a one-time code: whoever opens it becomes the first one.

  belvedere serve
  BELVEDERE_PORT=8080 DATABASE_URL=postgres://… BELVEDERE_SECRET=… belvedere serve`,
    run: async (call) => (await import('./commands/serve.ts')).serve(call),
  },
  api: {
    usage: 'api',
    summary: 'API and page only; beside it run workers',
    help: `For several machines behind a balancer: any number of these, any number of workers, one PostgreSQL.

  belvedere migrate && belvedere api`,
    run: async (call) => (await import('./commands/api.ts')).api(call),
  },
  worker: {
    usage: 'worker',
    summary: 'Takes what was deposited to the catalogue, runs actions and schedules',
    help: `Any number may run; each takes what nobody else holds. Killed, its work is taken over within a minute.

  belvedere worker`,
    run: async (call) => (await import('./commands/worker.ts')).worker(call),
  },
  migrate: {
    usage: 'migrate',
    summary: 'Brings the database to this version',
    help: `Forward only, safe to run twice and by several at once. "serve" does it by itself.

  belvedere migrate`,
    run: async (call) => (await import('./commands/migrate.ts')).migrateDatabase(call),
  },
  backup: {
    usage: 'backup <file>',
    summary: 'Writes the whole archive into one file, while it serves',
    help: `One consistent state, with checksums. The file goes into either engine.

  belvedere backup /backups/2026-11-24.belvedere`,
    run: async (call) => (await import('./commands/backup.ts')).backupTo(call),
  },
  restore: {
    usage: 'restore <file> [--force]',
    summary: 'Reads a backup into an empty database of either engine',
    help: `Refuses a database that holds projects; --force empties it first.

  DATABASE_URL=postgres://… BELVEDERE_SECRET=… belvedere restore /backups/2026-11-24.belvedere`,
    run: async (call) => (await import('./commands/backup.ts')).restoreFrom(call),
  },
  rebuild: {
    usage: 'rebuild [--check]',
    summary: 'Counts the figures of every session from the rows again',
    help: `Changes nothing when all is well, and says so; --check only compares. Works while "serve" runs.

  belvedere rebuild --check`,
    run: async (call) => (await import('./commands/rebuild.ts')).rebuild(call),
  },
  demo: {
    usage: 'demo [--now]',
    summary: 'Makes a project to look around in, sent through the public API',
    help: `Needs a server that runs on BELVEDERE_PUBLIC_URL and the same database. --now does not pause between the last deliveries.

  belvedere demo`,
    run: async (call) => (await import('./commands/demo.ts')).demo(call),
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

export function findCommand(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name as CommandName] : undefined;
}

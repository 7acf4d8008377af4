import { awaitDatabase } from './await-database.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { openDatabase } from './platform/database.ts';
import { startEventHub } from './platform/events.ts';
import { startTaskRunner, startTaskSender, type TaskRunner } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { createSnapshotTokens } from './platform/selection.ts';
import { actions, tasks, type WorkerContext } from './worker.ts';

export type OpenDatabase = Awaited<ReturnType<typeof openDatabase>>;

/** The database that the settings name, once it answers. */
export async function openConfiguredDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  const database = await openDatabase({
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.directUrl === undefined ? {} : { directUrl: config.directUrl }),
    folder: config.dataFolder,
    minFreeBytes: config.minFreeBytes,
    log,
  });
  try {
    await awaitDatabase(database, log);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

export interface RunningContext {
  readonly context: WorkerContext;
  readonly runner: TaskRunner;
  close(): Promise<void>;
}

/** Context of a process over a migrated database. One that `runs` takes durable tasks as well as sending them. */
export async function openContext(
  config: Config,
  log: Log,
  database: OpenDatabase,
  part: 'runs' | 'sends',
): Promise<RunningContext> {
  const hub = await startEventHub(database);
  const tokens = createSnapshotTokens(config.secret, Date.now);
  const contextOver = (sender: Context['tasks']): WorkerContext => ({
    config,
    log,
    database,
    db: database.db,
    hub,
    tasks: sender,
    tokens,
    now: () => new Date(),
    actions,
  });
  const runner =
    part === 'runs' ? await startTaskRunner(database, log, tasks, contextOver) : await startTaskSender(database, log);
  return { context: contextOver(runner), runner, close: () => hub.close() };
}

import { sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Database, Tx } from './database.ts';
import type { Log } from './log.ts';

/** A durable job: safe to run twice, safe to be killed midway. Its payload is ids. */
export interface Task<Context, Payload extends object = object> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Crontab line (UTC) for tasks that nobody sends. */
  readonly schedule?: string;
  /** Seconds after which a run counts as dead. A run longer than that beats a heartbeat of its own. */
  readonly expireInSeconds: number;
  run(context: Context, payload: Payload, signal: AbortSignal): Promise<void>;
}

export function defineTask<Context, Payload extends object>(task: Task<Context, Payload>): Task<Context, Payload> {
  return task;
}

const schema = 'jobs';

/** Seconds without a sign after which the job of a worker that was killed is taken by another. */
const heartbeatSeconds = 15;

function createBoss(database: Database, log: Log, installing: 'installs' | 'uses'): PgBoss {
  const boss = new PgBoss({
    db: fromKysely(database.db),
    schema,
    backend: database.engine === 'embedded' ? 'pglite' : 'postgres',
    migrate: installing === 'installs',
    createSchema: installing === 'installs',
    supervise: installing === 'uses',
    schedule: installing === 'uses',
    superviseIntervalSeconds: 5,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'Jobs:Boss:Failed'));
  return boss;
}

/** Makes the queue tables and a queue for each task. Part of `migrate`: a send must never make one inside a transaction. */
export async function installQueues(database: Database, log: Log, tasks: readonly Task<never>[]): Promise<void> {
  const boss = createBoss(database, log, 'installs');
  await boss.start();
  try {
    const present = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const task of tasks) {
      const options = {
        retryLimit: 20,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 30,
        heartbeatSeconds,
        expireInSeconds: task.expireInSeconds,
      };
      if (!present.has(task.name)) await boss.createQueue(task.name, options);
      else await boss.updateQueue(task.name, options);
      if (task.schedule) await boss.schedule(task.name, task.schedule);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Sends tasks inside the transaction of the rows that they are about. */
export interface TaskSender {
  send<Context, Payload extends object>(tx: Tx, task: Task<Context, Payload>, payload: Payload): Promise<void>;
}

export interface TaskRunner extends TaskSender {
  /** Takes no new work, then waits for what is in hand, at most `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** A boss that only sends, for processes that run no tasks (`api`). */
export async function startTaskSender(database: Database, log: Log): Promise<TaskRunner> {
  const boss = createBoss(database, log, 'uses');
  await boss.start();
  return { send: senderOver(boss), stop: (patience) => stopBoss(boss, patience) };
}

/** Sends and runs. Woken by NOTIFY, and by polling for what was missed. */
export async function startTaskRunner<Context>(
  database: Database,
  log: Log,
  tasks: readonly Task<Context>[],
  context: (runner: TaskSender) => Context,
): Promise<TaskRunner> {
  const boss = createBoss(database, log, 'uses');
  await boss.start();
  const sender = { send: senderOver(boss) };
  const stopping = new AbortController();
  const workers = new Map<string, string>();
  for (const task of tasks) {
    const worker = await boss.work(task.name, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([job]) => {
      if (job === undefined) return;
      const signal = AbortSignal.any([job.signal, stopping.signal]);
      await task.run(context(sender), task.payload.parse(job.data ?? {}), signal);
    });
    workers.set(task.name, worker);
  }
  const quiet = await database.listen('belvedere_task', (name) => {
    for (const [task, worker] of workers) if (name === '' || name === task) boss.notifyWorker(worker);
  });
  return {
    ...sender,
    async stop(patience) {
      stopping.abort();
      await quiet();
      await stopBoss(boss, patience);
    },
  };
}

function senderOver(boss: PgBoss): TaskSender['send'] {
  return async (tx, task, payload) => {
    await boss.send(task.name, payload, { db: fromKysely(tx) });
    await sql`select pg_notify('belvedere_task', ${task.name})`.execute(tx);
  };
}

async function stopBoss(boss: PgBoss, patience: number): Promise<void> {
  await boss.stop({ graceful: true, timeout: Math.max(1_000, patience) });
}

import type { Config } from './config.ts';
import type { Database, Db } from './platform/database.ts';
import type { EventHub } from './platform/events.ts';
import type { TaskSender } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import type { SnapshotTokens } from './platform/selection.ts';

/** What a process of ours is made of. Passed first, and no further down than it is needed. */
export interface Context {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly db: Db;
  readonly hub: EventHub;
  readonly tasks: TaskSender;
  readonly tokens: SnapshotTokens;
  /** The clock. */
  now(): Date;
}

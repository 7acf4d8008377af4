import type { Socket } from 'node:net';
import type { Log } from '../log.ts';
import { within } from '../within.ts';
import { DialledSocket } from './dialled-socket.ts';
import { type DatabaseProcess, findProcess, joinProcess } from './join-process.ts';

export interface EmbeddedOptions {
  readonly folder: string;
  readonly minFreeBytes: number;
  readonly log: Log;
}

/** This process's hold on the embedded database of a folder: while it is open, the database process stays. */
export interface EmbeddedDatabase {
  /** A stream for `pg`, connected by its `connect` to wherever the database process is now. */
  stream(): Socket;
  /** Resolves at once while the process is there, else when it has been started again. */
  ensureAlive(): Promise<void>;
  /** The same for one who was refused just now: the process has died, and this one has not heard of it yet. */
  renew(): Promise<void>;
  /** Copies the database, as it is between two transactions, into an empty data folder. */
  copyTo(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that a caller waits for the process to be started again, which takes two or three seconds. */
const revivalPatience = 15_000;

/** Milliseconds that a failed start is told to all who ask. */
const failureLasts = 1_000;

/** Joins the database process of a folder, or starts it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  let current: DatabaseProcess | undefined;
  let joining: Promise<DatabaseProcess> | undefined;
  let closed = false;

  async function alive(): Promise<DatabaseProcess> {
    if (closed) throw new Error('Cannot use the embedded database: it is closed');
    if (current?.isAlive() === true) return current;
    joining ??= joinOnce();
    current = await joining;
    return current;
  }

  function joinOnce(): Promise<DatabaseProcess> {
    const attempt = joinProcess(options);
    const forget = () => {
      if (joining === attempt) joining = undefined;
    };
    // A failure stands for a moment: many callers must not start as many processes that fail alike.
    attempt.then(forget, () => setTimeout(forget, failureLasts).unref());
    return attempt;
  }

  await alive();
  return {
    stream: () => new DialledSocket(() => current?.statementsPath() ?? ''),
    async ensureAlive() {
      await within(revivalPatience, alive());
    },
    async renew() {
      current?.leave();
      await within(revivalPatience, alive());
    },
    async copyTo(folder) {
      await (await alive()).copyTo(folder);
    },
    async close() {
      closed = true;
      await joining?.catch(() => {});
      current?.leave();
    },
  };
}

/** Ends the database process of a folder when nobody uses it, and waits for that. False when somebody does. */
export async function endEmbedded(options: EmbeddedOptions): Promise<boolean> {
  // One that could not open its folder ends by itself.
  const process = await findProcess(options).catch(() => undefined);
  return process === undefined || process.end();
}

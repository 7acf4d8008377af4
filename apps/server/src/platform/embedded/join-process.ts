import { connect, type Socket } from 'node:net';
import { resolve as absolute } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ControlReply, type ControlRequest, hear, replySchema, send } from './control-messages.ts';
import { socketNames } from './data-folder.ts';
import { type ProcessRecord, readRecord } from './process-record.ts';
import { socketPathIn } from './socket-path.ts';
import { type StartedProcess, startProcess } from './start-process.ts';
import { watchProcess } from './watchdog.ts';

export interface JoinOptions {
  readonly folder: string;
  readonly minFreeBytes: number;
  readonly log: Log;
}

/** A database process as one of its clients sees it. */
export interface DatabaseProcess {
  readonly pid: number;
  isAlive(): boolean;
  statementsPath(): string;
  copyTo(folder: string): Promise<void>;
  /** Asks it to end when nobody else is there, and waits. False when somebody was. */
  end(): Promise<boolean>;
  leave(): void;
}

/** Milliseconds to make a database, open it after a kill, or wait for another process to end, on a slow machine. */
const patience = 90_000;

/** Finds the database process of a folder, or starts it. Several may try at once: the kernel's lock lets one be it. */
export async function joinProcess(options: JoinOptions): Promise<DatabaseProcess> {
  const folder = absolute(options.folder);
  const deadline = performance.now() + patience;
  let started: StartedProcess | undefined;
  while (performance.now() < deadline) {
    const joined = await findProcess(options);
    if (joined !== undefined) return joined;
    started ??= startProcess(folder);
    if (started.ended() === 'failed') throw unavailable(started.lastWords());
    if (started.ended() !== undefined) started = undefined;
    await pause(20);
  }
  throw unavailable('it did not answer in time');
}

/** The database process of a folder, if there is one. A hung one is killed on the way. */
export async function findProcess(options: JoinOptions): Promise<DatabaseProcess | undefined> {
  const record = readRecord(absolute(options.folder));
  return record && join(record, options);
}

function unavailable(why: string): AppError {
  return new AppError(503, 'database_unavailable', `Cannot open the embedded database: ${why}`, {
    hint: 'The log "database.log" in the data folder says more',
    retriable: true,
    retryAfter: 5,
  });
}

/** Undefined when nobody answers there, or he is gone before he is ready. */
async function join(record: ProcessRecord, options: JoinOptions): Promise<DatabaseProcess | undefined> {
  const control = socketPathIn(record.sockets, socketNames.control);
  const statements = socketPathIn(record.sockets, socketNames.statements);
  const socket = connect(control.path);
  const watchdog = watchProcess(record, options.log, () => send(socket, { kind: 'ping' }));
  const replies = new Set<(reply: ControlReply | undefined) => void>();
  const tell = (reply: ControlReply | undefined) => {
    for (const heard of replies) heard(reply);
  };
  socket.on('error', () => {});
  socket.once('close', () => {
    watchdog.stop();
    control.release();
    statements.release();
    tell(undefined);
  });
  hear(socket, replySchema as z.ZodType<ControlReply>, (reply) => {
    watchdog.heard();
    if (reply.kind !== 'pong') tell(reply);
  });

  /** The next reply that is no pong, or undefined when the connection is closed. */
  async function ask(request: ControlRequest): Promise<ControlReply | undefined> {
    if (socket.destroyed) return undefined;
    const { promise, resolve } = Promise.withResolvers<ControlReply | undefined>();
    replies.add(resolve);
    send(socket, request);
    const reply = await promise;
    replies.delete(resolve);
    if (reply?.kind === 'failed') throw failureOf(reply);
    return reply;
  }

  const reply = await ask({ kind: 'hello', minFreeBytes: options.minFreeBytes });
  if (reply === undefined) return undefined;
  // From here on the statements' connections keep a command alive, not this one.
  socket.unref();
  return {
    pid: record.pid,
    isAlive: () => !socket.destroyed,
    statementsPath: () => statements.path,
    async copyTo(folder) {
      if ((await ask({ kind: 'copy', folder })) === undefined) throw unavailable('it ended while it was copied');
    },
    end: () => endedWithin(socket, 10_000),
    leave: () => socket.destroy(),
  };
}

async function endedWithin(socket: Socket, milliseconds: number): Promise<boolean> {
  socket.ref();
  send(socket, { kind: 'end' });
  for (const deadline = performance.now() + milliseconds; performance.now() < deadline; ) {
    if (socket.destroyed) return true;
    await pause(20);
  }
  socket.destroy();
  return false;
}

function failureOf({ code, message, hint }: Extract<ControlReply, { kind: 'failed' }>): AppError {
  const status = { disk_full: 507, engine_differs: 500 }[code] ?? 503;
  return new AppError(status, code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(status === 500 ? {} : { retriable: true, retryAfter: 5 }),
  });
}

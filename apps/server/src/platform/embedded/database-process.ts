import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createLog, type Log } from '../log.ts';
import { type ControlServer, createControlServer } from './control-server.ts';
import { copyDatabase } from './copy-database.ts';
import { makeSocketFolder, refuseOtherMajor, roomsOf, type SocketName, socketNames } from './data-folder.ts';
import { createDiskFloor } from './disk-floor.ts';
import { type FileLock, tryLock } from './file-lock.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createCheckpointer, startHousekeeping } from './housekeeping.ts';
import { embeddedMajor, openPglite } from './open-pglite.ts';
import { readRecord, removeRecord, takenExitCode, writeRecord } from './process-record.ts';
import { socketPathIn } from './socket-path.ts';

/** Milliseconds without a client after which the process ends. */
const linger = 3_000;
/** Milliseconds that clients have to finish once the machine asks the process to end. */
const farewell = 15_000;

/**
 * The one process that opens a data folder: started by its first client, ended a few seconds after its last. Clients find it by the record
 * that it leaves in the folder; the kernel's lock keeps a second one out.
 */
async function main(folder: string): Promise<void> {
  const log = createLog({ level: 'info' });
  const lock = await takeLock(folder);
  if (lock === undefined) process.exit(takenExitCode);
  const control = createControlServer();
  const sockets = await listenSomewhere(folder, control.server);
  writeRecord(folder, sockets);
  try {
    const database = await serveDatabase(folder, sockets, control, log);
    await unused(folder, control, database.gateway);
    log.info({ clients: control.clients() }, 'Embedded:Process:Ending');
    tidyUp(folder, sockets);
    control.server.close();
    await database.close();
  } catch (error) {
    log.error({ err: error }, 'Embedded:Database:Failed');
    control.failed(error);
    await told(control);
    tidyUp(folder, sockets);
  }
  lock.release();
  process.exit(0);
}

/** A process that is ending holds its lock for a moment more. */
async function takeLock(folder: string): Promise<FileLock | undefined> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const lock = tryLock(roomsOf(folder).lock);
    if (lock !== undefined || readRecord(folder) !== undefined) return lock;
    await pause(50);
  }
  return undefined;
}

/** Some file systems take no sockets: the temporary folder's does. */
async function listenSomewhere(folder: string, server: Server): Promise<string> {
  const inside = makeSocketFolder(folder, 'inside');
  try {
    await listen(server, inside, socketNames.control);
    return inside;
  } catch {
    const temporary = makeSocketFolder(folder, 'temporary');
    await listen(server, temporary, socketNames.control);
    return temporary;
  }
}

async function listen(server: Server, folder: string, name: SocketName): Promise<void> {
  const { path, release } = socketPathIn(folder, name);
  // What a killed process has left. Nobody else may be there: this one holds the lock.
  rmSync(path, { force: true });
  try {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject);
    server.listen(path, resolve);
    await promise;
  } finally {
    release();
  }
}

async function serveDatabase(
  folder: string,
  sockets: string,
  control: ControlServer,
  log: Log,
): Promise<{ gateway: Gateway; close(): Promise<void> }> {
  refuseOtherMajor(folder, embeddedMajor);
  const started = performance.now();
  const database = await openPglite(folder, (error) => {
    log.fatal({ err: error }, 'Embedded:Engine:Broken');
    // Nothing to close: its state is unknown. The next process replays the log.
    process.exit(70);
  });
  const floor = createDiskFloor(folder, database.session, control.minFreeBytes);
  const checkpointer = createCheckpointer(database.session);
  const gateway = createGateway({
    session: database.session,
    beforeTurn(status) {
      floor.hold(status);
      checkpointer.keep(status);
    },
    idleTransaction: 20_000,
    patience: 30_000,
  });
  const server = createServer((socket) => gateway.accept(socket));
  await listen(server, sockets, socketNames.statements);
  control.ready((target) =>
    gateway.exclusively(() => copyDatabase(database.session, folder, target, control.minFreeBytes())),
  );
  const housekeeping = startHousekeeping({ session: database.session, floor, gateway, log });
  log.info({ folder, ms: Math.round(performance.now() - started) }, 'Embedded:Database:Opened');
  return {
    gateway,
    async close() {
      housekeeping.stop();
      server.close();
      gateway.close();
      await database.close();
    },
  };
}

function isOurs(folder: string): boolean {
  return readRecord(folder)?.pid === process.pid;
}

/** Nobody finds the process from here on. In a folder that was removed and made again meanwhile, things are another's. */
function tidyUp(folder: string, sockets: string): void {
  if (!isOurs(folder)) return;
  removeRecord(folder);
  rmSync(sockets, { recursive: true, force: true });
}

/** Whoever started the process comes for its words in a moment. */
async function told(control: ControlServer): Promise<void> {
  for (const deadline = performance.now() + linger; performance.now() < deadline && !control.isTold(); )
    await pause(20);
  // They must leave before the process does.
  await pause(100);
}

/** Resolves when nobody is connected any more. */
async function unused(folder: string, control: ControlServer, gateway: Gateway): Promise<void> {
  let lastUsed = performance.now();
  let leaveAt = Number.POSITIVE_INFINITY;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      leaveAt = Math.min(leaveAt, performance.now() + farewell);
    });
  }
  for (;;) {
    await pause(100);
    const now = performance.now();
    if (control.clients() + gateway.connections() > 0) lastUsed = now;
    const isLeaving = control.isEndAsked() || leaveAt < Number.POSITIVE_INFINITY || !isOurs(folder);
    if (now - lastUsed > (isLeaving ? 0 : linger) || now >= leaveAt) return;
  }
}

await main(process.argv[2] ?? '');

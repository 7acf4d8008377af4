import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { outsideTransaction } from '../platform/transaction.ts';
import { giveBackChunk, type LeasedChunk, leaseChunk } from '../requests/chunks.ts';
import type { Loop } from '../sessions/fold.ts';
import { createModels } from './model/models.ts';
import { type Bell, createBell } from './work/bell.ts';
import { isTransient, LeaseLost } from './work/failure.ts';
import { type SettleTools, settleChunk } from './work/settle-chunk.ts';

/** Chunks in hand at once. The embedded engine does one thing at a time: the second is unpacked meanwhile. */
const lanes = { postgresql: 4, embedded: 2 };
/** Milliseconds after which an idle lane looks by itself: for what is to be looked at again, and for a wake-up that was missed. */
const idle = 1_000;
const longestRest = 5_000;

interface Lane {
  readonly tools: SettleTools;
  readonly worker: string;
  readonly bell: Bell;
  readonly stopped: AbortSignal;
  /** A chunk that could not be given back while the database was away. */
  kept?: LeasedChunk | undefined;
}

/** Works on chunks for as long as the process lives, several at once, woken by deposits. */
export async function startWorkLoops({ database, db, log }: Pick<Context, 'database' | 'db' | 'log'>): Promise<Loop> {
  const stopping = new AbortController();
  const bell = createBell();
  const tools: SettleTools = { db, log, models: createModels(db) };
  const quiet = await database.listen('belvedere_chunk', () => bell.ring());
  const process = `${hostname()} ${globalThis.process.pid} ${randomBytes(4).toString('hex')}`;
  const running = Array.from({ length: lanes[database.engine] }, (_, index) =>
    outsideTransaction(() => runLane({ tools, worker: `${process} ${index}`, bell, stopped: stopping.signal })),
  );
  return {
    async stop(patience) {
      stopping.abort();
      bell.ringAll();
      await quiet();
      const hurry = new AbortController();
      const late = pause(patience, 'late' as const, { signal: hurry.signal }).catch(() => 'late' as const);
      const ended = await Promise.race([Promise.all(running), late]);
      hurry.abort();
      // What is in hand then is not lost: its lease runs out, and another worker takes it.
      if (ended === 'late') log.warn('Chunk:Loop:Abandoned');
    },
  };
}

async function runLane(lane: Lane): Promise<void> {
  let failures = 0;
  while (!lane.stopped.aborted) {
    try {
      const worked = await workOnce(lane);
      if (failures > 0) lane.tools.log.info('Chunk:Database:Restored');
      failures = 0;
      if (!worked) await lane.bell.heard(idle);
    } catch (error) {
      failures += 1;
      if (failures === 1) lane.tools.log.warn({ err: error }, 'Chunk:Loop:Failed');
      await lane.bell.heard(Math.min(longestRest, 50 * 2 ** failures));
    }
  }
}

/** Whether there was a chunk to work on. */
async function workOnce(lane: Lane): Promise<boolean> {
  const { tools, worker, bell } = lane;
  if (lane.kept !== undefined) await giveBack(lane, lane.kept);
  const chunk = await leaseChunk(tools.db, worker);
  if (chunk === undefined) return false;
  bell.ring();
  try {
    await settleChunk(tools, chunk, worker);
  } catch (error) {
    if (error instanceof LeaseLost) {
      tools.log.warn({ chunk: chunk.id, project: chunk.projectId }, 'Chunk:Lease:Lost');
      return true;
    }
    if (isTransient(error)) await giveBack(lane, chunk).catch(() => {});
    throw error;
  }
  return true;
}

/** While the database is away this fails, and is tried again before anything else; at the latest the lease runs out. */
async function giveBack(lane: Lane, chunk: LeasedChunk): Promise<void> {
  lane.kept = chunk;
  await giveBackChunk(lane.tools.db, chunk, lane.worker, 0);
  lane.kept = undefined;
}

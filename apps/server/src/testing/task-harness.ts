import type { KyselyPlugin } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../platform/database.ts';
import type { Task } from '../platform/jobs.ts';

/** One run of a task, set up afresh. */
export interface TaskScene<Context, Payload> {
  /** The task's context over a handle that may be broken at any statement. */
  context(db: Db): Context;
  readonly payload: Payload;
  /** What the task is about, without ids that differ from scene to scene. */
  outcome(): Promise<unknown>;
}

export interface TaskTrial<Context, Payload extends object> {
  readonly db: Db;
  readonly task: Task<Context, Payload>;
  arrange(): Promise<TaskScene<Context, Payload>>;
}

const noSignal = () => new AbortController().signal;

/**
 * Runs a task once; twice; twice at once; killed at each of its statements and each time it asks whether to stop, then run again.
 * The outcome is the same each time.
 */
export async function expectRepeatable<Context, Payload extends object>(
  trial: TaskTrial<Context, Payload>,
): Promise<void> {
  const once = await outcomeOf(trial, async (run) => run(trial.db, noSignal()));
  const twice = await outcomeOf(trial, async (run) => {
    await run(trial.db, noSignal());
    await run(trial.db, noSignal());
  });
  expect(twice, 'run twice').toEqual(once);
  const atOnce = await outcomeOf(trial, async (run) => {
    await Promise.all([run(trial.db, noSignal()), run(trial.db, noSignal())]);
  });
  expect(atOnce, 'run twice at once').toEqual(once);
  await expectSurvives(trial, once, 'killed at statement', (place) => ({
    db: breakAt(trial.db, place),
    signal: noSignal(),
  }));
  await expectSurvives(trial, once, 'told to stop at', (place) => ({ db: trial.db, signal: abortAt(place) }));
}

type Run = (db: Db, signal: AbortSignal) => Promise<void>;

async function outcomeOf<Context, Payload extends object>(
  { task, arrange }: TaskTrial<Context, Payload>,
  act: (run: Run) => Promise<void>,
): Promise<unknown> {
  const scene = await arrange();
  await act((db, signal) => task.run(scene.context(db), scene.payload, signal));
  return scene.outcome();
}

/** Kills the task at its first place, its second, … until it has none left; runs it again each time. */
async function expectSurvives<Context, Payload extends object>(
  trial: TaskTrial<Context, Payload>,
  expected: unknown,
  words: string,
  killer: (place: number) => { db: Db; signal: AbortSignal },
): Promise<void> {
  for (let place = 1; ; place += 1) {
    let killed = false;
    const outcome = await outcomeOf(trial, async (run) => {
      const { db, signal } = killer(place);
      await run(db, signal).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        killed = true;
      });
      await run(trial.db, noSignal());
    });
    expect(outcome, `${words} ${place}, then run again`).toEqual(expected);
    if (!killed) return;
  }
}

/** `code` as of a connection that was lost: the task must leave the work to its next run. */
class Killed extends Error {
  readonly code = 'ECONNRESET';
}

function breakAt(db: Db, place: number): Db {
  let statements = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1;
      if (statements === place) throw new Killed(`Killed at statement ${place}`);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return db.withPlugin(plugin);
}

function abortAt(place: number): AbortSignal {
  const controller = new AbortController();
  let asked = 0;
  const ask = () => {
    asked += 1;
    if (asked === place) controller.abort(new Killed(`Told to stop at ${place}`));
  };
  return new Proxy(controller.signal, {
    get(signal, property) {
      if (property === 'throwIfAborted' || property === 'aborted') ask();
      const value: unknown = Reflect.get(signal, property, signal);
      return typeof value === 'function' ? value.bind(signal) : value;
    },
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { useDatabase } from '../testing/database.ts';
import { defineTask, installQueues, startTaskRunner, startTaskSender } from './jobs.ts';
import { createLog } from './log.ts';
import { inTransaction } from './transaction.ts';

const log = createLog({ level: 'silent' });

/** A task with a name of its own, which tells what it was given. */
function newTask(run: (id: number) => Promise<void> | void = () => {}) {
  const ran: number[] = [];
  const task = defineTask({
    name: `test-${Math.random().toString(36).slice(2)}`,
    payload: z.object({ id: z.number() }),
    expireInSeconds: 60,
    async run(_context: object, { id }) {
      await run(id);
      ran.push(id);
    },
  });
  return { task, ran };
}

async function until(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !holds(); attempt += 1) await pause(25);
  expect(holds()).toBe(true);
}

test('a task sent in a transaction runs once it commits, woken at once, and never when it is rolled back', async () => {
  const database = await useDatabase();
  const { task, ran } = newTask();
  await installQueues(database, log, [task]);
  const runner = await startTaskRunner(database, log, [task], () => ({}));
  try {
    await inTransaction(database.db, (tx) => runner.send(tx, task, { id: 1 }));
    const rolledBack = inTransaction(database.db, async (tx) => {
      await runner.send(tx, task, { id: 2 });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await inTransaction(database.db, (tx) => runner.send(tx, task, { id: 3 }));
    await until(() => ran.length === 2);
    expect(ran.toSorted()).toEqual([1, 3]);
  } finally {
    await runner.stop(1_000);
  }
});

test('a task that fails is run again', async () => {
  const database = await useDatabase();
  let failures = 0;
  const { task, ran } = newTask(() => {
    failures += 1;
    if (failures === 1) throw new Error('the first time');
  });
  await installQueues(database, log, [task]);
  const runner = await startTaskRunner(database, log, [task], () => ({}));
  try {
    await inTransaction(database.db, (tx) => runner.send(tx, task, { id: 1 }));
    await until(() => ran.length === 1);
    expect(failures).toBe(2);
  } finally {
    await runner.stop(1_000);
  }
});

test('what one process sends another runs', async () => {
  const database = await useDatabase();
  const { task, ran } = newTask();
  await installQueues(database, log, [task]);
  const sender = await startTaskSender(database, log);
  const runner = await startTaskRunner(database, log, [task], () => ({}));
  try {
    await inTransaction(database.db, (tx) => sender.send(tx, task, { id: 7 }));
    await until(() => ran.length === 1);
  } finally {
    await runner.stop(1_000);
    await sender.stop(1_000);
  }
});

test('installing the queues twice, or by two at once, changes nothing', async () => {
  const database = await useDatabase();
  const { task } = newTask();
  await Promise.all([installQueues(database, log, [task]), installQueues(database, log, [task])]);
  await installQueues(database, log, [task]);
  const { rows } = await sql`select name from jobs.queue where name = ${task.name}`.execute(database.db);
  expect(rows).toEqual([{ name: task.name }]);
});

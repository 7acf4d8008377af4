import { sql } from 'kysely';
import { beforeAll, test } from 'vitest';
import { z } from 'zod';
import { counters } from '../counters.ts';
import type { Db } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { defineTask } from '../platform/jobs.ts';
import { createLog } from '../platform/log.ts';
import { currentSnapshot } from '../platform/selection.ts';
import { leaseChunk } from '../requests/chunks.ts';
import { runActionTask } from '../requests/run-action.task.ts';
import { checkFigures } from '../sessions/check-figures.ts';
import { useDatabase } from '../testing/database.ts';
import { deposit, newArchive, newItem, requestsOf, versionsOf, workUntilDone } from '../testing/ingest-stage.ts';
import { expectRepeatable } from '../testing/task-harness.ts';
import { actions } from '../worker.ts';
import { createModels } from './model/models.ts';
import { LeaseLost } from './work/failure.ts';
import { settleChunk } from './work/settle-chunk.ts';

let db: Db;
beforeAll(async () => {
  db = (await useDatabase()).db;
  await sql`delete from chunk`.execute(db);
});

const log = createLog({ level: 'silent' });
const cover = { type: 'object', properties: { 'eo:cloud_cover': { type: 'number' } } };
const bowTie = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  ],
};
type Archive = Awaited<ReturnType<typeof newArchive>>;

/** Everything a chunk can meet: new, existing and repeated products, a broken model, a geometry that PostGIS refuses. */
async function archiveWithWork(): Promise<Archive> {
  const archive = await newArchive(db, cover);
  await deposit(db, archive, [newItem('a'), newItem('b')], { session: 'sunday' });
  await workUntilDone(db, archive);
  const mixed = [
    newItem('a'),
    newItem('c'),
    newItem('c'),
    newItem('d', { properties: { 'eo:cloud_cover': 'x' } }),
    newItem('b', { geometry: bowTie, bbox: [0, 0, 1, 1] }),
  ];
  await deposit(db, archive, mixed, { versioning: 'replace' });
  return archive;
}

async function stateOf(archive: Archive): Promise<unknown> {
  const versions = (await versionsOf(db, archive)).map(({ text: _, ...version }) => version);
  const requests = (await requestsOf(db, archive)).map(({ id: _, ...request }) => request);
  const { rows: chunks } = await sql`select id from chunk where project_id = ${archive.id}`.execute(db);
  const { rows: history } = await sql`
    select item_id, version, event from aip_history where project_id = ${archive.id} order by 1, 2, 3`.execute(db);
  return { versions, requests, chunks, history, wrong: await checkFigures(db, counters, archive.id) };
}

const work = defineTask({
  name: 'work',
  payload: z.object({ projectId: z.number() }),
  expireInSeconds: 60,
  async run(context: { readonly db: Db }, { projectId }) {
    // As if the lease of whoever was killed were over.
    await sql`update chunk set leased_until = null where project_id = ${projectId}`.execute(db);
    const worker = `worker ${Math.random()}`;
    const tools = { db: context.db, log, models: createModels(context.db) };
    for (
      let chunk = await leaseChunk(context.db, worker);
      chunk !== undefined;
      chunk = await leaseChunk(context.db, worker)
    ) {
      await settleChunk(tools, chunk, worker).catch((error: unknown) => {
        if (!(error instanceof LeaseLost)) throw error;
      });
    }
  },
});

test('work on a chunk comes to the same end, however often it is begun and wherever it is killed', async () => {
  await expectRepeatable({
    db,
    task: work,
    async arrange() {
      const archive = await archiveWithWork();
      return {
        context: (broken: Db) => ({ db: broken }),
        payload: { projectId: archive.id },
        outcome: () => stateOf(archive),
      };
    },
  });
}, 120_000);

const keyed = defineTask({
  name: 'deposit',
  payload: z.object({ id: z.number(), accountId: z.number(), key: z.string() }),
  expireInSeconds: 60,
  async run(context: { readonly db: Db }, { key, ...archive }) {
    const items = Array.from({ length: 1_050 }, (_, index) =>
      newItem(`item-${index}`, index % 400 === 7 ? { collection: 'nowhere' } : {}),
    );
    await deposit(context.db, archive, items, { key }).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'deposit_live')) throw causeOf(error);
    });
  },
});

/** What the harness threw, below the words that a caller is told. */
function causeOf(error: unknown): unknown {
  return error instanceof AppError ? causeOf(error.cause) : error;
}

test('a deposit with a key comes to the same end, however often it is sent and wherever it is killed', async () => {
  await expectRepeatable({
    db,
    task: keyed,
    async arrange() {
      const archive = await newArchive(db);
      return {
        context: (broken: Db) => ({ db: broken }),
        payload: { id: archive.id, accountId: archive.accountId, key: `key of ${archive.slug}` },
        async outcome() {
          const { rows } = await sql`
            select state, features, granted, denied from deposit where project_id = ${archive.id}`.execute(db);
          const requests = (await requestsOf(db, archive)).map(({ item, state }) => `${item} ${state}`);
          return { deposits: rows, requests, wrong: await checkFigures(db, counters, archive.id) };
        },
      };
    },
  });
  await sql`delete from chunk`.execute(db);
}, 120_000);

test.each(['mark', 'irrevocable'])(
  'a deletion (%s) comes to the same end, wherever it is killed',
  async (mode) => {
    await expectRepeatable({
      db,
      task: runActionTask,
      async arrange() {
        const archive = await archiveWithWork();
        await workUntilDone(db, archive);
        const selection = { search: { session: 'monday', source: 'alto-1' }, before: await currentSnapshot(db) };
        const { rows } = await sql<{ id: number }>`
        insert into action (project_id, kind, state, label, selection, parameters, total, actor)
        values (${archive.id}, 'delete-products', 'pending', '', ${JSON.stringify(selection)}, ${JSON.stringify({ mode })}, 4, 'Ada')
        returning id`.execute(db);
        return {
          context: (broken: Db) => ({ db: broken, tasks: { send: async () => {} }, log, actions }),
          payload: { projectId: archive.id, id: rows[0]?.id ?? 0 },
          outcome: () => stateOf(archive),
        };
      },
    });
  },
  120_000,
);

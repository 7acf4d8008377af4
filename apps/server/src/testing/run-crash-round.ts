import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@belvedere/contract/client.ts';
import { abortRequests, retryRequests } from '@belvedere/contract/requests.ts';
import { deleteSessionProducts, listSessions } from '@belvedere/contract/sessions.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { counters } from '../counters.ts';
import { inTransaction } from '../platform/transaction.ts';
import { checkFigures } from '../sessions/check-figures.ts';
import { rebuildFigures } from '../sessions/rebuild.ts';
import { recordChanges } from '../sessions/session-change.ts';
import { depositUntilAcknowledged, type Ledger, settled, whileRunning } from './crash-round.ts';
import { type Stage, type Victim, victims } from './crash-stage.ts';

const producers = 8;
const bodies = 2;
const featuresOfBody = 700;
const patience = 90_000;

/** Eight producers and an operator at work while each kind of process is killed once; then the books are checked. */
export async function runCrashRound(stage: Stage, round: number, random: () => number): Promise<string> {
  const source = `source-${round}`;
  const ledger: Ledger = new Set();
  const working = new AbortController();
  const operator = operate(stage, random, working.signal);
  const sent = Promise.all(
    Array.from({ length: producers }, (_, index) =>
      produce(stage, { source, session: `session-${index % 3}`, index, round }, ledger),
    ),
  );
  const kills: string[] = [];
  const killed = (async () => {
    for (const victim of shuffled(victims, random)) kills.push(await killWhileRunning(stage, victim, random));
  })();
  await Promise.all([sent, killed]);
  working.abort();
  await operator;
  await settled(stage.database.db, stage.projectId, patience);
  await expectBooksInOrder(stage, ledger);
  return `round ${round}: ${ledger.size} acknowledged; ${kills.join(', ')}`;
}

async function produce(
  stage: Stage,
  of: { source: string; session: string; index: number; round: number },
  ledger: Ledger,
): Promise<void> {
  for (let body = 0; body < bodies; body += 1) {
    const ids = Array.from({ length: featuresOfBody }, (_, feature) => `r${of.round}-p${of.index}-b${body}-${feature}`);
    await depositUntilAcknowledged({ ...stage, source: of.source, session: of.session }, ids, ledger, patience);
  }
}

async function killWhileRunning(stage: Stage, victim: Victim, random: () => number): Promise<string> {
  await pause(random() * 400);
  const running = await whileRunning(stage.database.db, stage.projectId, 30_000);
  expect(running, `requests run when ${victim} is killed`).toBeGreaterThan(0);
  await stage.kill(victim);
  return `${victim} killed with ${running} running`;
}

/** Relaunches, aborts and deletes at random. Refusals while something is down are what an operator sees, too. */
async function operate(stage: Stage, random: () => number, signal: AbortSignal): Promise<void> {
  const call = createClient({ origin: stage.origin, token: stage.token });
  const params = { project: stage.project };
  while (!signal.aborted) {
    const draw = random();
    try {
      if (draw < 0.5) await call(retryRequests, { params, body: { selection: { search: { state: 'error' } } } });
      else if (draw < 0.8)
        await call(abortRequests, {
          params,
          body: { selection: { search: { state: 'error', session: 'session-1', source: 'source-1' } } },
        });
      else await deleteSome(stage, call);
      await rollBack(stage);
    } catch {
      // Something is being killed: the next draw tries again.
    }
    await pause(200, undefined, { signal }).catch(() => {});
  }
}

async function deleteSome(stage: Stage, call: ReturnType<typeof createClient>): Promise<void> {
  const { items } = await call(listSessions, { params: { project: stage.project }, query: { name: 'session-2' } });
  const session = items.at(-1);
  if (session === undefined) return;
  await call(deleteSessionProducts, { params: { project: stage.project, id: session.id }, query: {} });
}

/** A transaction that counted something and then failed must have counted nothing. */
async function rollBack(stage: Stage): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from session where project_id = ${stage.projectId} limit 1`.execute(stage.database.db);
  const sessionId = rows[0]?.id;
  if (sessionId === undefined) return;
  const failure = new Error('rolled back on purpose');
  await inTransaction(stage.database.db, async (tx) => {
    await recordChanges(tx, [
      {
        projectId: stage.projectId,
        sessionId,
        count: { stepId: 'feature', property: 'referencedProducts' },
        delta: 1_000,
      },
    ]);
    throw failure;
  }).catch((error: unknown) => {
    if (error !== failure) throw error;
  });
}

async function expectBooksInOrder(stage: Stage, ledger: Ledger): Promise<void> {
  const { db } = stage.database;
  const { rows: requests } = await sql<{ item: string; state: string; requests: number }>`
    select item_id as item, min(state) as state, count(*) as requests
    from request
    where project_id = ${stage.projectId} and item_id = any(${[...ledger]}::text[])
    group by item_id`.execute(db);
  expect(
    requests.filter((row) => row.requests > 1),
    'taken in twice',
  ).toEqual([]);
  expect(requests.length, 'acknowledged and still known').toBe(ledger.size);
  const { rows: versions } = await sql<{ item: string; versions: number }>`
    select item_id as item, count(*) as versions
    from aip
    where project_id = ${stage.projectId} and item_id = any(${[...ledger]}::text[])
    group by item_id`.execute(db);
  expect(
    versions.filter((row) => row.versions > 1),
    'done twice',
  ).toEqual([]);
  const done = requests.filter((row) => row.state === 'done').map((row) => row.item);
  expect(versions.map((row) => row.item).sort(), 'done and kept').toEqual(done.sort());
  expect(await itemsWithoutTruth(stage), 'shown and kept').toBe(0);
  await expectFiguresInOrder(stage);
}

/** Items whose version is not stored, and stored last versions that are not shown. */
async function itemsWithoutTruth(stage: Stage): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    select count(*) as wrong
    from (
      select collection, item_id, max(version) as version
      from aip
      where project_id = ${stage.projectId} and state = 'stored'
      group by collection, item_id
    ) as last
    full join item
      on item.project_id = ${stage.projectId} and item.collection = last.collection and item.id = last.item_id
      and item.version = last.version
    where last.item_id is null or item.id is null`.execute(stage.database.db);
  return rows[0]?.wrong ?? -1;
}

async function expectFiguresInOrder(stage: Stage): Promise<void> {
  const { db } = stage.database;
  expect(await checkFigures(db, counters, stage.projectId)).toEqual([]);
  const { rows: negative } = await sql`
    select session_id, step_id, key, value
    from session_step, jsonb_each_text(properties)
    where project_id = ${stage.projectId} and value::bigint < 0`.execute(db);
  expect(negative).toEqual([]);
  expect(await rebuildFigures(db, counters, stage.projectId), 'put right by rebuild').toBe(0);
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

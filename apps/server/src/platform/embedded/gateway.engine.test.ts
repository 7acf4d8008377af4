import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { explainDatabaseError } from '../database-errors.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { type OpenedPglite, openPglite } from './open-pglite.ts';
import { query } from './wire.ts';

let folder: string;
let sockets: string;
let engine: OpenedPglite;
let gateway: Gateway;
let server: Server;
const clients: pg.Client[] = [];

/** The gateway over a real engine in this very process, with little patience. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'belvedere-engine-'));
  sockets = mkdtempSync(join(tmpdir(), 'belvedere-gateway-'));
  engine = await openPglite(folder, (error) => {
    throw error;
  });
  engine.session.run(query('create table fact (id bigint primary key)'));
  gateway = createGateway({ session: engine.session, beforeTurn: () => {}, idleTransaction: 1_500, patience: 400 });
  server = createServer((socket) => gateway.accept(socket));
  await new Promise<void>((resolve) => server.listen(join(sockets, '.s.PGSQL.5432'), resolve));
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end().catch(() => {})));
});
afterAll(async () => {
  server.close();
  gateway.close();
  await engine.close();
  for (const gone of [folder, sockets]) rmSync(gone, { recursive: true, force: true });
});

async function newClient(): Promise<pg.Client> {
  const client = new pg.Client({ host: sockets, port: 5432, user: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  clients.push(client);
  return client;
}

const unavailable = { status: 503, facts: { retriable: true, retryAfter: 5 } };

test('a transaction that does nothing is closed from outside, and leaves nothing', async () => {
  const [idle, other] = [await newClient(), await newClient()];
  await idle.query('begin');
  await idle.query('insert into fact (id) values (1)');
  await pause(1_600);
  expect((await other.query('select id from fact')).rows).toEqual([]);
  expect(await idle.query('commit').catch(explainDatabaseError)).toMatchObject(unavailable);
});

test('who waits too long for his turn is told to come back, and may stay connected', async () => {
  const [busy, other] = [await newClient(), await newClient()];
  await busy.query('begin');
  expect(await other.query('select 1').catch(explainDatabaseError)).toMatchObject(unavailable);
  await busy.query('commit');
  expect((await other.query('select 2 as two')).rows).toEqual([{ two: 2 }]);
});

test('a client that dies in its transaction is rolled back at once', async () => {
  const [dying, other] = [await newClient(), await newClient()];
  await dying.query('begin');
  await dying.query('insert into fact (id) values (2)');
  const waiting = other.query('select id from fact');
  (dying as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  expect((await waiting).rows).toEqual([]);
});

test('a failed statement is felt by nobody else, a failed transaction until its end by its own client', async () => {
  const [failing, other] = [await newClient(), await newClient()];
  await failing.query('begin');
  await expect(failing.query('select 1 / $1::integer', [0])).rejects.toThrow('division by zero');
  await expect(failing.query('select 1')).rejects.toThrow('current transaction is aborted');
  await failing.query('rollback');
  expect((await other.query('select $1::text as text', ['a'])).rows).toEqual([{ text: 'a' }]);
  expect((await failing.query('select 3 as three')).rows).toEqual([{ three: 3 }]);
});

test('named statements are refused, and the connection goes on; cursors end it', async () => {
  const [client, other] = [await newClient(), await newClient()];
  await expect(client.query({ name: 'mine', text: 'select 1' })).rejects.toThrow('named statements are not served');
  expect((await client.query('select $1::integer as one', [1])).rows).toEqual([{ one: 1 }]);
  await client.query('begin');
  await expect(client.query({ text: 'select 1', rows: 1 } as pg.QueryConfig)).rejects.toThrow('cursors are not served');
  expect((await other.query('select $1::integer as two', [2])).rows).toEqual([{ two: 2 }]);
});

test('a statement of twenty megabytes and an answer of as many come whole', async () => {
  const client = await newClient();
  const text = 'é'.repeat(10_000_000);
  const { rows } = await client.query('select $1::text as text', [text]);
  expect(rows[0]?.text === text).toBe(true);
});

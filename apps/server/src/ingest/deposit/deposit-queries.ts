import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database.ts';
import { type DepositOrder, fingerprintOf } from './deposit.ts';

/** Seconds without a sign after which a live deposit counts as interrupted. */
const silence = 15;

/** A deposit as whoever receives it holds it. */
export interface HeldDeposit {
  readonly id: number;
  readonly sessionId: number;
  readonly attempt: number;
  /** Committed before this attempt, with the hash of their texts. */
  readonly features: number;
  readonly featuresHash: string;
  readonly granted: number;
  readonly denied: number;
}

export interface KeyedDeposit extends HeldDeposit {
  readonly fingerprint: string;
  readonly state: 'live' | 'interrupted' | 'finished';
  readonly silent: boolean;
  readonly answer: DepositAnswer | null;
}

const held = sql`id, session_id as "sessionId", attempt, features, features_hash as "featuresHash", granted, denied`;

/** The deposit of a key, locked until the transaction ends. */
export async function lockKeyedDeposit(tx: Tx, projectId: number, key: string): Promise<KeyedDeposit | undefined> {
  const { rows } = await sql<KeyedDeposit>`
    select ${held}, fingerprint, state, heartbeat_at < now() - make_interval(secs => ${silence}) as silent, answer
    from deposit
    where project_id = ${projectId} and idempotency_key = ${key}
    for update`.execute(tx);
  return rows[0];
}

/** From here on only this attempt commits: one that was given up for dead finds another number. */
export async function takeUpDeposit(tx: Tx, projectId: number, id: number): Promise<HeldDeposit | undefined> {
  const { rows } = await sql<HeldDeposit>`
    update deposit
    set state = 'live', attempt = attempt + 1, heartbeat_at = now()
    where project_id = ${projectId} and id = ${id}
    returning ${held}`.execute(tx);
  return rows[0];
}

/** Undefined when somebody else used the key at the same moment. */
export async function insertDeposit(tx: Tx, order: DepositOrder, sessionId: number): Promise<HeldDeposit | undefined> {
  const { rows } = await sql<HeldDeposit>`
    insert into deposit (project_id, session_id, account_id, idempotency_key, fingerprint, state)
    values (${order.projectId}, ${sessionId}, ${order.accountId}, ${order.key ?? null}, ${fingerprintOf(order)}, 'live')
    on conflict (project_id, idempotency_key) where idempotency_key is not null do nothing
    returning ${held}`.execute(tx);
  return rows[0];
}

export interface Advance {
  readonly features: number;
  readonly featuresHash: string;
  readonly granted: number;
  readonly denied: number;
}

/** False when the deposit is no longer this attempt's: the batch must then not be committed. */
export async function advanceDeposit(
  tx: Tx,
  projectId: number,
  deposit: Pick<HeldDeposit, 'id' | 'attempt'>,
  by: Advance,
): Promise<boolean> {
  const { rows } = await sql`
    update deposit
    set features = features + ${by.features}, features_hash = ${by.featuresHash}, granted = granted + ${by.granted},
      denied = denied + ${by.denied}, heartbeat_at = now()
    where project_id = ${projectId} and id = ${deposit.id} and attempt = ${deposit.attempt} and state = 'live'
    returning id`.execute(tx);
  return rows.length === 1;
}

export async function finishDeposit(
  db: Db,
  projectId: number,
  deposit: Pick<HeldDeposit, 'id' | 'attempt'>,
  answer: DepositAnswer,
): Promise<boolean> {
  const { rows } = await sql`
    update deposit
    set state = 'finished', answer = ${JSON.stringify(answer)}::json, heartbeat_at = now()
    where project_id = ${projectId} and id = ${deposit.id} and attempt = ${deposit.attempt} and state = 'live'
    returning id`.execute(db);
  return rows.length === 1;
}

export async function interruptDeposit(
  db: Db,
  projectId: number,
  deposit: Pick<HeldDeposit, 'id' | 'attempt'>,
): Promise<void> {
  await sql`
    update deposit
    set state = 'interrupted', heartbeat_at = now()
    where project_id = ${projectId} and id = ${deposit.id} and attempt = ${deposit.attempt} and state = 'live'`.execute(
    db,
  );
}

/** A sign of life while a slow producer sends nothing. */
export async function beatDeposit(
  db: Db,
  projectId: number,
  deposit: Pick<HeldDeposit, 'id' | 'attempt'>,
): Promise<void> {
  await sql`
    update deposit
    set heartbeat_at = now()
    where project_id = ${projectId} and id = ${deposit.id} and attempt = ${deposit.attempt} and state = 'live'`.execute(
    db,
  );
}

import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

/** Failures are forgotten this long after the last one. */
const memory = 15 * 60_000;
const patience = 5;
const longest = 8_000;

/** Wrong passwords so far, the attempt in hand among them. */
export interface Trail {
  /** From this network, on any account. */
  readonly network: number;
  /** On this account, from anywhere. */
  readonly account: number;
}

/**
 * Milliseconds that an attempt waits before its password is even looked at. It grows with the failures of the network; those
 * of the account count only for a network that has failed too, so that whoever is attacked still walks straight in.
 */
export function delayOf({ network, account }: Trail): number {
  return Math.max(delayAfter(network), network > 1 ? delayAfter(account) : 0);
}

function delayAfter(attempts: number): number {
  return attempts <= patience ? 0 : Math.min(longest, 250 * 2 ** (attempts - patience - 1));
}

/** One subscriber of IPv6 has a whole /64. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const front = head.split(':').filter((group) => group !== '');
  const back = (tail ?? '').split(':').filter((group) => group !== '');
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Counts an attempt as failed before it is made, so that a thousand at once do not all see a clean slate. */
export async function countAttempt(db: Db, { account, address, now }: Attempt): Promise<Trail> {
  const [network = 1, onAccount = 1] = await count(db, [`network ${networkOf(address)}`, `account ${account}`], now);
  return { network, account: onAccount };
}

/** Takes the count of a right password back, and nothing more: one's own account must not wipe a network's slate. */
export async function forgiveAttempt(db: Db, { account, address }: Attempt): Promise<void> {
  const subjects = [`network ${networkOf(address)}`, `account ${account}`];
  await sql`
    update sign_in_failure set failures = failures - 1
    where subject = any(${subjects}::text[]) and failures > 0`.execute(db);
}

/** Milliseconds that a registration waits: a network that makes many accounts is slowed down like one that guesses. */
export async function countRegistration(db: Db, address: string, now: Date): Promise<number> {
  const [registrations = 1] = await count(db, [`registration ${networkOf(address)}`], now);
  return delayAfter(registrations);
}

interface Attempt {
  readonly account: string;
  readonly address: string;
  readonly now: Date;
}

async function count(db: Db, subjects: string[], now: Date): Promise<number[]> {
  const at = now.toISOString();
  const forgotten = new Date(now.getTime() - memory).toISOString();
  // Ordered, so that two statements take their rows in the same order and never wait for each other.
  const { rows } = await sql<{ subject: string; failures: number }>`
    insert into sign_in_failure as known (subject, failures, last_at)
    select subject, 1, ${at}::timestamptz
    from unnest(${[...subjects].sort()}::text[]) as subject
    on conflict (subject) do update set
      failures = case when known.last_at < ${forgotten}::timestamptz then 1 else known.failures + 1 end,
      last_at = excluded.last_at
    returning subject, failures`.execute(db);
  return subjects.map((subject) => rows.find((row) => row.subject === subject)?.failures ?? 1);
}

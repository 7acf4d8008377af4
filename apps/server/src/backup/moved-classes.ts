import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/*
 * Rows know the transaction that moved them last, and an unfinished action touches only rows whose transaction its snapshot saw. Numbers of
 * transactions mean nothing in another database. So an archive holds, in their place, how many of the unfinished actions' snapshots did not
 * see the row: the later a snapshot, the more it saw, so that this one number says which did.
 */

/** The snapshots of unfinished actions, oldest first. */
export async function findSnapshots(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ snapshot: string }>`
    select distinct selection ->> 'before' as snapshot
    from action
    where state in ('pending', 'running')
    and selection ->> 'before' is not null`.execute(tx);
  return rows.map((row) => row.snapshot).toSorted(byTime);
}

function byTime(one: string, other: string): number {
  const a = partsOf(one);
  const b = partsOf(other);
  if (a.next !== b.next) return a.next < b.next ? -1 : 1;
  return b.running - a.running;
}

/** `xmin:xmax:running,…` */
function partsOf(snapshot: string): { next: bigint; running: number } {
  const [, next = '0', running = ''] = snapshot.split(':');
  return { next: BigInt(next), running: running === '' ? 0 : running.split(',').length };
}

export function classOf(column: RawBuilder<unknown>, snapshots: readonly string[]): RawBuilder<string> {
  if (snapshots.length === 0) return sql<string>`'0'`;
  return sql<string>`(
    select count(*)::text
    from unnest(${snapshots}::text[]) as snapshot
    where not pg_visible_in_snapshot(${column}, snapshot::pg_snapshot)
  )`;
}

/** In another database: a number of the past for every class, and snapshots that part them. */
export interface NewTransactions {
  /** The number of a row of this class. */
  numberOf(movedClass: string): string;
  /** What takes the place of the snapshot at this index. */
  snapshotAt(index: number): string;
}

export function newTransactions(current: bigint, snapshots: readonly string[]): NewTransactions {
  const first = current - BigInt(snapshots.length) - 1n;
  return {
    numberOf: (movedClass) => String(first + BigInt(movedClass)),
    snapshotAt(index) {
      const edge = first + BigInt(index) + 1n;
      return `${edge}:${edge}:`;
    },
  };
}

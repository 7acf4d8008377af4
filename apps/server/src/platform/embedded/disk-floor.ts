import { statfsSync } from 'node:fs';
import type { Session } from './session.ts';
import { query, type TransactionStatus } from './wire.ts';

const checkEvery = 200;

export interface DiskFloor {
  /** Called before each turn. */
  hold(status: TransactionStatus): void;
  isLow(): boolean;
}

/**
 * Below so many free bytes the session is read only: PostgreSQL itself then tells a write from a read, whoever sends it. A transaction that
 * had begun to write is made read only too, and may still commit what it has.
 */
export function createDiskFloor(folder: string, session: Session, minFreeBytes: () => number): DiskFloor {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let isLow = false;
  let isHeld = false;
  return {
    isLow: () => isLow,
    hold(status) {
      const now = performance.now();
      if (now - checkedAt >= checkEvery) {
        checkedAt = now;
        isLow = isBelow(folder, minFreeBytes());
      }
      if (isLow !== isHeld && status === 'I') {
        session.run(query(`set default_transaction_read_only = ${isLow ? 'on' : 'off'}`));
        session.setReadOnly(isLow);
        isHeld = isLow;
      }
      if (isLow && status === 'T') {
        session.run(query('set transaction read only'));
        session.setReadOnly(true);
      }
    },
  };
}

/** A folder that cannot be asked is no reason to stop: what is wrong with it will tell by itself. */
function isBelow(folder: string, minFreeBytes: number): boolean {
  try {
    return freeBytes(folder) < minFreeBytes;
  } catch {
    return false;
  }
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

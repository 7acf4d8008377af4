import type { StepCount } from '@belvedere/contract/session-properties.ts';
import type { Tx } from '../platform/database.ts';

/** A figure of a session that moved. */
export interface FigureChange {
  readonly projectId: number;
  readonly sessionId: number;
  readonly count: StepCount;
  readonly delta: number;
}

export async function recordChanges(_tx: Tx, _changes: readonly FigureChange[]): Promise<void> {}

import type { ActionKind } from '@belvedere/contract/actions.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../platform/database.ts';

/** An action as its batches see it. */
export interface RunningAction {
  readonly projectId: number;
  readonly id: number;
  readonly kind: ActionKind;
  readonly selection: Selection;
  readonly parameters: Record<string, unknown>;
  readonly actor: string;
}

/**
 * How one kind of action finds its rows and changes a batch of them. A room registers its own in worker.ts;
 * counting, bounding, progress and stopping are the same for all.
 */
export interface ActionHandler {
  readonly kind: ActionKind;
  /** `from … where …` over the rows that the selection touches and that this action can still change. */
  rows(
    projectId: number,
    selection: Selection,
    parameters: Record<string, unknown>,
  ): { from: RawBuilder<unknown>; id: RawBuilder<unknown>; movedXid: RawBuilder<unknown> };
  /** Changes these rows in the given transaction. Answers how many it changed: others had moved on meanwhile. */
  apply(tx: Tx, action: RunningAction, ids: readonly number[]): Promise<number>;
}

export type ActionHandlers = Readonly<Record<ActionKind, ActionHandler>>;

/** Rows of one batch: a stop is felt within one, and others wait no longer than that. */
export const actionBatch = 500;

import type { StepCount } from '@belvedere/contract/session-properties.ts';
import type { FigureChange } from '../sessions/session-change.ts';
import { figureOf, type Standing } from './request.ts';

export interface Move {
  readonly sessionId: number;
  readonly from: Standing | undefined;
  readonly to: Standing | undefined;
}

/** What a batch of moves does to the figures: one change a session and property, whatever the number of requests. */
export function figureChanges(projectId: number, moves: readonly Move[]): FigureChange[] {
  const sums = new Map<string, { change: Omit<FigureChange, 'delta'>; delta: number }>();
  for (const { sessionId, from, to } of moves) {
    add(sums, projectId, sessionId, from && figureOf(from), -1);
    add(sums, projectId, sessionId, to && figureOf(to), 1);
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0).map(({ change, delta }) => ({ ...change, delta }));
}

function add(
  sums: Map<string, { change: Omit<FigureChange, 'delta'>; delta: number }>,
  projectId: number,
  sessionId: number,
  count: StepCount | undefined,
  delta: number,
): void {
  if (count === undefined) return;
  const key = `${sessionId} ${count.stepId} ${count.property}`;
  const sum = sums.get(key) ?? { change: { projectId, sessionId, count }, delta: 0 };
  sum.delta += delta;
  sums.set(key, sum);
}

import type { StepCount } from '@belvedere/contract/session-properties.ts';
import type { FigureChange } from '../sessions/session-change.ts';

/** A version of a product as the figures see it (docs/reference/counters.md). */
export interface CountedVersion {
  readonly state: 'stored' | 'replaced' | 'deleted';
  readonly origin: 'first' | 'increment' | 'replace';
  readonly indexed: boolean;
  readonly files: number;
}

export interface VersionMove {
  readonly sessionId: number;
  readonly from: CountedVersion | undefined;
  readonly to: CountedVersion;
}

/** What moves of versions do to the figures: one change a session and property. */
export function versionChanges(projectId: number, moves: readonly VersionMove[]): FigureChange[] {
  const sums = new Map<string, { readonly change: Omit<FigureChange, 'delta'>; delta: number }>();
  for (const { sessionId, from, to } of moves) {
    for (const [count, value] of figuresOf(to)) add(sums, { projectId, sessionId, count }, value);
    for (const [count, value] of from === undefined ? [] : figuresOf(from)) {
      add(sums, { projectId, sessionId, count }, -value);
    }
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0).map(({ change, delta }) => ({ ...change, delta }));
}

function add(
  sums: Map<string, { readonly change: Omit<FigureChange, 'delta'>; delta: number }>,
  change: Omit<FigureChange, 'delta'>,
  value: number,
): void {
  const key = `${change.sessionId} ${change.count.stepId} ${change.count.property}`;
  const sum = sums.get(key) ?? { change, delta: 0 };
  sum.delta += value;
  sums.set(key, sum);
}

/** The figures that one version is counted in, and by how much. */
export function figuresOf({ state, origin, indexed, files }: CountedVersion): [StepCount, number][] {
  const figures: [StepCount, number][] = [[{ stepId: 'storage', property: 'referenceRequests' }, files]];
  if (origin === 'increment') figures.push([{ stepId: 'feature', property: 'newProductVersions' }, 1]);
  if (origin === 'replace') figures.push([{ stepId: 'feature', property: 'replacedProducts' }, 1]);
  if (state === 'stored') {
    figures.push(
      [{ stepId: 'feature', property: 'referencedProducts' }, 1],
      [{ stepId: 'storage', property: 'referencedFiles' }, files],
      [{ stepId: 'catalog', property: 'sent' }, 1],
    );
    if (indexed) figures.push([{ stepId: 'catalog', property: 'indexed' }, 1]);
  }
  if (state === 'deleted') {
    figures.push(
      [{ stepId: 'feature', property: 'deletedProducts' }, 1],
      [{ stepId: 'storage', property: 'deletedFiles' }, files],
    );
  }
  return figures;
}

import type { StepCount } from '@belvedere/contract/session-properties.ts';

/** States as they are stored: `running` is `granted` with a leased chunk. */
export const storedStates = [
  'granted',
  'denied',
  'waiting_versioning',
  'waiting_storage',
  'error',
  'aborted',
  'ignored',
  'done',
] as const;
export type StoredState = (typeof storedStates)[number];
export const workSteps = ['referencing', 'storage', 'diffusion'] as const;
export type WorkStep = (typeof workSteps)[number];

/** From each state to where a request may go. */
export const requestTransitions = {
  granted: ['done', 'error', 'waiting_versioning', 'ignored', 'aborted'],
  waiting_versioning: ['granted', 'ignored', 'aborted'],
  waiting_storage: ['granted', 'error', 'aborted'],
  error: ['granted', 'aborted'],
  aborted: ['granted'],
  denied: [],
  ignored: [],
  done: [],
} as const satisfies Record<StoredState, readonly StoredState[]>;

export function mayMove(from: StoredState, to: StoredState): boolean {
  return (requestTransitions[from] as readonly StoredState[]).includes(to);
}

export interface Standing {
  readonly state: StoredState;
  readonly step: WorkStep;
  readonly acknowledged: boolean;
}

/** The figure that a request in this standing is counted by, besides the request itself (docs/reference/counters.md). */
export function figureOf({ state, step, acknowledged }: Standing): StepCount | undefined {
  switch (state) {
    case 'granted':
    case 'waiting_storage':
      return { stepId: 'feature', property: 'runningReferencingRequests' };
    case 'denied':
      return { stepId: 'feature', property: 'deniedReferencingRequests' };
    case 'waiting_versioning':
      return { stepId: 'feature', property: 'productWaitVersionMode' };
    case 'aborted':
      return { stepId: 'feature', property: 'abortedReferencingRequests' };
    case 'ignored':
      return { stepId: 'feature', property: 'ignoredProducts' };
    case 'error':
      return acknowledged ? acknowledgedFigures[step] : errorFigures[step];
    case 'done':
      return undefined;
    default: {
      const never: never = state;
      return never;
    }
  }
}

const errorFigures = {
  referencing: { stepId: 'feature', property: 'inErrorReferencingRequests' },
  storage: { stepId: 'storage', property: 'requestsErrors' },
  diffusion: { stepId: 'catalog', property: 'indexedError' },
} as const satisfies Record<WorkStep, StepCount>;

const acknowledgedFigures = {
  referencing: { stepId: 'feature', property: 'acknowledgedReferencingErrors' },
  storage: { stepId: 'storage', property: 'acknowledgedErrors' },
  diffusion: { stepId: 'catalog', property: 'acknowledgedErrors' },
} as const satisfies Record<WorkStep, StepCount>;

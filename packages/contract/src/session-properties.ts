/**
 * The properties of each step of a session: REGARDS's ids, what each one counts for, and where the card shows it.
 * `state` colours the figure and feeds the step's running / waiting / errors; `in` and `out` feed the card's title.
 * Every figure is defined as one SQL query over rows in docs/reference/counters.md.
 */
export const steps = ['acquisition', 'referencing', 'storage', 'diffusion'] as const;
export type Step = (typeof steps)[number];

export interface StepProperty {
  readonly state: 'success' | 'running' | 'error' | 'waiting' | 'info';
  readonly in?: true;
  readonly out?: true;
  /** The box of the card that shows it; without one it is kept but not shown. */
  readonly group?: 'files' | 'products' | 'requests';
}

export const stepProperties = {
  feature: {
    referencingRequests: { state: 'success', in: true, group: 'requests' },
    deniedReferencingRequests: { state: 'info', group: 'requests' },
    inErrorReferencingRequests: { state: 'error', group: 'requests' },
    acknowledgedReferencingErrors: { state: 'info', group: 'requests' },
    abortedReferencingRequests: { state: 'info', group: 'requests' },
    runningReferencingRequests: { state: 'running' },
    referencedProducts: { state: 'success', out: true, group: 'products' },
    deletedProducts: { state: 'info', group: 'products' },
    newProductVersions: { state: 'info', group: 'products' },
    replacedProducts: { state: 'info', group: 'products' },
    ignoredProducts: { state: 'info', group: 'products' },
    productWaitVersionMode: { state: 'waiting', group: 'products' },
  },
  storage: {
    referenceRequests: { state: 'success', in: true, group: 'requests' },
    requestsErrors: { state: 'error', group: 'requests' },
    acknowledgedErrors: { state: 'info', group: 'requests' },
    referencedFiles: { state: 'success', out: true, group: 'files' },
    deletedFiles: { state: 'info', group: 'files' },
  },
  catalog: {
    sent: { state: 'info', in: true },
    indexed: { state: 'success', out: true, group: 'products' },
    indexedError: { state: 'error', group: 'products' },
    acknowledgedErrors: { state: 'info', group: 'products' },
  },
} as const satisfies Record<string, Record<string, StepProperty>>;

export type StepId = keyof typeof stepProperties;

/** Which card a step id belongs to. */
export const stepOf = { feature: 'referencing', storage: 'storage', catalog: 'diffusion' } as const satisfies Record<
  StepId,
  Step
>;

/** A step id with one of its own properties, so that a misspelt property does not compile. */
export type StepCount = {
  [S in StepId]: { readonly stepId: S; readonly property: keyof (typeof stepProperties)[S] & string };
}[StepId];

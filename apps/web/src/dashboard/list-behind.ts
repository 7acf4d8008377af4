import type { requestStates } from '@belvedere/contract/requests.ts';
import type { StepId } from '@belvedere/contract/session-properties.ts';

/** A list with its filters, as its address says them: where a figure leads. */
export interface ListBehind {
  readonly list: 'requests' | 'products';
  readonly search: Readonly<Record<string, string | readonly string[]>>;
}

const undenied: readonly (typeof requestStates)[number][] = [
  'granted',
  'running',
  'waiting_versioning',
  'waiting_storage',
  'error',
  'aborted',
  'ignored',
  'done',
];

const requests = (search: ListBehind['search']): ListBehind => ({ list: 'requests', search });
const products = (search: ListBehind['search']): ListBehind => ({ list: 'products', search });
const errorsOf = (step: string, acknowledged: 'true' | 'false') => requests({ state: 'error', step, acknowledged });

/** Each figure by the rows it counts (docs/reference/counters.md). Files have no list of their own yet: their products do. */
const lists: Record<StepId, Record<string, ListBehind>> = {
  feature: {
    referencingRequests: requests({ state: undenied }),
    deniedReferencingRequests: requests({ state: 'denied' }),
    inErrorReferencingRequests: errorsOf('referencing', 'false'),
    acknowledgedReferencingErrors: errorsOf('referencing', 'true'),
    abortedReferencingRequests: requests({ state: 'aborted' }),
    runningReferencingRequests: requests({ state: ['granted', 'running', 'waiting_storage'] }),
    ignoredProducts: requests({ state: 'ignored' }),
    productWaitVersionMode: requests({ state: 'waiting_versioning' }),
    referencedProducts: products({ state: 'stored' }),
    deletedProducts: products({ state: 'deleted' }),
    newProductVersions: products({ origin: 'increment' }),
    replacedProducts: products({ origin: 'replace' }),
  },
  storage: {
    referenceRequests: products({}),
    requestsErrors: errorsOf('storage', 'false'),
    acknowledgedErrors: errorsOf('storage', 'true'),
    referencedFiles: products({ state: 'stored' }),
    deletedFiles: products({ state: 'deleted' }),
  },
  catalog: {
    sent: products({ state: 'stored' }),
    indexed: products({ state: 'stored', indexed: 'true' }),
    indexedError: errorsOf('diffusion', 'false'),
    acknowledgedErrors: errorsOf('diffusion', 'true'),
  },
};

/** The list behind a figure of a session, filtered to the rows that the figure counts. */
export function listBehind(
  session: { readonly source: string; readonly name: string },
  stepId: StepId,
  property: string,
): ListBehind | undefined {
  const found = lists[stepId][property];
  if (found === undefined) return undefined;
  return { list: found.list, search: { source: session.source, session: session.name, ...found.search } };
}

import type { StepCount } from '@belvedere/contract/session-properties.ts';
import type { CounterDefinition } from '../sessions/counters.ts';

function requests(count: StepCount, meaning: string, condition: string): CounterDefinition {
  const query = `select project_id, session_id, count(*) as value
from request
where ${condition}
group by project_id, session_id`;
  return { count, meaning, query };
}

/** Figures that are requests in some standing. */
export const requestCounters: readonly CounterDefinition[] = [
  requests(
    { stepId: 'feature', property: 'referencingRequests' },
    'requests that were granted, whatever became of them',
    "state <> 'denied'",
  ),
  requests({ stepId: 'feature', property: 'deniedReferencingRequests' }, 'requests denied', "state = 'denied'"),
  requests(
    { stepId: 'feature', property: 'inErrorReferencingRequests' },
    'requests in error while referencing, not acknowledged',
    "state = 'error' and step = 'referencing' and acknowledged is null",
  ),
  requests(
    { stepId: 'feature', property: 'acknowledgedReferencingErrors' },
    'requests in error while referencing, acknowledged',
    "state = 'error' and step = 'referencing' and acknowledged is not null",
  ),
  requests({ stepId: 'feature', property: 'abortedReferencingRequests' }, 'requests aborted', "state = 'aborted'"),
  requests(
    { stepId: 'feature', property: 'runningReferencingRequests' },
    'requests that wait for a worker or are being worked on',
    "state in ('granted', 'waiting_storage')",
  ),
  requests(
    { stepId: 'feature', property: 'ignoredProducts' },
    'requests whose product was there already and that were ignored',
    "state = 'ignored'",
  ),
  requests(
    { stepId: 'feature', property: 'productWaitVersionMode' },
    'requests that wait for somebody to choose a version',
    "state = 'waiting_versioning'",
  ),
  requests(
    { stepId: 'storage', property: 'requestsErrors' },
    'requests in error while storing, not acknowledged',
    "state = 'error' and step = 'storage' and acknowledged is null",
  ),
  requests(
    { stepId: 'storage', property: 'acknowledgedErrors' },
    'requests in error while storing, acknowledged',
    "state = 'error' and step = 'storage' and acknowledged is not null",
  ),
  requests(
    { stepId: 'catalog', property: 'indexedError' },
    'requests in error while diffusing, not acknowledged',
    "state = 'error' and step = 'diffusion' and acknowledged is null",
  ),
  requests(
    { stepId: 'catalog', property: 'acknowledgedErrors' },
    'requests in error while diffusing, acknowledged',
    "state = 'error' and step = 'diffusion' and acknowledged is not null",
  ),
];

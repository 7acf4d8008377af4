import type { StepCount } from '@belvedere/contract/session-properties.ts';
import type { CounterDefinition } from '../sessions/counters.ts';

function products(count: StepCount, meaning: string, value: string, condition: string): CounterDefinition {
  const query = `select project_id, session_id, ${value} as value
from aip
where ${condition}
group by project_id, session_id`;
  return { count, meaning, query };
}

const rows = 'count(*)';
const files = 'sum(files)';

/** Figures that are versions of products, or their files, each in the session that brought it. */
export const productCounters: readonly CounterDefinition[] = [
  products(
    { stepId: 'feature', property: 'referencedProducts' },
    'versions of products that are kept',
    rows,
    "state = 'stored'",
  ),
  products({ stepId: 'feature', property: 'deletedProducts' }, 'versions deleted', rows, "state = 'deleted'"),
  products(
    { stepId: 'feature', property: 'newProductVersions' },
    'versions that came beside the one before',
    rows,
    "origin = 'increment'",
  ),
  products(
    { stepId: 'feature', property: 'replacedProducts' },
    'versions that took the place of the one before',
    rows,
    "origin = 'replace'",
  ),
  products(
    { stepId: 'storage', property: 'referenceRequests' },
    'files that were asked to be referenced',
    files,
    "state in ('stored', 'replaced', 'deleted')",
  ),
  products({ stepId: 'storage', property: 'referencedFiles' }, 'files referenced', files, "state = 'stored'"),
  products({ stepId: 'storage', property: 'deletedFiles' }, 'files deleted', files, "state = 'deleted'"),
  products({ stepId: 'catalog', property: 'sent' }, 'versions sent to the catalogue', rows, "state = 'stored'"),
  products(
    { stepId: 'catalog', property: 'indexed' },
    'versions that the catalogue has taken',
    rows,
    "state = 'stored' and indexed",
  ),
];

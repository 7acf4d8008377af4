import type { StepCount } from '@belvedere/contract/session-properties.ts';

/**
 * The truth of one figure: a query over rows, one row a session (`project_id, session_id, value`), without what retention and
 * irrevocable deletion put into `session_base`. Rooms list theirs; `rebuild` and the tests run them all, and
 * docs/reference/counters.md shows them.
 */
export interface CounterDefinition {
  readonly count: StepCount;
  /** What it counts, in words. */
  readonly meaning: string;
  /** Plain SQL, without parameters. */
  readonly query: string;
}

import type { StepCount } from '@belvedere/contract/session-properties.ts';
import type { RawBuilder } from 'kysely';

/**
 * The truth of one figure: a query over rows, one row a session (`"projectId", "sessionId", value`), without what retention and
 * irrevocable deletion put into `session_base`. Rooms list theirs; `rebuild` and the tests run them all.
 */
export interface CounterDefinition {
  readonly count: StepCount;
  readonly rows: RawBuilder<{ projectId: number; sessionId: number; value: number }>;
}

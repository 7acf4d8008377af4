import { type RawBuilder, sql } from 'kysely';
import type { CounterDefinition } from './counters.ts';
import { inScope, type SessionScope } from './session-scopes.ts';

/**
 * Every figure of some sessions as their rows say it, as a query: `session_id, step_id, property, value`, none that is zero.
 * The condition reaches into each definition's grouping, so that a few sessions cost their own rows only.
 */
export function truthOf(definitions: readonly CounterDefinition[], scope: SessionScope): RawBuilder<unknown> {
  const counted = definitions.map(
    ({ count, query }) => sql`
      select session_id, ${sql.lit(count.stepId)}::text as step_id, ${sql.lit(count.property)}::text as property, value::bigint
      from (${sql.raw(query)}) as rows
      where ${inScope(scope)}`,
  );
  const base = sql`
      select session_id, step_id, property, value
      from session_base
      where ${inScope(scope)}`;
  return sql`
    select session_id, step_id collate "C" as step_id, property collate "C" as property, sum(value) as value
    from (${sql.join([...counted, base], sql` union all `)}) as every_row
    group by 1, 2, 3
    having sum(value) <> 0`;
}

import type { SessionState } from '@belvedere/contract/sessions.ts';
import { type RawBuilder, sql } from 'kysely';
import { searchName } from './search-name.ts';

export interface FigureFilter {
  readonly name?: string | undefined;
  readonly state?: SessionState | undefined;
}
export interface SessionFilter extends FigureFilter {
  readonly source?: string | undefined;
}

/** Each is a condition of a partial index, so that the few in error among 100,000 are found at once. */
const inState = {
  error: sql`errors > 0`,
  waiting: sql`waiting > 0`,
  running: sql`running > 0`,
  ok: sql`errors <= 0 and waiting <= 0 and running <= 0`,
} as const satisfies Record<SessionState, RawBuilder<unknown>>;

/** A condition on the columns that `source` and `session` both have. */
export function figureCondition({ name, state }: FigureFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (name !== undefined && name !== '') conditions.push(sql`search_name like ${likeContains(searchName(name))}`);
  if (state !== undefined) conditions.push(inState[state]);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

export function sessionCondition(filter: SessionFilter): RawBuilder<boolean> {
  const figures = figureCondition(filter);
  return filter.source === undefined ? figures : sql<boolean>`source = ${filter.source} and ${figures}`;
}

/** `like`, which the trigram index serves, with the text's own wildcards made plain. */
function likeContains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

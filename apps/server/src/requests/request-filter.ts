import { requestFilters } from '@belvedere/contract/requests.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { invalid } from '../platform/http/problem.ts';

export type RequestFilter = z.infer<typeof requestFilters>;

/** What a list's query has besides its filters: harmless in a selection, so it is let through and not read. */
const paging = z.object({ sort: z.string(), cursor: z.string(), limit: z.unknown(), format: z.string() }).partial();
/** A body has numbers and booleans where a query has text. */
const loose = z
  .object({
    session: z.union([requestFilters.shape.session.unwrap(), z.number().int().transform(String)]),
    acknowledged: z.union([requestFilters.shape.acknowledged.unwrap(), z.boolean().transform(asText)]),
  })
  .partial();
const searchSchema = z.strictObject({ ...requestFilters.shape, ...loose.shape, ...paging.shape });

function asText(value: boolean): 'true' | 'false' {
  return value ? 'true' : 'false';
}

/** A selection's search as filters. An unknown name is refused: read over, it would select more than was meant. */
export function filterOfSearch(selection: Selection): RequestFilter {
  const parsed = searchSchema.safeParse(selection.search ?? {});
  if (!parsed.success) throw invalid('', below(['selection', 'search'], parsed.error));
  return parsed.data;
}

/** Whether a worker holds the request's chunk right now. */
export const leased = sql<boolean>`exists (
  select 1 from chunk
  where chunk.project_id = request.project_id and chunk.id = request.chunk_id and chunk.leased_until > now()
)`;

/** The state that is shown: a granted request runs while its chunk is leased (DESIGN §5). */
export const shownState = sql<string>`case when request.state = 'granted' and ${leased} then 'running' else request.state end`;

function below(place: readonly string[], error: z.ZodError): z.ZodError {
  return new z.ZodError(error.issues.map((issue) => ({ ...issue, path: [...place, ...issue.path] })));
}

/** A condition on `request` and `session` for the filters of the list. */
export function requestCondition(filter: RequestFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.source !== undefined) conditions.push(sql`session.source = ${filter.source}`);
  if (filter.session !== undefined) {
    // A number alone is a session's id; with a source beside it, it may be a session's name.
    const byId = filter.source === undefined && /^\d{1,15}$/.test(filter.session);
    conditions.push(byId ? sql`request.session_id = ${filter.session}::bigint` : sql`session.name = ${filter.session}`);
  }
  const states = [filter.state ?? []].flat();
  if (states.length > 0) conditions.push(sql`(${sql.join(states.map(inState), sql` or `)})`);
  if (filter.step !== undefined) conditions.push(sql`request.step = ${filter.step}`);
  if (filter.code !== undefined) conditions.push(sql`request.error_code = ${filter.code}`);
  if (filter.collection !== undefined) conditions.push(sql`request.collection = ${filter.collection}`);
  if (filter.item !== undefined) conditions.push(sql`strpos(request.item_id, ${filter.item}) > 0`);
  if (filter.acknowledged !== undefined) {
    conditions.push(
      filter.acknowledged === 'true' ? sql`request.acknowledged is not null` : sql`request.acknowledged is null`,
    );
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function inState(state: string): RawBuilder<unknown> {
  if (state === 'running') return sql`(request.state = 'granted' and ${leased})`;
  if (state === 'granted') return sql`(request.state = 'granted' and not ${leased})`;
  return sql`request.state = ${state}`;
}

import { productFilters } from '@belvedere/contract/products.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { invalid } from '../../platform/http/problem.ts';
import { chosenBy } from '../../platform/selection.ts';

type ProductFilter = z.infer<typeof productFilters>;

/** Marked deleted, with its document and history; or gone, with nothing but its counts and its number. */
export const deletionModes = ['mark', 'irrevocable'] as const;
export type DeletionMode = (typeof deletionModes)[number];

/** What a list's query has besides its filters: harmless in a selection, so it is let through and not read. */
const paging = z.object({ sort: z.string(), cursor: z.string(), limit: z.unknown(), format: z.string() }).partial();
const searchSchema = z.strictObject({ ...productFilters.shape, ...paging.shape });

/** Versions that a selection touches and that can be deleted in this way, as `from … where …` over `aip`. */
export function deletableVersions(projectId: number, selection: Selection, mode: DeletionMode): RawBuilder<unknown> {
  const parsed = searchSchema.safeParse(selection.search ?? {});
  if (!parsed.success) throw invalid('', parsed.error);
  const eligible = mode === 'mark' ? sql`aip.state = 'stored'` : sql`true`;
  return sql`
    from aip
    join session on session.project_id = aip.project_id and session.id = aip.session_id
    where aip.project_id = ${projectId}
    and ${eligible}
    and ${chosenBy(selection, productCondition(parsed.data), sql`aip.id`, 'bigint')}`;
}

function productCondition(filter: ProductFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.source !== undefined) conditions.push(sql`session.source = ${filter.source}`);
  if (filter.session !== undefined) {
    // A number alone is a session's id; with a source beside it, it may be a session's name.
    const byId = filter.source === undefined && /^\d{1,15}$/.test(filter.session);
    conditions.push(byId ? sql`aip.session_id = ${filter.session}::bigint` : sql`session.name = ${filter.session}`);
  }
  if (filter.collection !== undefined) conditions.push(sql`aip.collection = ${filter.collection}`);
  if (filter.item !== undefined) conditions.push(sql`strpos(aip.item_id, ${filter.item}) > 0`);
  if (filter.state !== undefined) conditions.push(sql`aip.state = ${filter.state}`);
  if (filter.origin !== undefined) conditions.push(sql`aip.origin = ${filter.origin}`);
  if (filter.indexed !== undefined) conditions.push(sql`aip.indexed = ${filter.indexed === 'true'}`);
  if (filter.shown !== undefined) {
    conditions.push(filter.shown === 'true' ? sql`${shown}` : sql`not ${shown}`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

const shown = sql`exists (
  select from item
  where item.project_id = aip.project_id and item.collection = aip.collection and item.id = aip.item_id
    and item.aip_id = aip.id
)`;

import { productFilters } from '@belvedere/contract/products.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { productCondition } from '../../catalog/products/product-filter.ts';
import { invalid } from '../../platform/http/problem.ts';
import { chosenBy } from '../../platform/selection.ts';

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

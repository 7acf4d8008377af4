import type { Selection } from '@belvedere/contract/selection.ts';
import { sql } from 'kysely';
import { movedBefore } from '../../platform/selection.ts';
import { type ActionTools, countSelection } from '../../requests/begin-action.ts';
import { deleteProducts } from '../delete-products.ts';
import type { DeletionMode } from './product-rows.ts';

export interface ProductCount {
  readonly count: number;
  readonly files: number;
  readonly bytes: number;
  readonly before: string;
}

/** What a deletion would touch: versions, their files and bytes, and the token that bounds it to them. */
export async function countProducts(
  tools: ActionTools,
  projectId: number,
  selection: Selection,
  mode: DeletionMode,
): Promise<ProductCount> {
  const rows = (project: number, chosen: Selection) => deleteProducts.rows(project, chosen, { mode });
  const { count, before } = await countSelection(tools, projectId, { rows }, selection);
  const { from, movedXid } = rows(projectId, selection);
  const { rows: sums } = await sql<{ files: number; bytes: number }>`
    select coalesce(sum(aip.files), 0) as files, coalesce(sum(aip.bytes), 0) as bytes
    ${from} and ${movedBefore(movedXid, tools.tokens.read(projectId, before))}`.execute(tools.db);
  return { count, before, files: sums[0]?.files ?? 0, bytes: sums[0]?.bytes ?? 0 };
}

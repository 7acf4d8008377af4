import { sql } from 'kysely';
import { z } from 'zod';
import { publishEvents } from '../platform/events.ts';
import type { ActionHandler } from '../requests/action.ts';
import { recordChanges } from '../sessions/session-change.ts';
import { abortUndiffused } from './deletion/abort-undiffused.ts';
import { findProductNames, keepCounts, markVersions, removeVersions } from './deletion/deletion-queries.ts';
import { deletableVersions, deletionModes } from './deletion/product-rows.ts';
import { versionChanges } from './product-figures.ts';
import { showLastVersions } from './show-last-versions.ts';
import { lockItems } from './work/product-queries.ts';

const parametersSchema = z.object({ mode: z.enum(deletionModes).default('mark') });

/**
 * Takes versions of products away, and shows those before them again. Figures fall by what was deleted and by nothing else, in the
 * same transaction.
 */
export const deleteProducts: ActionHandler = {
  kind: 'delete-products',
  rows: (projectId, selection, parameters) => ({
    from: deletableVersions(projectId, selection, parametersSchema.parse(parameters).mode),
    id: sql`aip.id`,
    movedXid: sql`aip.moved_xid`,
  }),
  async apply(tx, action, ids) {
    const { projectId } = action;
    const { mode } = parametersSchema.parse(action.parameters);
    const products = await findProductNames(tx, projectId, ids);
    await lockItems(tx, projectId, products);
    const deleted = mode === 'mark' ? await markVersions(tx, action, ids) : await removeVersions(tx, action, ids);
    await abortUndiffused(
      tx,
      action,
      deleted.map(({ sessionId }) => sessionId),
      ids,
    );
    await showLastVersions(tx, projectId, products);
    const moves = deleted.map(({ sessionId, ...from }) => ({
      sessionId,
      from,
      to: { ...from, state: 'deleted' as const },
    }));
    await recordChanges(tx, versionChanges(projectId, moves));
    if (mode === 'irrevocable') await keepCounts(tx, projectId, deleted);
    await publishEvents(tx, [
      { project: projectId, topic: 'products' },
      { project: projectId, topic: 'items' },
    ]);
    return deleted.length;
  },
};

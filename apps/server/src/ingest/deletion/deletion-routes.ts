import { countProducts as countRoute, deleteProducts as deleteRoute } from '@belvedere/contract/products.ts';
import { deleteSessionProducts } from '@belvedere/contract/sessions.ts';
import type { Admission, SignedIn } from '../../access/admission.ts';
import { type Handler, handle } from '../../access/handle.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import type { Project } from '../../projects/project.ts';
import { beginAction, type NewAction } from '../../requests/begin-action.ts';
import { presentAction } from '../../requests/present.ts';
import { findSession } from '../../sessions/queries.ts';
import { deleteProducts } from '../delete-products.ts';
import { countProducts } from './count-products.ts';
import type { DeletionMode } from './product-rows.ts';

export function deletionRoutes(context: Context): Handler[] {
  return [
    handle(countRoute, ({ project, body }) => countProducts(context, project.id, body.selection, body.mode)),
    handle(deleteRoute, (call) => begin(context, call, call.body, call.body.mode)),
    handle(deleteSessionProducts, async (call) => {
      const { project, params, query } = call;
      const session = await findSession(context.db, project.id, params.id);
      if (session === undefined) throw notFound('session', params.id);
      const selection = { search: { session: String(params.id) } };
      return begin(context, call, { selection, label: `${session.source} / ${session.name}` }, query.mode);
    }),
  ];
}

interface DeletionCall extends Pick<Admission, 'actor' | 'record'> {
  readonly project: Project;
  readonly viewer: SignedIn;
}

async function begin(
  context: Context,
  { project, viewer, actor, record }: DeletionCall,
  { selection, label }: Pick<NewAction, 'selection' | 'label'>,
  mode: DeletionMode,
) {
  const action = await beginAction(context, {
    projectId: project.id,
    handler: deleteProducts,
    selection,
    parameters: { mode },
    label,
    accountId: viewer.id,
    actor,
    record,
  });
  return presentAction(action);
}

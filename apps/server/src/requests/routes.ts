import { listActions, readAction, stopAction as stopActionRoute } from '@belvedere/contract/actions.ts';
import type { Page } from '@belvedere/contract/lists.ts';
import {
  abortRequests,
  acknowledgeErrors,
  chooseVersions,
  countRequests,
  listRequests,
  type ProductRequest,
  readRequest,
  retryRequests,
} from '@belvedere/contract/requests.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { readSession } from '@belvedere/contract/sessions.ts';
import type { Admission, SignedIn } from '../access/admission.ts';
import { type Handler, handle, handleList } from '../access/handle.ts';
import type { Context } from '../context.ts';
import { notFound } from '../platform/errors.ts';
import type { CsvColumns } from '../platform/http/csv.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Project } from '../projects/project.ts';
import { getSession } from '../sessions/list-sessions.ts';
import type { ActionHandler } from './action.ts';
import { findAction, findActionsOf, stopAction } from './action-rows.ts';
import { type ActionTools, beginAction, countSelection } from './begin-action.ts';
import { findErrorCauses } from './error-causes.ts';
import { presentAction, presentRequest } from './present.ts';
import { findPayload, findRequest, findRequestHistory, findRequests } from './queries.ts';
import { anyRequest, requestActions } from './request-actions.ts';

const columns: CsvColumns<ProductRequest> = {
  id: (row) => row.id,
  source: (row) => row.session.source,
  session: (row) => row.session.name,
  collection: (row) => row.collection,
  item: (row) => row.item,
  state: (row) => row.state,
  step: (row) => row.step,
  versioning: (row) => row.versioning,
  version: (row) => row.version,
  errorCode: (row) => row.error?.code,
  errorMessage: (row) => row.error?.message,
  errorHint: (row) => row.error?.hint,
  acknowledgedBy: (row) => row.acknowledged?.by,
  acknowledgedReason: (row) => row.acknowledged?.reason,
  createdAt: (row) => row.createdAt,
  movedAt: (row) => row.movedAt,
};

export function requestRoutes(context: Context): Handler[] {
  return [...watchingRoutes(context), ...handlingRoutes(context), ...actionRoutes(context)];
}

function watchingRoutes({ db, now, tokens, tasks }: Context): Handler[] {
  return [
    handleList(listRequests, columns, async ({ project, query }): Promise<Page<ProductRequest>> => {
      const { items, ...page } = await findRequests(db, project.id, query, query);
      return { ...page, items: items.map(presentRequest) };
    }),
    handle(readRequest, async ({ project, params: { id } }) => {
      const row = await findRequest(db, project.id, id);
      if (row === undefined) throw notFound('request', id);
      const [history, payload] = await Promise.all([
        findRequestHistory(db, project.id, id),
        findPayload(db, project.id, id),
      ]);
      return { ...presentRequest(row), history, payload: payload === undefined ? null : readable(payload) };
    }),
    handle(countRequests, async ({ project, body }) =>
      countSelection({ db, tokens, tasks }, project.id, anyRequest, body.selection),
    ),
    // Bound here and not in the room of sessions, which knows no requests: the causes are theirs.
    handle(readSession, async ({ project, params: { id } }) => {
      const session = await getSession(db, project.id, id, now());
      return { ...session, causes: await findErrorCauses(db, project.id, id) };
    }),
  ];
}

function handlingRoutes(context: Context): Handler[] {
  return [
    handle(retryRequests, (call) => begin(context, call, requestActions.relaunch)),
    handle(abortRequests, (call) => begin(context, call, requestActions.abort)),
    handle(chooseVersions, (call) =>
      begin(context, call, requestActions['choose-version'], { choice: call.body.choice }),
    ),
    handle(acknowledgeErrors, (call) => begin(context, call, requestActions.acknowledge, { reason: call.body.reason })),
  ];
}

function actionRoutes({ db }: Context): Handler[] {
  return [
    handle(listActions, async ({ project, viewer }) => {
      const rows = await findActionsOf(db, project.id, viewer.id);
      return { items: rows.map(presentAction) };
    }),
    handle(readAction, async ({ project, params: { id } }) => {
      const row = await findAction(db, project.id, id);
      if (row === undefined) throw notFound('action', id);
      return presentAction(row);
    }),
    handle(stopActionRoute, async ({ project, params: { id }, record }) =>
      inTransaction(db, async (tx) => {
        const stopped = await stopAction(tx, project.id, id);
        const row = await findAction(tx, project.id, id);
        if (row === undefined) throw notFound('action', id);
        if (stopped) await record(tx, 'stop-action', row.label, { action: id });
        return presentAction(row);
      }),
    ),
  ];
}

interface ActionCall extends Pick<Admission, 'actor' | 'record'> {
  readonly project: Project;
  readonly viewer: SignedIn;
  readonly body: { readonly selection: Selection; readonly label: string };
}

async function begin(
  tools: ActionTools,
  { project, viewer, actor, record, body }: ActionCall,
  handler: ActionHandler,
  parameters: Record<string, unknown> = {},
) {
  const action = await beginAction(tools, {
    projectId: project.id,
    handler,
    selection: body.selection,
    parameters,
    label: body.label,
    accountId: viewer.id,
    actor,
    record,
  });
  return presentAction(action);
}

/** The document that was deposited; text where it is not JSON. */
function readable(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

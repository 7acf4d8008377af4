import type { Context } from './context.ts';
import { deleteProducts } from './ingest/delete-products.ts';
import type { Task } from './platform/jobs.ts';
import type { ActionHandlers } from './requests/action.ts';
import { requestActions } from './requests/request-actions.ts';
import { retentionTask } from './requests/retention.task.ts';
import { runActionTask } from './requests/run-action.task.ts';

export interface WorkerContext extends Context {
  readonly actions: ActionHandlers;
}

/** What each kind of bulk operation does, from the rooms that know. */
export const actions: ActionHandlers = { ...requestActions, 'delete-products': deleteProducts };

/** The table of tasks. */
export const tasks: readonly Task<WorkerContext>[] = [runActionTask, retentionTask];

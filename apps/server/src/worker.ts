import type { Context } from './context.ts';
import type { Task } from './platform/jobs.ts';
import type { ActionHandlers } from './requests/action.ts';

export interface WorkerContext extends Context {
  readonly actions: ActionHandlers;
}

/** What each kind of bulk operation does, from the rooms that know. */
export const actions = {} as ActionHandlers;

/** The table of tasks. */
export const tasks: readonly Task<WorkerContext, never>[] = [];

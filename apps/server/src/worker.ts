import type { Context } from './context.ts';
import type { Task } from './platform/jobs.ts';

/** The table of tasks. */
export const tasks: readonly Task<Context, never>[] = [];

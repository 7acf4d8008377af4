import { z } from 'zod';
import { idParams, instantSchema, plainText, projectParams } from './lists.ts';
import { defineRoute } from './route.ts';
import { selectionSchema } from './selection.ts';

/** Bulk operations on a selection: counted before, bounded to what was counted, seen in the tray. */
export const actionKinds = ['relaunch', 'abort', 'choose-version', 'acknowledge', 'delete-products'] as const;
export type ActionKind = (typeof actionKinds)[number];
export const actionStates = ['pending', 'running', 'done', 'stopped', 'failed'] as const;

export const actionSchema = z.object({
  id: z.number().int(),
  kind: z.enum(actionKinds),
  state: z.enum(actionStates),
  /** What it acts on, as the reader named it: a session, a selection. */
  label: z.string(),
  total: z.number().int(),
  done: z.number().int(),
  /** Counted, but moved on by somebody else before the action reached it. */
  skipped: z.number().int(),
  error: z.string().nullable(),
  by: z.string(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type Action = z.infer<typeof actionSchema>;

export const listActions = defineRoute({
  method: 'GET',
  path: '/api/:project/actions',
  summary: 'My bulk operations of the last day, running ones first',
  tag: 'Actions',
  right: 'requests.watch',
  params: projectParams,
  response: z.object({ items: z.array(actionSchema) }),
});
export const readAction = defineRoute({
  method: 'GET',
  path: '/api/:project/actions/:id',
  summary: 'One bulk operation',
  tag: 'Actions',
  right: 'requests.watch',
  params: idParams,
  response: actionSchema,
});
export const stopAction = defineRoute({
  method: 'POST',
  path: '/api/:project/actions/:id/stop',
  summary: 'Stop a bulk operation; what it did stays done',
  tag: 'Actions',
  right: 'requests.handle',
  params: idParams,
  response: actionSchema,
});
/** Body of each action: the selection, and a label for the tray. */
export const actionBody = z.object({ selection: selectionSchema, label: plainText(300).default('') });

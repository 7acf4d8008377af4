import { z } from 'zod';
import { actionSchema } from './actions.ts';
import { idParams, instantSchema, pageOf, pageQuery, plainText, projectParams } from './lists.ts';
import { defineRoute } from './route.ts';
import { steps } from './session-properties.ts';

/** `ok` = none of the others; a row may be running, waiting and in error at once. */
export const sessionStates = ['ok', 'error', 'running', 'waiting'] as const;
export type SessionState = (typeof sessionStates)[number];

const figures = {
  /** Σ out of the referencing steps, Σ out of the diffusion steps. */
  referenced: z.number().int(),
  diffused: z.number().int(),
  running: z.number().int(),
  waiting: z.number().int(),
  errors: z.number().int(),
  lastActivityAt: instantSchema.nullable(),
};

/** Products diffused in each of the last 60 minutes, oldest first: kept by the server, so that a reload shows it. */
const lastHour = z.array(z.number().int()).length(60);

export const sourceSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  sessions: z.number().int(),
  ...figures,
});
export type Source = z.infer<typeof sourceSchema>;

export const sessionStepSchema = z.object({
  step: z.enum(steps),
  stepId: z.string(),
  in: z.number().int(),
  out: z.number().int(),
  running: z.number().int(),
  waiting: z.number().int(),
  errors: z.number().int(),
  properties: z.record(z.string(), z.number().int()),
  updatedAt: instantSchema,
});
export type SessionStep = z.infer<typeof sessionStepSchema>;

export const sessionSchema = z.object({
  id: z.number().int(),
  source: z.string(),
  name: z.string(),
  createdAt: instantSchema,
  ...figures,
  lastHour,
  steps: z.array(sessionStepSchema),
});
export type Session = z.infer<typeof sessionSchema>;

/** Errors of one cause in one step: enough to know what to do, with one example in words. */
export const errorCauseSchema = z.object({
  step: z.enum(steps),
  code: z.string(),
  count: z.number().int(),
  acknowledged: z.number().int(),
  retriable: z.boolean(),
  /** English, and the values that the page's own wording needs. */
  example: z.object({
    item: z.string().nullable(),
    message: z.string(),
    hint: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
  since: instantSchema,
});
export type ErrorCause = z.infer<typeof errorCauseSchema>;

export const sessionDetailSchema = sessionSchema.extend({
  /** Products per second over the last minute in which anything moved, and what is left at that pace. */
  rate: z.number(),
  secondsLeft: z.number().int().nullable(),
  startedAt: instantSchema.nullable(),
  causes: z.array(errorCauseSchema),
});
export type SessionDetail = z.infer<typeof sessionDetailSchema>;

export const sourceSorts = ['name', 'state', 'referenced', 'diffused', 'lastActivityAt'] as const;
export const sessionSorts = [
  'name',
  'source',
  'state',
  'referenced',
  'diffused',
  'lastActivityAt',
  'createdAt',
] as const;
const listQuery = pageQuery.extend({ name: plainText(200).optional(), state: z.enum(sessionStates).optional() });

export const listSources = defineRoute({
  method: 'GET',
  path: '/api/:project/sources',
  summary: 'Who provides data, with figures over all their sessions',
  tag: 'Dashboard',
  right: 'sessions.watch',
  params: projectParams,
  query: listQuery.extend({ sort: z.string().max(50).default('name') }),
  response: pageOf(sourceSchema),
});
export const listSessions = defineRoute({
  method: 'GET',
  path: '/api/:project/sessions',
  summary: 'Sessions: all data of one acquisition or deposit',
  tag: 'Dashboard',
  right: 'sessions.watch',
  params: projectParams,
  query: listQuery.extend({
    source: plainText(300).optional(),
    sort: z.string().max(50).default('-lastActivityAt'),
  }),
  response: pageOf(sessionSchema),
});
export const readSession = defineRoute({
  method: 'GET',
  path: '/api/:project/sessions/:id',
  summary: 'One session with its steps, pace and errors by cause',
  tag: 'Dashboard',
  right: 'sessions.watch',
  params: idParams,
  response: sessionDetailSchema,
});
/** Marks deleted; `irrevocable` leaves only the counts. Answers at once with an action. */
export const deleteSessionProducts = defineRoute({
  method: 'DELETE',
  path: '/api/:project/sessions/:id/products',
  summary: 'Delete the products of a session',
  tag: 'Dashboard',
  right: 'products.delete',
  params: idParams,
  query: z.object({ mode: z.enum(['mark', 'irrevocable']).default('mark') }),
  response: actionSchema,
  status: 202,
});

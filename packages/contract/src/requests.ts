import { z } from 'zod';
import { actionBody, actionSchema } from './actions.ts';
import { idParams, instantSchema, pageOf, pageQuery, plainText, projectParams } from './lists.ts';
import { defineRoute } from './route.ts';
import { countSchema, selectionSchema } from './selection.ts';
import { steps } from './session-properties.ts';

export const requestStates = [
  'granted',
  'denied',
  'running',
  'waiting_versioning',
  'waiting_storage',
  'error',
  'aborted',
  'ignored',
  'done',
] as const;
export type RequestState = (typeof requestStates)[number];
export const versionings = ['increment', 'replace', 'ignore', 'manual'] as const;
export type Versioning = (typeof versionings)[number];

export const requestErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  retriable: z.boolean(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type RequestError = z.infer<typeof requestErrorSchema>;

export const requestSchema = z.object({
  id: z.number().int(),
  session: z.object({ id: z.number().int(), source: z.string(), name: z.string() }),
  collection: z.string().nullable(),
  item: z.string().nullable(),
  state: z.enum(requestStates),
  step: z.enum(steps),
  versioning: z.enum(versionings),
  error: requestErrorSchema.nullable(),
  acknowledged: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  /** The version of the product that it made, when it has. */
  version: z.number().int().nullable(),
  createdAt: instantSchema,
  movedAt: instantSchema,
});
export type ProductRequest = z.infer<typeof requestSchema>;

export const requestSorts = ['id', 'item', 'collection', 'state', 'movedAt', 'createdAt'] as const;
export const requestFilters = z.object({
  /** An id, or a name together with `source`. */
  session: plainText(300).optional(),
  source: plainText(300).optional(),
  state: z.union([z.enum(requestStates), z.array(z.enum(requestStates))]).optional(),
  step: z.enum(steps).optional(),
  code: plainText(100).optional(),
  collection: plainText(300).optional(),
  /** Contains, in the item's id. */
  item: plainText(300).optional(),
  acknowledged: z.enum(['true', 'false']).optional(),
});
export const listRequests = defineRoute({
  method: 'GET',
  path: '/api/:project/requests',
  summary: 'Requests: each unit of work between deposit and catalogue',
  tag: 'Requests',
  right: 'requests.watch',
  params: projectParams,
  query: pageQuery.extend({ ...requestFilters.shape, sort: z.string().max(50).default('-id') }),
  response: pageOf(requestSchema),
});
export const readRequest = defineRoute({
  method: 'GET',
  path: '/api/:project/requests/:id',
  summary: 'One request with its history, and its payload when it is kept',
  tag: 'Requests',
  right: 'requests.watch',
  params: idParams,
  response: requestSchema.extend({
    history: z.array(
      z.object({
        at: instantSchema,
        event: z.string(),
        by: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
    payload: z.unknown(),
  }),
});
export const countRequests = defineRoute({
  method: 'POST',
  path: '/api/:project/requests/count',
  summary: 'How many requests a selection touches',
  tag: 'Requests',
  right: 'requests.watch',
  params: projectParams,
  body: z.object({ selection: selectionSchema }),
  response: countSchema,
});
const action = {
  params: projectParams,
  response: actionSchema,
  status: 202,
  tag: 'Requests',
  right: 'requests.handle',
} as const;
export const retryRequests = defineRoute({
  ...action,
  method: 'POST',
  path: '/api/:project/requests/retry',
  summary: 'Relaunch the requests in error or aborted of a selection',
  body: actionBody,
});
export const abortRequests = defineRoute({
  ...action,
  method: 'POST',
  path: '/api/:project/requests/abort',
  summary: 'Abort the requests of a selection that have not begun',
  body: actionBody,
});
export const chooseVersions = defineRoute({
  ...action,
  method: 'POST',
  path: '/api/:project/requests/version',
  summary: 'Choose what waits for a version: a new one, a replacement, or nothing',
  body: actionBody.extend({ choice: z.enum(['increment', 'replace', 'ignore']) }),
});
export const acknowledgeErrors = defineRoute({
  ...action,
  method: 'POST',
  path: '/api/:project/requests/acknowledge',
  summary: 'Take known errors out of the red, with a reason',
  body: actionBody.extend({ reason: plainText(1_000).trim().min(1) }),
});

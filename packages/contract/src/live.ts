import { z } from 'zod';
import { instantSchema, projectParams } from './lists.ts';
import { defineRoute } from './route.ts';

/** What moved: the page refetches what it shows of it. `sessions` and `sources` carry the id of the row. */
export const topics = [
  'sources',
  'sessions',
  'requests',
  'products',
  'actions',
  'collections',
  'items',
  'users',
] as const;
export type Topic = (typeof topics)[number];
export const changeSchema = z.object({ topic: z.enum(topics), id: z.string().optional() });
export type Change = z.infer<typeof changeSchema>;

/** Server-Sent Events: `hello` at once, `change` with a Change, `ping` every 15 s. */
export const streamEvents = defineRoute({
  method: 'GET',
  path: '/api/:project/events',
  summary: 'What changes, as Server-Sent Events',
  tag: 'Live',
  right: 'project.read',
  params: projectParams,
  response: z.unknown(),
  stream: true,
  produces: 'text/event-stream',
});

const cause = z.object({ code: z.string(), count: z.number().int() });
/** The board *Add data*: the figures of its cells, and each case that needs a person. */
export const addDataBoardSchema = z.object({
  dashboard: z.object({
    rate: z.number(),
    lastHour: z.array(z.number().int()),
    sources: z.number().int(),
    running: z.number().int(),
    waiting: z.number().int(),
    errors: z.number().int(),
  }),
  requests: z.object({
    running: z.number().int(),
    waiting: z.number().int(),
    errors: z.number().int(),
    deniedToday: z.number().int(),
    open: z.number().int(),
  }),
  products: z.object({ total: z.number().int(), today: z.number().int() }),
  diffusion: z.object({ indexed: z.number().int(), toCome: z.number().int() }),
  deposits: z.object({
    total: z.number().int(),
    last: z
      .object({ at: instantSchema, granted: z.number().int(), denied: z.number().int(), session: z.number().int() })
      .nullable(),
  }),
  waiting: z.array(
    z.object({
      kind: z.enum(['errors', 'waiting']),
      session: z.object({ id: z.number().int(), source: z.string(), name: z.string() }),
      count: z.number().int(),
      causes: z.array(cause),
      since: instantSchema,
    }),
  ),
});
export type AddDataBoard = z.infer<typeof addDataBoardSchema>;
export const readAddDataBoard = defineRoute({
  method: 'GET',
  path: '/api/:project/boards/add-data',
  summary: 'Figures of the board Add data, and what waits for somebody',
  tag: 'Dashboard',
  right: 'sessions.watch',
  params: projectParams,
  response: addDataBoardSchema,
});

export const jumpKinds = ['sources', 'sessions', 'products', 'items', 'collections', 'users'] as const;
export const jump = defineRoute({
  method: 'GET',
  path: '/api/:project/jump',
  summary: 'Find a source, session, product, collection or user by a part of its name',
  tag: 'Live',
  right: 'project.read',
  params: projectParams,
  query: z.object({ q: z.string().trim().min(1).max(200) }),
  response: z.object({
    ms: z.number(),
    sections: z.array(
      z.object({
        kind: z.enum(jumpKinds),
        total: z.object({ count: z.number().int(), exact: z.boolean() }),
        entries: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            detail: z.string(),
            running: z.number().int().optional(),
            waiting: z.number().int().optional(),
            errors: z.number().int().optional(),
            source: z.string().optional(),
            collection: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});

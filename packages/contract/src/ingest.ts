import { z } from 'zod';
import { projectParams } from './lists.ts';
import { versionings } from './requests.ts';
import { defineRoute } from './route.ts';

export const depositQuery = z.object({
  source: z.string().trim().min(1).max(300),
  session: z.string().trim().min(1).max(300),
  chain: z.string().max(200).default('DefaultProcessingChain'),
  versioning: z.enum(versionings).default('increment'),
});
export const denialSchema = z.object({
  id: z.string().nullable(),
  reason: z.string(),
  code: z.string(),
  hint: z.string(),
  pointer: z.string(),
  /** Line of the NDJSON body, or index in the collection, both from 1. */
  position: z.number().int(),
  /** The values of its sentence, for the page's own wording. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Denial = z.infer<typeof denialSchema>;
export const depositAnswerSchema = z.object({
  granted: z.number().int(),
  denied: z.number().int(),
  session: z.number().int(),
  /** The first 1,000; the rest under `requests?state=denied`. */
  denials: z.array(denialSchema),
});
export type DepositAnswer = z.infer<typeof depositAnswerSchema>;

/** Each may be gzipped: by `Content-Encoding`, or as a file that is. */
const itemBodies = ['application/geo+json', 'application/x-ndjson', 'application/json'] as const;

export const depositItems = defineRoute({
  method: 'POST',
  path: '/api/:project/ingest/items',
  tag: 'Ingest',
  right: 'items.deposit',
  summary: 'Deposit STAC items: a Feature, a FeatureCollection or NDJSON, each optionally gzipped, streamed',
  params: projectParams,
  query: depositQuery,
  response: depositAnswerSchema,
  stream: true,
  consumes: itemBodies,
});
export const checkAnswerSchema = depositAnswerSchema.omit({ session: true }).extend({
  /** Of those granted: how many would end in error, since they violate the model of their collection. */
  failing: z.number().int(),
  /** The first 1,000 of them, worded like denials. */
  failures: z.array(denialSchema),
});
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

/** The verdict without the deposit: what would be granted, denied, and end in error. Bounded to 10,000 items. */
export const checkItems = defineRoute({
  method: 'POST',
  path: '/api/:project/ingest/check',
  tag: 'Ingest',
  right: 'items.deposit',
  summary: 'Check STAC items line by line without depositing them',
  params: projectParams,
  query: z.object({}),
  response: checkAnswerSchema,
  stream: true,
  consumes: itemBodies,
});

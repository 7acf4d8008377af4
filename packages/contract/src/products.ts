import { z } from 'zod';
import { actionBody, actionSchema } from './actions.ts';
import { instantSchema, pageOf, pageQuery, projectParams } from './lists.ts';
import { defineRoute } from './route.ts';
import { countSchema, selectionSchema } from './selection.ts';

/** States of an AIP: kept, replaced by a newer version, or deleted with its history kept. */
export const productStates = ['stored', 'replaced', 'deleted'] as const;

/** How a version came: the first of its product, one more, or in place of the one before. */
export const productOrigins = ['first', 'increment', 'replace'] as const;

/** One version of a product: an AIP. */
export const productSchema = z.object({
  id: z.number().int(),
  collection: z.string(),
  item: z.string(),
  version: z.number().int(),
  /** The version that the catalogue shows. */
  shown: z.boolean(),
  state: z.enum(productStates),
  session: z.object({ id: z.number().int(), source: z.string(), name: z.string() }),
  files: z.number().int(),
  bytes: z.number().int(),
  createdAt: instantSchema,
});
export type Product = z.infer<typeof productSchema>;

export const productFilters = z.object({
  session: z.string().max(300).optional(),
  source: z.string().max(300).optional(),
  collection: z.string().max(300).optional(),
  item: z.string().max(300).optional(),
  state: z.enum(productStates).optional(),
  /** How the version came: the first, one more, or in place of the one before (the figures behind lead here). */
  origin: z.enum(productOrigins).optional(),
  /** Whether the catalogue has taken it. */
  indexed: z.enum(['true', 'false']).optional(),
  /** Only the versions that the catalogue shows, or only the others. */
  shown: z.enum(['true', 'false']).optional(),
});
export const productSorts = ['id', 'item', 'collection', 'version', 'createdAt', 'bytes'] as const;
export const listProducts = defineRoute({
  method: 'GET',
  path: '/api/:project/products',
  summary: 'Products: every version kept',
  tag: 'Products',
  right: 'products.watch',
  params: projectParams,
  query: pageQuery.extend({ ...productFilters.shape, sort: z.string().max(50).default('-id') }),
  response: pageOf(productSchema),
});
const productParams = projectParams.extend({ collection: z.string().max(300), item: z.string().max(300) });
export const readProduct = defineRoute({
  method: 'GET',
  path: '/api/:project/products/:collection/:item',
  summary: 'One product: its versions, their history, the document of one',
  tag: 'Products',
  right: 'products.watch',
  params: productParams,
  query: z.object({ version: z.coerce.number().int().positive().optional() }),
  response: z.object({
    collection: z.string(),
    item: z.string(),
    versions: z.array(productSchema),
    history: z.array(
      z.object({
        at: instantSchema,
        version: z.number().int(),
        event: z.string(),
        by: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
    /** The document of the version asked for, or of the last one. */
    document: z.unknown(),
  }),
});
/** Marked deleted with their documents and history, or for good: only counts and numbers stay. */
const deletionMode = z.enum(['mark', 'irrevocable']).default('mark');
export const countProducts = defineRoute({
  method: 'POST',
  path: '/api/:project/products/count',
  summary: 'How many products a selection touches',
  tag: 'Products',
  right: 'products.watch',
  params: projectParams,
  /** As they would be deleted: only what is kept can be marked, anything can go for good. */
  body: z.object({ selection: selectionSchema, mode: deletionMode }),
  response: countSchema.extend({ files: z.number().int(), bytes: z.number().int() }),
});
export const deleteProducts = defineRoute({
  method: 'POST',
  path: '/api/:project/products/delete',
  summary: 'Delete products: marked with their history, or for good',
  tag: 'Products',
  right: 'products.delete',
  params: projectParams,
  body: actionBody.extend({ mode: deletionMode }),
  response: actionSchema,
  status: 202,
});

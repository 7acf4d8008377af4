import { z } from 'zod';
import { instantSchema, projectParams } from './lists.ts';
import { defineRoute } from './route.ts';

/** Who sees a collection: everyone, the members of the project, or groups of them. */
export const visibilities = ['public', 'registered', 'groups'] as const;
export type Visibility = (typeof visibilities)[number];
/** An id in a path. NUL is in no id, and no database takes it. */
const idInPath = z
  .string()
  .max(300)
  .refine((text) => !text.includes('\0'), 'contains NUL');
const stacDocument = z.looseObject({});

/** A collection as its administrators see it: the STAC document, who sees it, its model, how many items it holds. */
export const collectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  visibility: z.enum(visibilities),
  /** JSON Schema (draft 7 or 2020-12) that `properties` of its items must satisfy, or none. */
  model: z.record(z.string(), z.unknown()).nullable(),
  items: z.number().int(),
  /** Counted one by one, or above the bound of counting an estimate. */
  itemsExact: z.boolean(),
  document: stacDocument,
  updatedAt: instantSchema,
});
export type Collection = z.infer<typeof collectionSchema>;

export const listCollections = defineRoute({
  method: 'GET',
  path: '/api/:project/collections',
  summary: 'The collections of a project that the caller may see',
  tag: 'Collections',
  right: 'catalogue.search',
  params: projectParams,
  response: z.object({ items: z.array(collectionSchema) }),
});
/** The body is a STAC Collection; `belvedere:model` and `belvedere:visibility` beside its own fields are ours. */
export const createCollection = defineRoute({
  method: 'POST',
  path: '/api/:project/collections',
  summary: 'Create a collection from a STAC Collection',
  tag: 'Collections',
  right: 'collections.manage',
  params: projectParams,
  body: z.unknown(),
  response: collectionSchema,
  status: 201,
});
const collectionParams = projectParams.extend({ collection: idInPath });
export const readCollection = defineRoute({
  method: 'GET',
  path: '/api/:project/collections/:collection',
  summary: 'One collection',
  tag: 'Collections',
  right: 'catalogue.search',
  params: collectionParams,
  response: collectionSchema,
});
export const replaceCollection = defineRoute({
  method: 'PUT',
  path: '/api/:project/collections/:collection',
  summary: 'Replace the document, model and visibility of a collection',
  tag: 'Collections',
  right: 'collections.manage',
  params: collectionParams,
  body: z.unknown(),
  response: collectionSchema,
});
export const deleteCollection = defineRoute({
  method: 'DELETE',
  path: '/api/:project/collections/:collection',
  summary: 'Delete a collection that holds no product',
  tag: 'Collections',
  right: 'collections.manage',
  params: collectionParams,
  response: z.object({}),
});

const stac = { tag: 'STAC', right: 'catalogue.search', response: stacDocument } as const;
export const stacParams = projectParams;
/** GET search and items take strings; their meaning is parsed by `@belvedere/stac/search.ts`. */
const stacQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type StacQuery = z.infer<typeof stacQuery>;
const looseQuery = z.looseObject({});
export const stacLanding = defineRoute({
  ...stac,
  method: 'GET',
  path: '/stac/:project',
  summary: 'Landing page',
  params: stacParams,
});
export const stacConformance = defineRoute({
  ...stac,
  method: 'GET',
  path: '/stac/:project/conformance',
  summary: 'Conformance classes',
  params: stacParams,
});
export const stacCollections = defineRoute({
  ...stac,
  method: 'GET',
  path: '/stac/:project/collections',
  summary: 'Collections',
  params: stacParams,
  query: looseQuery,
});
export const stacCollection = defineRoute({
  ...stac,
  method: 'GET',
  path: '/stac/:project/collections/:collection',
  summary: 'One collection',
  params: collectionParams,
});
export const stacItems = defineRoute({
  ...stac,
  method: 'GET',
  path: '/stac/:project/collections/:collection/items',
  summary: 'Items of a collection',
  params: collectionParams,
  query: looseQuery,
  produces: 'application/geo+json',
});
const itemParams = collectionParams.extend({ item: idInPath });
export const stacItem = defineRoute({
  ...stac,
  method: 'GET',
  path: '/stac/:project/collections/:collection/items/:item',
  summary: 'One item; `?version=` names one of its versions for ever',
  params: itemParams,
  query: z.object({ version: z.coerce.number().int().positive().optional() }),
  produces: 'application/geo+json',
});
export const stacSearch = defineRoute({
  ...stac,
  method: 'GET',
  path: '/stac/:project/search',
  summary: 'Item search',
  params: stacParams,
  query: looseQuery,
  produces: 'application/geo+json',
});
export const stacSearchByBody = defineRoute({
  ...stac,
  method: 'POST',
  path: '/stac/:project/search',
  summary: 'Item search',
  params: stacParams,
  body: z.unknown(),
  produces: 'application/geo+json',
});
export const readFile = defineRoute({
  method: 'GET',
  path: '/files/:project/:collection/:item/:asset',
  summary: 'A file of an item; `?version=` names it for ever',
  tag: 'Files',
  right: 'files.read',
  params: itemParams.extend({ asset: idInPath }),
  query: z.object({ version: z.coerce.number().int().positive().optional() }),
  response: z.unknown(),
  stream: true,
});

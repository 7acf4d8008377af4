import type { z } from 'zod';
import type { Right } from './rights.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One door of the server: what it takes, what it answers, and the right it asks for. Server, web and tests all read it. */
export interface Route {
  readonly method: Method;
  /** Fastify notation: `/api/:project/sessions/:id`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly tag: string;
  readonly right: Right;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON body. A route with `stream` reads its body itself and has none. */
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  readonly status?: number;
  /** The body and/or the answer is not a JSON document (deposits, events, files, CSV). */
  readonly stream?: true;
  /** Media types of a body that the route reads as a stream. */
  readonly consumes?: readonly string[];
  /** Media type of the answer, where it is not JSON. */
  readonly produces?: string;
}

/** Keeps the literal types of a route, so that params, body and answer are inferred from it. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;
type Input<T> = T extends z.ZodType ? z.input<T> : undefined;

export type ParamsOf<R extends Route> = Output<R['params']>;
export type QueryOf<R extends Route> = Output<R['query']>;
export type BodyOf<R extends Route> = Output<R['body']>;
export type AnswerOf<R extends Route> = z.output<R['response']>;
/** What a handler returns: the answer before the response schema fills its defaults. */
export type ReplyOf<R extends Route> = z.input<R['response']>;

/** What a caller passes: the parts that the route has, each before parsing. */
export type CallOf<R extends Route> = {
  [K in 'params' | 'query' | 'body' as R[K] extends z.ZodType ? K : never]: Input<R[K]>;
};

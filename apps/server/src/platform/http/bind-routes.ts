import type { Route } from '@belvedere/contract/route.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { readJsonBody } from './json-body.ts';
import { escapePointer, invalid } from './problem.ts';

/** What the guard of the house answers is the house's own affair: here it only comes before everything else. */
export type Guard<A> = (route: Route, request: FastifyRequest) => Promise<A>;

export interface BoundRoute<A> {
  readonly route: Route;
  run(call: A & RawCall): Promise<unknown>;
}
export interface RawCall {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface BindOptions<A extends object> {
  readonly guard: Guard<A>;
  /** Holds every answer against its schema: for tests, where a wrong answer must be a failure. */
  readonly checkAnswers: boolean;
}

/** Gives each route of the table its door: guard, then params, query and body, then the use case, then the answer. */
export function bindRoutes<A extends object>(
  app: FastifyInstance,
  routes: BoundRoute<A>[],
  options: BindOptions<A>,
): void {
  for (const bound of routes) bindRoute(app, bound, options);
}

function bindRoute<A extends object>(
  app: FastifyInstance,
  { route, run }: BoundRoute<A>,
  options: BindOptions<A>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const admission = await options.guard(route, request);
      const params = read(route.params, request.params, '/params');
      const query = read(route.query, request.query, '/query');
      const body = await readBody(route, request);
      const answer = await run({ ...admission, params, query, body, request, reply });
      // A use case that answered by itself (a stream, a redirect) hands the reply back.
      if (answer === reply || reply.sent) return reply;
      if (options.checkAnswers) route.response.parse(answer);
      reply.code(route.status ?? 200).type(route.produces ?? 'application/json; charset=utf-8');
      return reply.send(JSON.stringify(answer ?? {}));
    },
  });
}

async function readBody(route: Route, request: FastifyRequest): Promise<unknown> {
  if (route.stream !== undefined || route.body === undefined) return undefined;
  const body = await readJsonBody(request.raw, request.headers['content-type']);
  return read(route.body, body ?? {}, '');
}

function read(schema: z.ZodType | undefined, value: unknown, place: '' | '/query' | '/params'): unknown {
  if (schema === undefined) return undefined;
  if (place !== '') refuseNul(value as Record<string, unknown>, place);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(place, parsed.error);
  return parsed.data;
}

/** No text of ours holds a NUL: the database cannot store one, so nothing can match it. */
function refuseNul(values: Record<string, unknown>, place: '/query' | '/params'): void {
  for (const [name, value] of Object.entries(values)) {
    if (![value].flat().some((text) => typeof text === 'string' && text.includes('\0'))) continue;
    const pointer = `${place}/${escapePointer(name)}`;
    const message = 'it holds a NUL character';
    throw new AppError(400, 'invalid', `Cannot read "${pointer}": ${message}`, {
      errors: [{ pointer, code: 'nul', message }],
    });
  }
}

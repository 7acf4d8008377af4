import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { problemOf, sendProblem } from './problem.ts';

export interface HttpOptions {
  readonly log: Log;
  /** Addresses or networks whose `X-Forwarded-*` is believed. */
  readonly trustedProxies: string[];
  /** Turns an error of below (a database that is gone) into what a caller can act on. */
  readonly explain: (error: unknown) => unknown;
}

/** The HTTP server before its routes: bodies stay streams, errors are problems, every answer carries its guards. */
export function createHttpServer(options: HttpOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // An address that is no UTF-8 is refused before any hook of ours.
    frameworkErrors: (error, _request, reply) => sendProblem(reply as FastifyReply, problemOf(error)),
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies.length > 0 ? options.trustedProxies : false,
    routerOptions: { maxParamLength: 2_000 },
    forceCloseConnections: 'idle',
    // A deposit may take an hour; a head that does not come in a minute never will.
    requestTimeout: 0,
    connectionTimeout: 0,
  });
  app.server.headersTimeout = 60_000;
  app.register(cookie);
  // Answers only: a deposit reads the bytes of its body itself, compressed or not.
  app.register(compress, { globalDecompression: false, encodings: ['gzip'], zlibOptions: { level: 4 } });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('x-frame-options', 'DENY');
  });
  app.setErrorHandler((thrown, request, reply) => {
    const error = options.explain(thrown);
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, url: request.url }, 'Http:Request:Failed');
    return sendProblem(reply, problem, error instanceof AppError ? error.facts.retryAfter : undefined);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, { status: 404, code: 'not_found', title: `Cannot find "${request.url.slice(0, 200)}"` }),
  );
  return app;
}

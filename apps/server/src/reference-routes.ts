import type { Route } from '@belvedere/contract/route.ts';
import apiReference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { openApiOf } from './platform/http/openapi.ts';

/** `/openapi.json` and the page `/docs` that reads it. */
export function serveReference(app: FastifyInstance, routes: readonly Route[], version: string): void {
  const document = JSON.stringify(openApiOf(routes, version));
  app.get('/openapi.json', (_request, reply) =>
    reply.header('access-control-allow-origin', '*').type('application/json; charset=utf-8').send(document),
  );
  app.register(apiReference, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      title: 'Belvedere API',
      hideClientButton: true,
      withDefaultFonts: false,
      telemetry: false,
    },
  });
}

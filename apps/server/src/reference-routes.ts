import type { Route } from '@belvedere/contract/route.ts';
import apiReference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { openApiOf } from './platform/http/openapi.ts';

/** The reference page starts itself by a script in its document; it may call nobody but us. */
const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/openapi.json` and the page `/docs` that reads it. */
export function serveReference(app: FastifyInstance, routes: readonly Route[], version: string): void {
  const document = JSON.stringify(openApiOf(routes, version));
  app.get('/openapi.json', (_request, reply) =>
    reply.header('access-control-allow-origin', '*').type('application/json; charset=utf-8').send(document),
  );
  app.addHook('onRequest', async (request, reply) => {
    if (/^\/docs(\/|$)/.test(request.url)) reply.header('content-security-policy', contentPolicy);
  });
  app.register(apiReference, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Belvedere API',
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
      withDefaultFonts: false,
      telemetry: false,
    },
  });
}

import type { FastifyInstance } from 'fastify';
import { createGuard } from './access/guard.ts';
import type { Handler } from './access/handle.ts';
import { accessRoutes } from './access/routes.ts';
import { allowOtherOrigins } from './catalog/cross-origin.ts';
import { catalogRoutes } from './catalog/routes.ts';
import type { Context } from './context.ts';
import { demoRoutes, serveDemoQuicklooks } from './demo/routes.ts';
import { serveHealth } from './health.ts';
import { ingestRoutes } from './ingest/routes.ts';
import { explainDatabaseError } from './platform/database-errors.ts';
import { bindRoutes } from './platform/http/bind-routes.ts';
import { createHttpServer } from './platform/http/server.ts';
import { serveReference } from './reference-routes.ts';
import { requestRoutes } from './requests/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { version } from './version.ts';

/** The table of routes: every door of the product below `/api`, `/stac` and `/files`. */
export function routesOf(context: Context, origin: () => string): Handler[] {
  return [
    ...accessRoutes(context),
    ...sessionRoutes(context),
    ...requestRoutes(context),
    ...catalogRoutes(context),
    ...ingestRoutes(context),
    ...demoRoutes(context, origin),
  ];
}

export interface ApiOptions {
  /** Holds every answer against its schema: for tests. */
  readonly checkAnswers: boolean;
}

/** The HTTP server with all its doors, not yet listening. */
export function createApi(context: Context, options: ApiOptions): FastifyInstance {
  const app = createHttpServer({
    log: context.log,
    trustedProxies: context.config.trustedProxies,
    explain: explainDatabaseError,
  });
  const routes = routesOf(context, () => app.listeningOrigin);
  const guard = createGuard(context);
  // Bound once the plugins before them are there: what compresses answers, for one, is set at each route.
  app.register(async (doors) => {
    allowOtherOrigins(doors);
    bindRoutes(doors, routes, { guard, checkAnswers: options.checkAnswers });
    serveDemoQuicklooks(doors);
    serveHealth(doors, context);
    serveReference(
      doors,
      routes.map(({ route }) => route),
      version,
    );
  });
  return app;
}

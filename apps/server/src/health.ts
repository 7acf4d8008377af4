import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from './context.ts';
import { databaseHealth } from './platform/database-health.ts';

/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: Prometheus text. */
export function serveHealth(app: FastifyInstance, context: Context): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const checks = await readiness(context);
    const ready = [checks.database, checks.migrations, checks.queue].every((check) => check === 'ok');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  });
  const metrics = createMetrics(context);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}

type Check = 'ok' | 'unreachable' | 'not migrated' | 'no queues' | 'read only';

/** A database that takes no writes (a standby, a disk that is too full) is told, and stays ready: it still answers readers. */
async function readiness(context: Context): Promise<Record<'database' | 'migrations' | 'queue' | 'disk', Check>> {
  const { reachable, migrated, writable } = await databaseHealth(context.database);
  if (!reachable)
    return { database: 'unreachable', migrations: 'unreachable', queue: 'unreachable', disk: 'unreachable' };
  return {
    database: 'ok',
    migrations: migrated ? 'ok' : 'not migrated',
    queue: (await hasQueues(context)) ? 'ok' : 'no queues',
    disk: writable ? 'ok' : 'read only',
  };
}

async function hasQueues({ db }: Context): Promise<boolean> {
  try {
    const { rows } = await sql<{ there: boolean }>`select to_regclass('jobs.queue') is not null as there`.execute(db);
    return rows[0]?.there === true;
  } catch {
    return false;
  }
}

function createMetrics(context: Context) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'belvedere_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  });
  const unreachable = new Counter({
    name: 'belvedere_scrape_failures_total',
    help: 'Scrapes in which the database did not answer',
    registers: [registry],
  });
  new Gauge({
    name: 'belvedere_features_waiting',
    help: 'Features deposited and not yet taken to the catalogue',
    registers: [registry],
    async collect() {
      try {
        const { rows } = await sql<{ waiting: number }>`
          select coalesce(sum(requests), 0)::bigint as waiting from chunk`.execute(context.db);
        this.set(rows[0]?.waiting ?? 0);
      } catch {
        unreachable.inc();
      }
    },
  });
  return { registry, requests };
}

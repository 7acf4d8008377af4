import type { FastifyInstance } from 'fastify';

const doors = /^\/(stac|files)(\/|$)/;

/**
 * Lets pages of other origins read the catalogue, as STAC browsers do: as anybody, or with a bearer token. Never with the cookie, which
 * `*` keeps browsers from sending.
 */
export function allowOtherOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!doors.test(request.url)) return;
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-expose-headers', 'content-type, location, retry-after, x-request-id');
  });
  for (const path of ['/stac/*', '/files/*']) {
    app.options(path, (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'GET, HEAD, POST, OPTIONS')
        .header('access-control-allow-headers', 'authorization, content-type')
        .header('access-control-max-age', '86400')
        .code(204)
        .send(),
    );
  }
}

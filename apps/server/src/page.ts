import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const built = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Pictures of items may come from anywhere; scripts, styles and calls only from us. */
const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob: https: http:",
  "style-src 'self'",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The page: its files, and its one document for every address that is not the API's. */
export async function servePage(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(built, 'index.html'))) {
    app.log.warn('Page:Build:Missing');
    return;
  }
  const index = readFileSync(join(built, 'index.html'));
  await app.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  });
  for (const path of [
    '/',
    '/setup',
    '/login',
    '/register/*',
    '/link/*',
    '/user/*',
    '/admin/*',
    '/account',
    '/help/*',
  ]) {
    app.get(path, (_request, reply) =>
      reply
        .header('content-security-policy', contentPolicy)
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(index),
    );
  }
}

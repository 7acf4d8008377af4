import { expect, test } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { allowOtherOrigins } from './cross-origin.ts';

function server() {
  const log = createLog({ level: 'silent' });
  const app = createHttpServer({ log, trustedProxies: [], explain: (error) => error });
  allowOtherOrigins(app);
  app.get('/stac/:project', async () => '{}');
  app.get('/stac/:project/private', async () => {
    throw new AppError(401, 'signed_out', 'Cannot answer');
  });
  app.get('/api/me', async () => '{}');
  return app;
}

test('a page of another origin may read the catalogue, its refusals too, and never with a cookie', async () => {
  for (const url of ['/stac/sea', '/stac/sea/private', '/stac/sea/unknown', '/files/sea/a/b/c']) {
    const { headers } = await server().inject({ url, headers: { origin: 'https://browser.example' } });
    expect([url, headers['access-control-allow-origin']]).toEqual([url, '*']);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  }
});

test('a preflight is answered with the methods and headers that searches need', async () => {
  const answer = await server().inject({
    method: 'OPTIONS',
    url: '/stac/sea/search',
    headers: {
      origin: 'https://browser.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  });
  expect(answer.statusCode).toBe(204);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.headers['access-control-allow-methods']).toContain('POST');
  expect(answer.headers['access-control-allow-headers']).toContain('content-type');
});

test('our own API is for our own pages', async () => {
  const { headers } = await server().inject({ url: '/api/me', headers: { origin: 'https://browser.example' } });
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

import { expect, test } from 'vitest';
import { createHttpCaller } from '../../testing/http-caller.ts';
import { seedItems } from '../../testing/seed-items.ts';
import { startTestServer } from '../../testing/server.ts';

const server = await startTestServer();
const { newProject, context } = server;
const call = createHttpCaller(server.origin);

async function withAssets(assets: Record<string, { href: string }>) {
  const project = await newProject({ public: true });
  await seedItems(context.db, project, [{ id: 'a', assets }]);
  return `/files/${project.slug}/scenes/a`;
}

test('the address of a file leads to where its producer keeps it, without telling where from', async () => {
  const href = 'https://store.example/a%20b/é.tif?x=1&y=2';
  const file = await withAssets({ data: { href }, 'b:4 (red)': { href: 'http://store.example/b4' } });
  for (const method of ['GET', 'HEAD']) {
    const answer = await call(`${file}/data`, { method });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(new URL(href).href);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  }
  const named = await call(`${file}/${encodeURIComponent('b:4 (red)')}`);
  expect(named.headers.get('location')).toBe('http://store.example/b4');
});

test('what a browser cannot follow is told in words', async () => {
  const file = await withAssets({
    tape: { href: 's3://bucket/key' },
    script: { href: 'javascript:alert(1)' },
    page: { href: 'data:text/html,<script>alert(1)</script>' },
    relative: { href: './a.tif' },
    host: { href: '//evil.example/a.tif' },
    disk: { href: 'file:///etc/passwd' },
  });
  for (const asset of ['tape', 'script', 'page', 'relative', 'host', 'disk']) {
    const answer = await call(`${file}/${asset}`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'file_not_followable' } });
    expect(answer.headers.get('location')).toBeNull();
  }
});

test('no address leads anywhere that a document does not name', async () => {
  const file = await withAssets({ data: { href: 'https://store.example/a.tif' } });
  const tries = [
    '/other',
    '/https:%2F%2Fevil.example%2F',
    '/__proto__',
    '/constructor',
    '/toString',
    '/..%2Fdata',
    '/data?version=7',
  ];
  for (const path of tries) {
    const answer = await call(`${file}${path}`);
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 404, null]);
  }
  const redirected = await call(`${file}/data?href=https://evil.example&location=https://evil.example`);
  expect(redirected.headers.get('location')).toBe('https://store.example/a.tif');
});

test('a header cannot be smuggled in by an address', async () => {
  const file = await withAssets({ data: { href: 'https://store.example/a\r\nset-cookie: a=b' } });
  const answer = await call(`${file}/data`);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect([302, 409]).toContain(answer.status);
});

test('a file of a version keeps leading where that version said, until the version is deleted', async () => {
  const project = await newProject({ public: true });
  const version = (number: number, state: 'stored' | 'deleted' = 'stored') => ({
    id: 'a',
    version: number,
    state,
    shown: number === 2,
    assets: { data: { href: `https://store.example/v${number}.tif` } },
  });
  await seedItems(context.db, project, [version(1), version(2), version(3, 'deleted')]);
  const file = `/files/${project.slug}/scenes/a/data`;
  const targets = await Promise.all(['', '?version=1', '?version=2'].map((query) => call(`${file}${query}`)));
  expect(targets.map(({ headers }) => headers.get('location'))).toEqual([
    'https://store.example/v2.tif',
    'https://store.example/v1.tif',
    'https://store.example/v2.tif',
  ]);
  expect(await call(`${file}?version=3`)).toMatchObject({ status: 410, body: { code: 'version_deleted' } });
});

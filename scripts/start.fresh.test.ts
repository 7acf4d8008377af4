import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'belvedere-fresh-'));
const clone = join(folder, 'clone');
/** PATH without what this project installed: the Node of the machine, as a newcomer has it. */
const path = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((entry) => !entry.includes('node_modules'))
  .join(delimiter);

let server: ChildProcess;
let output = '';
let origin = '';

beforeAll(async () => {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const environment = {
    ...withoutOurs(),
    PATH: path,
    BELVEDERE_PORT: String(port),
    BELVEDERE_DATA: join(folder, 'data'),
  };
  server = spawn('npm', ['start'], { cwd: clone, env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
});

afterAll(async () => {
  if (server.pid !== undefined && server.exitCode === null) {
    // The group: npm, start.mjs and the server that they started.
    process.kill(-server.pid, 'SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    await pause(3_000);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
});

test('the machine brings only its own Node, 20 or newer', () => {
  const version = execFileSync('node', ['--version'], { env: { ...process.env, PATH: path }, encoding: 'utf8' });
  expect(Number(/^v(\d+)/.exec(version)?.[1])).toBeGreaterThanOrEqual(20);
});

test('npm start in an empty clone installs, builds, migrates and becomes ready', async () => {
  await ready();
  const page = await fetch(`${origin}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
});

test('it prints a link by which the first administrator is made, and offers the demo, which then comes in', async () => {
  const link = await printed(/http:\/\/localhost:\d+\/setup\S*/);
  const code = new URL(link).searchParams.get('code') ?? new URLSearchParams(new URL(link).hash.slice(1)).get('code');
  const made = await post('/api/auth/setup', {
    code,
    email: 'first@example.org',
    password: 'a long enough password',
    name: 'First',
  });
  expect(made.status).toBe(201);
  const { token } = (await made.json()) as { token: string };
  const again = await post('/api/auth/setup', {
    code,
    email: 'second@example.org',
    password: 'a long enough password',
    name: 'Second',
  });
  expect(again.ok).toBe(false);
  const loading = await post('/api/projects/demo', {}, token);
  expect(loading.status).toBe(202);
  await loading.text();
  const found = await itemsFound(token);
  expect(found).toBeGreaterThanOrEqual(5_000);
});

async function itemsFound(token: string): Promise<number> {
  const until = Date.now() + 180_000;
  let matched = 0;
  while (Date.now() < until && matched < 5_000) {
    await pause(1_000);
    const response = await fetch(`${origin}/stac/demo/search?limit=1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const answer = (await response.json()) as { numberMatched?: number };
    matched = answer.numberMatched ?? 0;
  }
  return matched;
}

async function post(address: string, body: unknown, token?: string): Promise<Response> {
  return fetch(origin + address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

async function ready(): Promise<void> {
  const until = Date.now() + 400_000;
  while (Date.now() < until && server.exitCode === null) {
    const status = await fetch(`${origin}/readyz`).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return;
    await pause(500);
  }
  throw new Error(`npm start did not become ready:\n${output.slice(-4_000)}`);
}

async function printed(pattern: RegExp): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const match = pattern.exec(output);
    if (match !== null) return match[0];
    await pause(100);
  }
  throw new Error(`It printed no ${pattern}:\n${output.slice(-4_000)}`);
}

/** Without the settings and the suite's own marks: what a newcomer's shell has. */
function withoutOurs(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(BELVEDERE_|VITEST|DATABASE_|NODE_OPTIONS|npm_|FORCE_COLOR|TEST|DEV|PROD|MODE)/.test(name),
  );
  return Object.fromEntries(entries);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

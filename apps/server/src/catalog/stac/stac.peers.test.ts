import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createCollection } from '@belvedere/contract/catalogue.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpCaller } from '../../testing/http-caller.ts';
import { freePort } from '../../testing/postgresql-server.ts';
import { answering, type Spawned, spawnBelvedere } from '../../testing/processes.ts';
import { collectionDocument } from '../../testing/seed-items.ts';

/** Clients and a validator of the field, from PyPI, against a real server process. `npm run test:peers`; leaves a dated log. */
const packages = ['pystac-client==0.9.0', 'stac-api-validator==0.6.8'];
const peers = fileURLToPath(new URL('../../testing/peers', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'belvedere-peers-'));
const python = join(folder, 'python/bin/python');
const items = 60;
const administrator = { email: 'peers@example.org', password: 'a long enough password' };
const run = promisify(execFile);
const log: string[] = [];
let origin = '';
let server: Spawned;

beforeAll(async () => {
  await run('python3', ['-m', 'venv', join(folder, 'python')]);
  await run(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  server = spawnBelvedere(['serve'], {
    BELVEDERE_DATA: join(folder, 'data'),
    BELVEDERE_PORT: String(port),
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
    BELVEDERE_LOG: 'warn',
  });
  await answering(origin, server);
  await depositItems();
});

afterAll(async () => {
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
  const day = new Date().toISOString().slice(0, 10);
  const file = fileURLToPath(new URL(`../../../../../docs/reference/peers-${day}.md`, import.meta.url));
  if (log.length > 0)
    writeFileSync(file, `# Peers, ${day}\n\n\`npm run test:peers\`: ${packages.join(', ')}.\n\n${log.join('\n\n')}\n`);
});

/** Through the public API, as a producer would. */
async function depositItems(): Promise<void> {
  const call = createHttpCaller(origin);
  const { token } = (await call('/api/auth/login', { body: administrator })).body;
  const api = createClient({ origin, token });
  await api(createProject, { body: { slug: 'peers', title: 'Peers', public: true } });
  const params = { project: 'peers' };
  for (const id of ['scenes', 'tracks']) {
    await api(createCollection, { params, body: { ...collectionDocument(id), stac_version: '1.1.0' } });
  }
  const features = Array.from({ length: items }, (_, index) => scene(index));
  const deposit = await call('/api/peers/ingest/items?source=peers&session=one', {
    token,
    body: { type: 'FeatureCollection', features },
  });
  expect(deposit.body).toMatchObject({ granted: items, denied: 0 });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if ((await call('/stac/peers/search?limit=1')).body.numberMatched === items) return;
    await pause(200);
  }
  throw new Error('Cannot go on: the items did not become searchable in a minute');
}

function scene(index: number): Record<string, unknown> {
  const [west, south] = [index, index / 2];
  const [east, north] = [west + 1, south + 1];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    id: `scene-${index}`,
    collection: index % 2 === 0 ? 'tracks' : 'scenes',
    geometry: { type: 'Polygon', coordinates: [ring] },
    bbox: [west, south, east, north],
    properties: { datetime: new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString() },
    assets: { data: { href: `https://store.example/${index}.tif`, roles: ['data'] } },
    links: [],
  };
}

async function runPython(parameters: string[]): Promise<{ code: number; output: string }> {
  const options = {
    env: { PATH: process.env.PATH ?? '', HOME: folder, PYTHONPATH: peers, PYTHONDONTWRITEBYTECODE: '1' },
  };
  try {
    const { stdout, stderr } = await run(python, parameters, options);
    return { code: 0, output: stdout || stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: `${stdout}${stderr}` };
  }
}

test('pystac-client finds, pages, walks and validates what is there', async () => {
  const { code, output } = await runPython([
    join(peers, 'read_with_pystac_client.py'),
    `${origin}/stac/peers`,
    String(items),
  ]);
  expect({ code, output }).toEqual({ code: 0, output });
  const found = JSON.parse(output);
  for (const method of ['GET', 'POST']) {
    expect(found[method]).toEqual(['scene-0', 'scene-1', 'scene-2', 'scene-3', 'scene-4']);
    expect(found[`${method} intersects`]).toEqual(['scene-20']);
    expect(found[`${method} ids`]).toEqual(['scene-3']);
    expect(found[`${method} matched`]).toBe(items / 2);
  }
  expect(found).toMatchObject({
    walked: items,
    conforms: ['core', 'collections', 'features', 'item-search'],
    'stable address': `${origin}/files/peers/scenes/scene-3/data`,
  });
  log.push(`## pystac-client\n\n\`\`\`json\n${output.replaceAll(origin, 'http://…').trim()}\n\`\`\``);
});

test('stac-api-validator finds no error in any class that we declare', async () => {
  const classes = ['core', 'collections', 'features', 'item-search'];
  const geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [40, 0],
        [40, 30],
        [0, 30],
        [0, 0],
      ],
    ],
  };
  const { code, output } = await runPython([
    join(folder, 'python/bin/stac-api-validator'),
    '--root-url',
    `${origin}/stac/peers`,
    ...classes.flatMap((name) => ['--conformance', name]),
    '--collection',
    'scenes',
    '--geometry',
    JSON.stringify(geometry),
    '--validate-pagination',
  ]);
  const verdict = output
    .split('\n')
    .filter((line) => !line.startsWith('INFO:stac_validator'))
    .join('\n');
  log.push(
    `## stac-api-validator: ${classes.join(', ')}\n\n\`\`\`\n${verdict.replaceAll(origin, 'http://…').trim()}\n\`\`\``,
  );
  expect({ code, verdict }).toEqual({ code: 0, verdict });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { logIn } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { chromium } from 'playwright-core';
import { freePort } from '../apps/server/src/testing/postgresql-server.ts';
import { answering, spawnBelvedere } from '../apps/server/src/testing/processes.ts';
import { quantiles } from './bench-server.ts';

/**
 * From the command to `/readyz`, on the embedded database of a folder that is there already; and from an empty browser cache to the first
 * row of the dashboard, with what was loaded for it.
 *
 *   node bench/start.ts
 */
const administrator = { email: 'bench@example.org', password: 'a long enough password' };
const folder = mkdtempSync(join(tmpdir(), 'belvedere-bench-'));

try {
  await serving(async (origin) => fillDemo(origin));
  const starts: number[] = [];
  for (let run = 0; run < 5; run += 1) starts.push(await serving(async () => {}));
  console.log(`npm start to /readyz, embedded, modules present: ${quantiles(starts, 'ms')}`);
  await serving(measurePage);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

/** Answers the milliseconds from the command to readiness. */
async function serving(work: (origin: string) => Promise<void>): Promise<number> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const spawned = spawnBelvedere(['serve'], {
    BELVEDERE_DATA: folder,
    BELVEDERE_PORT: String(port),
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
    BELVEDERE_LOG: 'warn',
  });
  try {
    await answering(origin, spawned);
    const took = performance.now() - began;
    await work(origin);
    return took;
  } finally {
    await spawned.end('SIGTERM');
  }
}

async function fillDemo(origin: string): Promise<void> {
  const port = new URL(origin).port;
  const demo = spawnBelvedere(['demo', '--now'], {
    BELVEDERE_DATA: folder,
    BELVEDERE_PORT: port,
    BELVEDERE_LOG: 'warn',
  });
  if ((await demo.exited) !== 0) throw new Error(demo.output());
}

async function measurePage(origin: string): Promise<void> {
  const { token } = await createClient({ origin })(logIn, { body: administrator });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--use-angle=swiftshader'],
  });
  try {
    const screens = { dashboard: '/admin/demo/add-data/dashboard', catalogue: '/user/demo' };
    for (const [name, path] of Object.entries(screens)) {
      const times: number[] = [];
      let bytes = 0;
      for (let run = 0; run < 5; run += 1) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        await context.addCookies([{ name: 'belvedere', value: token, url: origin }]);
        const page = await context.newPage();
        const files: string[] = [];
        page.on('response', (response) => files.push(new URL(response.url()).pathname));
        const began = performance.now();
        await page.goto(origin + path, { waitUntil: 'commit' });
        await page.locator('[role=row], [role=listitem], [role=option], article, li').first().waitFor();
        times.push(performance.now() - began);
        await page.waitForLoadState('networkidle');
        bytes = gzippedBytes(files);
        await context.close();
      }
      console.log(
        `${name}: first row, cold: ${quantiles(times, 'ms')}; ${Math.round(bytes / 1_000)} kB gzipped of scripts, styles and fonts`,
      );
    }
  } finally {
    await browser.close();
  }
}

function gzippedBytes(paths: readonly string[]): number {
  const assets = fileURLToPath(new URL('../apps/web/dist/assets/', import.meta.url));
  const loaded = new Set(
    paths.filter((path) => path.startsWith('/assets/')).map((path) => path.slice('/assets/'.length)),
  );
  return readdirSync(assets)
    .filter((name) => loaded.has(name))
    .reduce((sum, name) => {
      const content = readFileSync(join(assets, name));
      return sum + (/\.(js|css|mjs|json|svg)$/.test(name) ? gzipSync(content).length : content.length);
    }, 0);
}

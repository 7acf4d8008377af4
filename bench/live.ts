import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createCollection } from '@belvedere/contract/catalogue.ts';
import { createClient } from '@belvedere/contract/client.ts';
import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { chromium } from 'playwright-core';
import { type BenchServer, enginesAsked, quantiles, withServer } from './bench-server.ts';

/**
 * From a deposit's answer to its figure on the page, in Chromium, while items come in.
 *
 *   node bench/live.ts --engine both --rate 1000 --seconds 30
 */
const { values: asked } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
  },
});
const rate = Number(asked.rate);
const seconds = Number(asked.seconds);
const partsPerSecond = 10;
const session = { source: 'bench', name: 'live' };

async function measure(server: BenchServer): Promise<void> {
  await prepare(server);
  const acknowledged: { total: number; at: number }[] = [];
  const first = await deposit(server, 0);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: 'belvedere', value: server.token, url: server.origin }]);
    const page = await context.newPage();
    await page.goto(
      `${server.origin}/admin/bench/add-data/dashboard?source=${session.source}&session=${first.session}`,
    );
    // The figure of requests that came in: the first large figure of the step Referencing.
    await page.evaluate(watchFigure);
    let total = first.granted;
    const began = performance.now();
    for (let part = 1; part <= seconds * partsPerSecond; part += 1) {
      const due = began + (part * 1_000) / partsPerSecond;
      await pause(Math.max(0, due - performance.now()));
      total += (await deposit(server, part)).granted;
      acknowledged.push({ total, at: Date.now() });
    }
    await pause(2_000);
    const seen = await page.evaluate<{ value: number; at: number }[]>('globalThis.seen');
    const delays = acknowledged.flatMap(({ total: wanted, at }) => {
      const shown = seen.find(({ value }) => value >= wanted);
      return shown === undefined ? [] : [Math.max(0, shown.at - at)];
    });
    const pace = Math.round((total * 1_000) / (performance.now() - began - 2_000));
    console.log(
      `${server.engine}: change to page at ${pace} items/s: ${quantiles(delays, 'ms')}, ${acknowledged.length - delays.length} never seen`,
    );
  } finally {
    await browser.close();
  }
}

async function prepare({ origin, token }: BenchServer): Promise<void> {
  const call = createClient({ origin, token });
  await call(createProject, { body: { slug: 'bench', title: 'Bench' } });
  await call(createCollection, {
    params: { project: 'bench' },
    body: {
      type: 'Collection',
      stac_version: '1.1.0',
      id: 'bench',
      description: 'Bench',
      license: 'CC0-1.0',
      extent: { spatial: { bbox: [[-180, -90, 180, 90]] }, temporal: { interval: [[null, null]] } },
      links: [],
    },
  });
}

async function deposit({ origin, token }: BenchServer, part: number): Promise<DepositAnswer> {
  const items = Array.from({ length: rate / partsPerSecond }, (_, index) => ({
    type: 'Feature',
    stac_version: '1.1.0',
    id: `live-${part}-${index}`,
    collection: 'bench',
    geometry: { type: 'Point', coordinates: [(index % 360) - 180, 45] },
    bbox: [(index % 360) - 180, 45, (index % 360) - 180, 45],
    properties: { datetime: '2026-11-24T10:00:00Z' },
    links: [],
    assets: { data: { href: `https://store.example/${part}/${index}.tif` } },
  }));
  const response = await fetch(`${origin}/api/bench/ingest/items?source=${session.source}&session=${session.name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: items.map((item) => JSON.stringify(item)).join('\n'),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as DepositAnswer;
}

/** Runs in the page: notes each value that the figure of incoming requests takes, and when it was drawn. */
const watchFigure = `new Promise((resolve, reject) => {
  const seen = (globalThis.seen = []);
  const find = () => [...document.querySelectorAll('dt')].find((term) => term.textContent === 'Referencing')?.nextElementSibling ?? null;
  const note = (figure) => {
    const value = Number((figure.textContent ?? '').replaceAll(/[^0-9]/g, ''));
    if (seen.at(-1)?.value !== value) requestAnimationFrame(() => seen.push({ value, at: Date.now() }));
  };
  const started = Date.now();
  const wait = setInterval(() => {
    const figure = find();
    if (figure === null && Date.now() - started > 15000) reject(new Error('the figure is not on the page'));
    if (figure === null) return;
    clearInterval(wait);
    new MutationObserver(() => find() && note(find())).observe(document.body, { subtree: true, childList: true, characterData: true });
    note(figure);
    resolve();
  }, 20);
})`;

for (const engine of enginesAsked(asked.engine)) await withServer(engine, measure);

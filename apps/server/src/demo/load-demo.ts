import { setTimeout as pause } from 'node:timers/promises';
import { createCollection } from '@belvedere/contract/catalogue.ts';
import { ApiProblem, createClient } from '@belvedere/contract/client.ts';
import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { demoCollections } from './collections.ts';
import { altimetryDeliveries, breakSome, type DemoDelivery, type DemoItem, opticalDeliveries } from './scenes.ts';

export const demoProject = 'demo';

export interface DemoOptions {
  /** Where the public API answers. */
  readonly origin: string;
  /** The address that pictures are linked by: the public one, which may be another. */
  readonly picturesFrom: string;
  readonly token: string;
  readonly now: Date;
  /** Milliseconds between two parts of the last deliveries, so that somebody can watch them come in. */
  readonly pace: number;
  /** Told after each delivery. */
  readonly onDelivery?: (delivery: DemoDelivery, answer: DepositAnswer) => void;
}

/** Makes the demo project and fills it through the public API, as a producer would. Run twice, it sends the same again. */
export async function loadDemo(options: DemoOptions): Promise<void> {
  await makeDemoProject(options);
  const optical = opticalDeliveries(options.now, options.picturesFrom);
  const altimetry = altimetryDeliveries(options.now);
  const last = optical.pop();
  for (const delivery of [...altimetry, ...optical]) await deliver(options, delivery);
  const revised = altimetry.at(-1);
  // The same cycle once more: its products exist, and its versioning is manual, so that somebody must choose.
  if (revised) await deliver(options, { ...revised, items: revised.items.slice(0, 6).map(revise) });
  const corrected = optical.at(-1);
  if (corrected) await deliver(options, { ...corrected, items: corrected.items.slice(0, 31).map(revise) });
  if (last) await deliverSlowly(options, { ...last, items: breakSome(last.items) });
}

/** The project and its collections, empty. What is there already stays. */
export async function makeDemoProject({ origin, token }: Pick<DemoOptions, 'origin' | 'token'>): Promise<void> {
  const call = createClient({ origin, token });
  await unlessThere(() =>
    call(createProject, {
      body: {
        slug: demoProject,
        title: 'Demonstration archive',
        description: 'A made-up mission, to look around in.',
        public: true,
        registration: 'approved',
      },
    }),
  );
  for (const collection of demoCollections) {
    await unlessThere(() => call(createCollection, { params: { project: demoProject }, body: collection }));
  }
}

async function unlessThere(make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof ApiProblem && error.problem.status === 409)) throw error;
  }
}

async function deliverSlowly(options: DemoOptions, delivery: DemoDelivery): Promise<void> {
  const part = 12;
  for (let start = 0; start < delivery.items.length; start += part) {
    await deliver(options, { ...delivery, items: delivery.items.slice(start, start + part) });
    await pause(options.pace);
  }
}

async function deliver({ origin, token, onDelivery }: DemoOptions, delivery: DemoDelivery): Promise<void> {
  const query = new URLSearchParams({
    source: delivery.source,
    session: delivery.session,
    versioning: delivery.versioning,
  });
  const response = await fetch(`${origin}/api/${demoProject}/ingest/items?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: delivery.items.map((item) => JSON.stringify(item)).join('\n'),
  });
  const text = await response.text();
  // 422 is an answer too: nothing of this part was granted, and each reason is in it.
  if (!response.ok && response.status !== 422)
    throw new Error(`Cannot send ${delivery.source} / ${delivery.session}: ${text.slice(0, 500)}`);
  onDelivery?.(delivery, JSON.parse(text) as DepositAnswer);
}

function revise(item: DemoItem): DemoItem {
  return { ...item, properties: { ...(item.properties as object), 'processing:version': '2' } };
}

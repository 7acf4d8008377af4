import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { logIn } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { type Archive, type ArchiveFacts, newArchive, type Reader } from './archive.ts';
import { startShared } from './browser-project.ts';
import { openWindow, type View, type Window } from './reader.ts';
import { administrator } from './server.ts';

export interface Stage {
  readonly origin: string;
  /** Data folder of the server. */
  readonly folder: string;
  /** Token of the first administrator. */
  readonly token: string;
  readonly browser: Browser;
  newArchive(facts?: ArchiveFacts): Promise<Archive>;
}

export interface OpenOptions extends View {
  /** In whose project the reader has his role. */
  readonly archive?: Archive;
  readonly as?: Reader;
  /** A token of one's own. */
  readonly token?: string;
  readonly origin?: string;
}

export type Open = (path: string, options?: OpenOptions) => Promise<Page>;

/** Where pictures are kept: ignored by git. */
export const pictures = fileURLToPath(new URL('../test-results/', import.meta.url));

interface Fixtures {
  readonly stage: Stage;
  readonly archive: Archive;
  readonly open: Open;
}

/**
 * A story: one server and one browser for all of them, a project for each file (`archive`), a profile for each `open`.
 * It fails when the page broke or the browser complained, and leaves a picture of where it failed.
 */
export const test = base.extend<Fixtures>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads off the pattern which fixtures are needed.
    async ({}, use) => {
      const { origin, folder, browser: address, close } = await joinShared();
      const browser = await chromium.connect(address);
      const { token } = await createClient({ origin })(logIn, { body: administrator });
      await use({ origin, folder, token, browser, newArchive: (facts) => newArchive({ origin, token }, facts) });
      await browser.close();
      await close();
    },
    { scope: 'file' },
  ],
  archive: [async ({ stage }, use) => use(await stage.newArchive()), { scope: 'file' }],
  open: async ({ stage, task }, use) => {
    const windows: Window[] = [];
    await use(async (path, { archive, as = 'operator', token, origin = stage.origin, ...view } = {}) => {
      const window = await openWindow(stage.browser, origin, token ?? (await archive?.tokenOf(as)), view);
      windows.push(window);
      await window.page.goto(path);
      return window.page;
    });
    if (task.result?.state === 'fail') await keepPictures(task.name, windows);
    await Promise.all(windows.map(({ context }) => context.close()));
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  },
});

/** What the project has started; in the long suite, what this file starts and ends itself. */
async function joinShared(): ReturnType<typeof startShared> {
  const shared = inject('stage');
  return shared === undefined ? startShared() : { ...shared, close: async () => {} };
}

async function keepPictures(name: string, windows: readonly Window[]): Promise<void> {
  mkdirSync(`${pictures}failed`, { recursive: true });
  const file = name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 100);
  await Promise.all(
    windows.map(({ page }, at) => page.screenshot({ path: `${pictures}failed/${file}-${at + 1}.png` }).catch(() => {})),
  );
}

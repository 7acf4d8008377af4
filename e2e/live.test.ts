import { logIn } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { newArchive } from './archive.ts';
import { holdRunning } from './rows.ts';
import { newScenes } from './scene.ts';
import { expectText, listOf, rowOf, rowsOf, sees } from './see.ts';
import { figureOf, openDashboard, openSession, stepOf } from './see-dashboard.ts';
import { administrator, startServer } from './server.ts';
import { test } from './stage.ts';

/** The seed warns that its dashboard lags, and that one must press Refresh. Ours must do neither. */
describe('no refresh is needed', () => {
  test('a deposit by HTTP makes its source and session appear and their figures move on an open page', async ({
    archive,
    open,
  }) => {
    await archive.deposit(newScenes(2, 'before'), { source: 'early', session: 'one' });
    await archive.settled('early', 'one');
    const page = await openDashboard(open, archive);
    await archive.deposit(newScenes(9, 'live'), { source: 'late', session: 'two' });
    const source = rowOf(listOf(page, 'Sources'), 'late');
    await source.waitFor();
    await expect.poll(async () => (await source.innerText()).split(/\s*\n\s*/)).toEqual(['late', 'Ok', '9', '9']);
    await rowOf(listOf(page, 'Sessions'), 'late / two').waitFor();
  });

  test('an open session counts up while a delivery comes in, and keeps the list where one reads', async ({
    archive,
    open,
  }) => {
    await archive.deposit(newScenes(3, 'first'), { source: 'streamed', session: 'today' });
    await archive.settled('streamed', 'today');
    const page = await openSession(open, archive, 'today');
    const indexed = figureOf(stepOf(page, 'Diffusion'), 'Products', 'Indexed');
    await expectText(indexed, '3');
    const seen = changesOf(indexed, '1,203');
    await archive.deposit(newScenes(1_200, 'stream'), { source: 'streamed', session: 'today' });
    const figures = await seen;
    expect(figures[0]).toBe('3');
    expect(figures.at(-1)).toBe('1,203');
    await expectText(indexed, '1,203');
  });

  test('the dot says Live, and the button Refresh is there all the same and reads everything again', async ({
    archive,
    open,
  }) => {
    const page = await openDashboard(open, archive);
    await sees(page.getByTestId('live'), 'Live');
    const asked = page.waitForResponse((response) => response.url().includes(`/api/${archive.slug}/sources`));
    await page.getByRole('button', { name: 'Refresh' }).click();
    expect((await asked).status()).toBe(200);
  });

  test('pace and time left are kept by the server: a reload shows them', async ({ archive, open, stage }) => {
    await archive.deposit(newScenes(60, 'pace'), { source: 'paced', session: 'night' });
    await archive.settled('paced', 'night');
    await holdRunning(stage.folder, archive.slug, { source: 'paced', session: 'night', count: 5 });
    const page = await openSession(open, archive, 'night');
    for (const look of ['first', 'after a reload']) {
      await sees(page, /products\/s/);
      await sees(page, /^about .* left$/);
      await page.getByRole('img', { name: 'Products diffused in each of the last 60 minutes' }).waitFor();
      if (look === 'first') await page.reload();
    }
  });
});

test('two tabs of one browser share one stream, and both are live', async ({ archive, open }) => {
  const page = await openDashboard(open, archive);
  await sees(page.getByTestId('live'), 'Live');
  const other = await page.context().newPage();
  const streams: string[] = [];
  other.on('request', (request) => {
    if (request.url().endsWith('/events')) streams.push(request.url());
  });
  await other.goto(archive.admin('add-data/dashboard'));
  await sees(other.getByTestId('live'), 'Live');
  await archive.deposit(newScenes(2, 'both'), { source: 'tabs', session: 'one' });
  for (const tab of [page, other]) await rowOf(listOf(tab, 'Sources'), 'tabs').waitFor();
  expect(streams).toEqual([]);
  await page.close();
  await archive.deposit(newScenes(2, 'left'), { source: 'tabs-left', session: 'one' });
  await rowOf(listOf(other, 'Sources'), 'tabs-left').waitFor();
});

test('bulk work is told in the tray on every page, and its progress outlives the page', async ({ archive, open }) => {
  await archive.deposit(newScenes(40, 'tray'), { source: 'trays', session: 'full' });
  await archive.settled('trays', 'full');
  const page = await openSession(open, archive, 'full');
  await page.getByRole('button', { name: 'Delete products…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 40 products' }).click();
  const tray = page.getByRole('region', { name: 'Work in progress' });
  await sees(tray, /^(Deleting|Deleted)$/);
  await page.getByRole('link', { name: 'Add data' }).first().click();
  await sees(tray, 'Deleted');
  await page.goto(archive.admin('add-data/requests'));
  await page.getByRole('button', { name: 'Work of the last day' }).click();
  const past = page.getByRole('dialog', { name: 'Work of the last day' });
  await sees(past, 'Deleted');
  await sees(past, 'trays / full');
});

test('a server that stops answering: the page says that it is not live and since when, keeps its figures, and recovers', {
  timeout: 180_000,
}, async ({ open }) => {
  const server = await startServer({
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
  });
  try {
    const { origin } = server;
    const { token } = await createClient({ origin })(logIn, { body: administrator });
    const archive = await newArchive({ origin, token });
    await archive.deposit(newScenes(5, 'kept'), { source: 'steady', session: 'one' });
    await archive.settled('steady', 'one');
    const page = await open(archive.admin('add-data/dashboard'), { token, origin, expected: /ERR_|Failed to load/ });
    // The page waits 35 s for a sign of life before it gives up: its clock is moved on, not ours.
    await page.clock.install();
    await page.reload();
    const row = rowOf(listOf(page, 'Sources'), 'steady');
    await row.waitFor();
    await sees(page.getByTestId('live'), 'Live');
    process.kill(server.spawned.pid, 'SIGSTOP');
    try {
      await page.clock.fastForward(40_000);
      await page.clock.fastForward(5_000);
      await sees(page, /^Not live since \d\d:\d\d:\d\d$/);
      await sees(page, /these figures are .* old/);
      await expectText(page.getByTestId('live'), 'Not live');
      expect((await row.innerText()).split(/\s*\n\s*/)).toEqual(['steady', 'Ok', '5', '5']);
      await page.getByRole('button', { name: 'Try now' }).click();
    } finally {
      process.kill(server.spawned.pid, 'SIGCONT');
    }
    await archive.deposit(newScenes(2, 'missed'), { source: 'steady', session: 'one' });
    await sees(page.getByTestId('live'), 'Live');
    await expect.poll(async () => (await row.innerText()).split(/\s*\n\s*/)).toEqual(['steady', 'Ok', '7', '7']);
    await expect.poll(() => page.getByText(/^Not live since/).count()).toBe(0);
    expect(await rowsOf(listOf(page, 'Sources')).count()).toBe(1);
    await page.close();
  } finally {
    await server.close();
  }
});

/** Every text that an element has, frame by frame, until it has the last one. */
function changesOf(locator: Locator, last: string): Promise<string[]> {
  return locator.evaluate((element, until) => {
    const { requestAnimationFrame } = element.ownerDocument.defaultView;
    return new Promise<string[]>((resolve) => {
      const texts: string[] = [];
      const look = () => {
        const text = element.textContent.trim();
        if (texts.at(-1) !== text) texts.push(text);
        if (text === until) resolve(texts);
        else requestAnimationFrame(look);
      };
      look();
    });
  }, last);
}

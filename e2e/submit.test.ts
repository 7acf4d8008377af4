import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { asLines, newScene, newScenes, newUndatedScene } from './scene.ts';
import { expectAddress, expectText, listOf, rowsOf, sees } from './see.ts';
import { figureOf, stepOf } from './see-dashboard.ts';
import { test } from './stage.ts';

describe('a deposit by hand', () => {
  test('is pasted, judged line by line before it is sent, and lands on its session', async ({ archive, open }) => {
    const page = await open(archive.admin('add-data'), { archive });
    await page.getByRole('link', { name: /^Submit products/ }).click();
    const text = page.getByLabel('Items: NDJSON, a Feature or a FeatureCollection');
    await text.fill(asLines([newScene('good-1'), newUndatedScene('bad-1'), newScene('good-2')]));
    await sees(page, '2 items are right');
    await sees(page, '1 would be denied');
    const lines = page.getByRole('region', { name: 'Verdict' }).getByRole('listitem');
    await expectText(lines.first().locator('span').first(), '2');
    await sees(lines.first(), 'bad-1');
    await sees(lines.first(), '/properties/datetime');
    await text.fill(asLines([newScene('good-1'), newScene('good-2')]));
    await page.getByRole('button', { name: 'Send 2 items' }).click();
    await sees(page, 'Name the source, so that the deposit can be found');
    await page.getByLabel('Source').fill('by-hand');
    await page.getByLabel('Session').fill('this morning');
    await page.getByRole('button', { name: 'Send 2 items' }).click();
    await expectAddress(page, /dashboard\?.*session=\d+/);
    await page.getByRole('region', { name: 'by-hand / this morning' }).waitFor();
    await expectText(figureOf(stepOf(page, 'Diffusion'), 'Products', 'Indexed'), '2');
  });

  test('tells what was denied of it, and leads to the denials and to the session', async ({ archive, open }) => {
    const page = await open(archive.admin('add-data/submit'), { archive });
    await page
      .getByLabel('Items: NDJSON, a Feature or a FeatureCollection')
      .fill(asLines([newScene('part-1'), newUndatedScene('part-2')]));
    await page.getByLabel('Source').fill('by-hand');
    await page.getByLabel('Session').fill('partly');
    await page.getByRole('button', { name: 'Send 1 item' }).click();
    await page.getByRole('heading', { name: '1 item granted' }).waitFor();
    await page.getByRole('link', { name: 'See what was denied' }).click();
    await expect.poll(() => rowsOf(listOf(page, 'Requests')).count()).toBe(1);
    await sees(listOf(page, 'Requests'), 'Denied');
    await page.goBack();
    await expectAddress(page, /submit/);
  });

  test('takes a file too, and what is typed is kept when the page is left', async ({ archive, open }) => {
    const folder = mkdtempSync(join(tmpdir(), 'belvedere-e2e-file-'));
    try {
      const file = join(folder, 'delivery.ndjson');
      writeFileSync(file, asLines(newScenes(30, 'file')));
      const page = await open(archive.admin('add-data/submit'), { archive });
      await page.getByLabel('Session').fill('from a file');
      await page.getByRole('link', { name: 'Add data' }).first().click();
      await page.goBack();
      expect(await page.getByLabel('Session').inputValue()).toBe('from a file');
      await page.getByLabel('Source').fill('by-hand');
      await page.getByLabel('Choose a file…').setInputFiles(file);
      await sees(page, '30 items are right');
      await page.getByRole('button', { name: 'Send 30 items' }).click();
      await page.getByRole('region', { name: 'by-hand / from a file' }).waitFor();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('names what cannot be read at all, with the remedy', async ({ archive, open }) => {
    // Chromium writes every refusal down.
    const page = await open(archive.admin('add-data/submit'), { archive, expected: /status of 400/ });
    await page.getByLabel('Items: NDJSON, a Feature or a FeatureCollection').fill('once upon a time');
    const alert = page.getByRole('alert');
    await sees(alert, 'This cannot be deposited');
    await expectText(
      alert.locator('p').first(),
      'This cannot be read as JSON. Write each item as JSON, on one line in NDJSON.',
    );
  });
});

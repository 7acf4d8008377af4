import { describe, expect } from 'vitest';
import { newCloudyScene, newScenes } from './scene.ts';
import { expectAddress, expectText, listOf, rowOf, rowsOf, sees } from './see.ts';
import { openDashboard } from './see-dashboard.ts';
import { test } from './stage.ts';

test.beforeAll(async ({ archive }) => {
  await archive.deposit(newScenes(1, 'first'), { source: 'shell', session: 'one' });
  await archive.settled('shell', 'one');
});

describe('Ctrl K', () => {
  test('finds a session by a part of its name, shows its state, and Enter goes there', async ({ archive, open }) => {
    await archive.deposit(newScenes(3, 'jump'), { source: 'jumps', session: 'orbit-4711' });
    await archive.settled('jumps', 'orbit-4711');
    const page = await open(archive.admin('collections'), { archive, as: 'project_admin' });
    await page.getByRole('heading').first().waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Go to' });
    await box.fill('4711');
    const option = page.getByRole('option').filter({ hasText: 'orbit-4711' });
    await option.waitFor();
    await sees(option, 'Ok');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'jumps / orbit-4711' }).waitFor();
    await expectAddress(page, /dashboard\?.*session=\d+/);
  });

  test('finds products after #, things to do after >, says when there is nothing, and Esc closes it', async ({
    archive,
    open,
  }) => {
    await archive.deposit(newScenes(2, 'palette'), { source: 'palettes', session: 'one' });
    await archive.settled('palettes', 'one');
    const page = await openDashboard(open, archive);
    await page.getByRole('button', { name: /^Go to/ }).click();
    const box = page.getByRole('combobox', { name: 'Go to' });
    await box.fill('#palette-002');
    await page.getByRole('option').filter({ hasText: 'palette-002' }).first().click();
    await page.getByRole('complementary', { name: 'palette-002' }).waitFor();
    await page.keyboard.press('Control+k');
    await box.fill('>theme');
    await page.getByRole('option', { name: /Change the theme/ }).waitFor();
    await box.fill('no such thing');
    await sees(page, 'Nothing is called “no such thing”');
    await page.keyboard.press('Escape');
    await expect.poll(() => box.count()).toBe(0);
  });
});

describe('what is the reader’s', () => {
  test('language: every word changes at once and stays over a reload', async ({ archive, open }) => {
    const page = await openDashboard(open, archive);
    await page.getByRole('button', { name: /language: English/ }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    await sees(page, 'Rafraîchir');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.reload();
    await sees(page, 'Rafraîchir');
    await page.getByRole('button', { name: /langue/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await sees(page, 'Refresh');
  });

  test('theme follows the system until it is chosen, and a choice stays', async ({ archive, open }) => {
    const page = await open(archive.admin('add-data'), { archive, theme: 'dark' });
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    await expect.poll(scheme).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(scheme).toBe('light');
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await expect.poll(scheme).toBe('dark');
    await page.reload();
    await expect.poll(scheme).toBe('dark');
  });

  test('times are UTC or local by one switch, with the instant on hover', async ({ archive, open }) => {
    const page = await openDashboard(open, archive);
    const moment = rowsOf(listOf(page, 'Sessions')).first().locator('time');
    await expect.poll(() => moment.getAttribute('title')).toMatch(/ UTC$/);
    await page.getByRole('button', { name: 'Local', exact: true }).click();
    await expect.poll(() => moment.getAttribute('title')).not.toMatch(/UTC/);
  });
});

test('Back goes where one came from, through a list, an open row and the dashboard', async ({ archive, open }) => {
  await archive.deposit(newScenes(2, 'back'), { source: 'backs', session: 'one' });
  await archive.settled('backs', 'one');
  const page = await openDashboard(open, archive);
  await listOf(page, 'Sessions').getByRole('link', { name: 'backs / one' }).click();
  await page.getByRole('link', { name: 'See referencing products' }).click();
  await rowsOf(listOf(page, 'Products')).first().click();
  await page.getByRole('complementary').waitFor();
  await page.goBack();
  await expect.poll(() => page.getByRole('complementary').count()).toBe(0);
  await expectText(listOf(page, 'Products').getByRole('status').first(), '2');
  await page.goBack();
  await page.getByRole('region', { name: 'backs / one' }).waitFor();
  await page.goBack();
  await expectAddress(page, /dashboard$/);
});

test('an address that leads nowhere says so, and the way home', async ({ archive, open }) => {
  const page = await open(archive.admin('no-such-page'), { archive });
  await sees(page, 'Nothing at this address');
  await page.getByRole('link', { name: 'Go to the projects' }).click();
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
});

test('the keyboard alone goes from the top of the dashboard to an error and back', async ({ archive, open }) => {
  await archive.deposit([newCloudyScene('keyed-1')], { source: 'keys', session: 'one' });
  await archive.settled('keys', 'one');
  const page = await openDashboard(open, archive);
  const focused = page.locator(':focus');
  await page.keyboard.press('Tab');
  await expectText(focused, 'Skip to the content');
  await page.keyboard.press('Enter');
  const tabTo = async (words: RegExp) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      if (words.test((await focused.innerText()).replaceAll(/\s+/g, ' '))) return;
    }
    throw new Error(`Cannot reach ${words} by Tab`);
  };
  await tabTo(/^keys 1 error/);
  await page.keyboard.press('Enter');
  await expectAddress(page, 'source=keys');
  await tabTo(/^one 1 error/);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'keys / one' }).waitFor();
  await tabTo(/^See errors 1/);
  await page.keyboard.press('Enter');
  await rowOf(listOf(page, 'Requests'), 'keyed-1').waitFor();
  await tabTo(/^keyed-1/);
  await page.keyboard.press('Enter');
  await sees(page.getByRole('complementary'), 'model_violated');
  await page.keyboard.press('Escape');
  await expectAddress(page, /requests\?/);
});

import { createCollection } from '@belvedere/contract/catalogue.ts';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Archive } from './archive.ts';
import { newScene, sceneCollection } from './scene.ts';
import { expectAddress, expectText, sees } from './see.ts';
import { test as base, type Stage } from './stage.ts';

/** A public project with four items in two collections, far apart in place and time. */
const test = base.extend<{ shown: Archive }>({
  shown: [async ({ stage }, use) => use(await newShownArchive(stage)), { scope: 'file' }],
});

async function newShownArchive(stage: Stage): Promise<Archive> {
  const archive = await stage.newArchive({ title: 'Open archive', public: true });
  const { 'belvedere:model': _, ...free } = sceneCollection;
  const radar = { ...free, id: 'radar', title: 'Alto radar' };
  await archive.call(createCollection, { params: { project: archive.slug }, body: radar });
  const picture = `${stage.origin}/demo/quicklooks/2.00,48.00,3.00,49.00,3,20.png`;
  await archive.deposit([
    newScene('lisbon-1', { at: [-9, 38], datetime: '2026-03-10T11:00:00Z', title: 'Mouth of the Tagus' }),
    newScene('paris-1', { at: [2, 48], datetime: '2026-06-15T10:30:00Z', picture }),
    newScene('rome-1', { at: [12, 41], datetime: '2026-09-20T09:45:00Z', collection: 'radar' }),
    newScene('reykjavik-1', { at: [-22, 64], datetime: '2026-06-16T12:15:00Z' }),
  ]);
  await archive.settled('alto-1', '2026-11-20');
  return archive;
}

const everything = ['rome-1', 'reykjavik-1', 'paris-1', 'lisbon-1'];

function results(page: Page): Locator {
  return page.getByRole('region', { name: 'List' }).getByRole('listitem');
}

function result(page: Page, id: string): Locator {
  return results(page).filter({ has: page.getByRole('link', { name: id }) });
}

async function expectResults(page: Page, ids: readonly string[]): Promise<void> {
  await expect.poll(() => results(page).getByRole('link').allInnerTexts()).toEqual(ids);
}

describe('a search', () => {
  test('shows what there is, newest first, without signing in when the project is public', async ({ shown, open }) => {
    const page = await open(shown.user(), { as: 'nobody' });
    await expectResults(page, everything);
    await page.getByRole('region', { name: 'Map', exact: true }).locator('canvas').waitFor();
    await sees(page, 'Sign in');
  });

  test('by text finds a part of an id or of a title', async ({ shown, open }) => {
    const page = await open(shown.user(), { as: 'nobody' });
    await page.getByRole('textbox', { name: 'Name' }).fill('tagus');
    await expectResults(page, ['lisbon-1']);
    await page.getByRole('textbox', { name: 'Name' }).fill('jav');
    await expectResults(page, ['reykjavik-1']);
  });

  test('by collection, by time and by place, together, in the address, and each taken off by its chip', async ({
    shown,
    open,
  }) => {
    const page = await open(shown.user(), { as: 'nobody' });
    await expectResults(page, everything);
    await page.getByRole('checkbox', { name: /Alto scenes/ }).check();
    await expectResults(page, ['reykjavik-1', 'paris-1', 'lisbon-1']);
    await page.getByRole('textbox', { name: 'From' }).fill('2026-06');
    await page.getByRole('textbox', { name: 'From' }).press('Enter');
    await expectResults(page, ['reykjavik-1', 'paris-1']);
    await page.getByRole('textbox', { name: 'West, south, east, north' }).fill('-5, 41, 10, 51');
    await page.getByRole('textbox', { name: 'West, south, east, north' }).press('Enter');
    await expectResults(page, ['paris-1']);
    await page.reload();
    await expectResults(page, ['paris-1']);
    await page.getByRole('button', { name: /^Remove the filter Area/ }).click();
    await expectResults(page, ['reykjavik-1', 'paris-1']);
    await page.getByRole('button', { name: 'Clear all' }).first().click();
    await expectResults(page, everything);
  });

  test('by place is drawn on the map', async ({ shown, open }) => {
    const page = await open(shown.user('?q=paris'), { as: 'nobody' });
    await expectResults(page, ['paris-1']);
    await page.getByRole('textbox', { name: 'Name' }).fill('');
    await expectResults(page, everything);
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await sees(page, /Drag for a box/);
    const map = await page.getByRole('region', { name: 'Map', exact: true }).locator('canvas').boundingBox();
    if (map === null) throw new Error('Cannot see the map');
    await page.mouse.move(map.x + map.width * 0.2, map.y + map.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.8, map.y + map.height * 0.8, { steps: 8 });
    await page.mouse.up();
    await expectResults(page, ['paris-1']);
    await sees(page, /km²/);
  });

  test('that finds nothing says which filters keep it so, and the way out', async ({ shown, open }) => {
    const page = await open(shown.user('?q=atlantis'), { as: 'nobody' });
    await sees(page, 'Nothing matches');
    await sees(page, /atlantis/);
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await expectResults(page, everything);
  });
});

describe('list and map', () => {
  test('light each other: a row its footprint, a footprint its row', async ({ shown, open }) => {
    const page = await open(shown.user('?q=paris'), { as: 'nobody' });
    await expectResults(page, ['paris-1']);
    const map = page.getByRole('region', { name: 'Map', exact: true });
    await map.locator('canvas').waitFor();
    await page.getByRole('button', { name: 'Show all loaded results' }).click();
    await result(page, 'paris-1').hover();
    await sees(map, 'paris-1');
    const box = await map.locator('canvas').boundingBox();
    if (box === null) throw new Error('Cannot see the map');
    await page.getByRole('heading', { name: 'Filters' }).hover();
    await expect.poll(() => map.getByText('paris-1').count()).toBe(0);
    await expect
      .poll(async () => {
        // The map draws a moment after its list: the pointer moves until it has something to meet.
        await page.mouse.move(box.x + box.width / 2 + Math.random() * 4, box.y + box.height / 2);
        return result(page, 'paris-1').getAttribute('data-hot');
      })
      .toBe('true');
  });

  test('show the results as list, table or gallery, and fold', async ({ shown, open }) => {
    const page = await open(shown.user(), { as: 'nobody' });
    await expectResults(page, everything);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: 'Platform' }).waitFor();
    await expectAddress(page, /view=table/);
    await page.getByRole('button', { name: 'Gallery' }).click();
    await page
      .getByRole('link', { name: /paris-1/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Fold the map' }).click();
    await expect.poll(() => page.getByRole('region', { name: 'Map', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show the map' }).click();
    await page.getByRole('region', { name: 'Map', exact: true }).waitFor();
  });
});

describe('an item', () => {
  test('opens beside the list with picture, facts, files and history, and Back goes to the list', async ({
    shown,
    open,
  }) => {
    const page = await open(shown.user('?q=paris'), { archive: shown });
    await result(page, 'paris-1').getByRole('link').click();
    const panel = page.getByRole('complementary', { name: 'Item paris-1' });
    const picture = panel.getByRole('img', { name: 'Quicklook of paris-1' });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(100);
    await sees(panel.getByRole('region', { name: 'Files' }), '96.0 MB');
    await sees(panel.getByRole('region', { name: 'Facts' }), 'Cloud cover');
    await sees(panel.getByRole('region', { name: 'History' }), 'alto-1 / 2026-11-20');
    await expectAddress(page, '/items/scenes/paris-1');
    await page.goBack();
    await expect.poll(() => panel.count()).toBe(0);
    await expectAddress(page, 'q=paris');
  });

  test('is a page of its own at its address, read like an article, and nothing of the inside is told to a visitor', async ({
    shown,
    open,
  }) => {
    const page = await open(shown.user('/items/scenes/paris-1'), { as: 'nobody' });
    await page.getByRole('heading', { name: 'paris-1' }).waitFor();
    const parts = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(parts.map((text) => text.split('\n')[0])).toEqual(['Files', 'Facts', 'Use it elsewhere']);
    await page.getByRole('img', { name: 'Quicklook of paris-1' }).waitFor();
    await page.getByRole('link', { name: /Back to the results|To the catalogue/ }).click();
    await expectResults(page, everything);
  });

  test('that is not there says so', async ({ shown, open }) => {
    const page = await open(shown.user('/items/scenes/atlantis'), { as: 'nobody', expected: /status of 404/ });
    await sees(page, 'No such item');
  });
});

test('new items announce themselves while one looks', async ({ open, stage }) => {
  const archive = await newShownArchive(stage);
  const page = await open(archive.user(), { archive });
  await expectResults(page, everything);
  await results(page).first().hover();
  await archive.deposit([newScene('oslo-1', { at: [10, 59], datetime: '2026-11-01T10:00:00Z' })], { session: 'more' });
  await page.getByRole('button', { name: '1 new' }).click();
  await expectResults(page, ['oslo-1', ...everything]);
});

test('a project that is not public sends a stranger to sign in', async ({ archive, open }) => {
  const page = await open(archive.user(), { as: 'nobody', expected: /status of 40[134]/ });
  await expectAddress(page, '/login');
  await expectText(page.getByRole('heading', { name: 'Sign in' }), 'Sign in');
});

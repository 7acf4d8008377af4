import { text } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Archive } from './archive.ts';
import { newCloudyScene, newScenes } from './scene.ts';
import { expectAddress, expectNames, expectText, listOf, namesIn, rowOf, rowsOf, sees } from './see.ts';
import { type Open, test } from './stage.ts';

/** The one list, shown on requests: 120 of one session, 20 of them errors, 3 of another. */
const [source, session] = ['alto-1', 'long'];

test.beforeAll(async ({ archive }) => {
  const cloudy = Array.from({ length: 20 }, (_, at) => newCloudyScene(`cloudy-${String(at + 1).padStart(2, '0')}`));
  await archive.deposit([...newScenes(100, 'right'), ...cloudy], { source, session });
  await archive.deposit(newScenes(3, 'other'), { source: 'alto-2', session: 'short' });
  await archive.settled(source, session);
  await archive.settled('alto-2', 'short');
});

async function openRequests(open: Open, archive: Archive, search = ''): Promise<{ page: Page; list: Locator }> {
  const page = await open(archive.admin(`add-data/requests${search}`), { archive });
  const list = listOf(page, 'Requests');
  await rowsOf(list).first().waitFor();
  return { page, list };
}

function heads(list: Locator): Promise<string[]> {
  return list
    .getByRole('columnheader')
    .evaluateAll((found) => found.map((head) => head.textContent.trim()).filter((text: string) => text !== ''));
}

function columnOf(list: Locator, head: string): Locator {
  return list.getByRole('columnheader').filter({ hasText: head });
}

describe('columns', () => {
  test('are chosen, moved, resized and pinned, and stay so over a reload, for this reader alone', async ({
    archive,
    open,
    stage,
  }) => {
    const { page, list } = await openRequests(open, archive);
    const before = await heads(list);
    expect(before).toEqual(['Item', 'State', 'Step', 'Cause', 'Collection', 'Session', 'Last moved']);
    const width = (await columnOf(list, 'Step').boundingBox())?.width ?? 0;
    await list.getByRole('button', { name: 'Columns' }).click();
    const menu = page.getByRole('dialog', { name: 'Columns' });
    await menu.getByRole('checkbox', { name: 'Versioning' }).check();
    await menu.getByRole('checkbox', { name: 'Collection' }).uncheck();
    await menu.getByRole('button', { name: 'Move Session to the left' }).click();
    await menu.getByRole('button', { name: 'Make Step wider' }).click();
    await menu.getByRole('button', { name: 'Keep State at the left' }).click();
    await page.keyboard.press('Escape');
    const after = ['State', 'Item', 'Step', 'Cause', 'Session', 'Last moved', 'Versioning'];
    await expect.poll(() => heads(list)).toEqual(after);
    await page.reload();
    await rowsOf(list).first().waitFor();
    await expect.poll(() => heads(list)).toEqual(after);
    expect((await columnOf(list, 'Step').boundingBox())?.width).toBe(width + 24);
    const other = await open(archive.admin('add-data/requests'), { token: stage.token });
    await rowsOf(listOf(other, 'Requests')).first().waitFor();
    expect(await heads(listOf(other, 'Requests'))).toEqual(before);
    await list.getByRole('button', { name: 'Columns' }).click();
    await menu.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => heads(list)).toEqual(before);
  });

  test('are resized by their edge and moved by dragging', async ({ archive, open }) => {
    const { page, list } = await openRequests(open, archive);
    const step = columnOf(list, 'Step');
    const box = await step.boundingBox();
    if (box === null) throw new Error('Cannot see the column Step');
    await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 59, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => Math.round((await step.boundingBox())?.width ?? 0)).toBe(Math.round(box.width + 60));
    await columnOf(list, 'Session').dragTo(columnOf(list, 'Step'));
    await expect.poll(async () => (await heads(list)).slice(0, 4)).toEqual(['Item', 'State', 'Session', 'Step']);
  });

  test('stay at the left when they are pinned, while the others scroll under them', async ({ archive, open }) => {
    const { page, list } = await openRequests(open, archive);
    await list.getByRole('button', { name: 'Columns' }).click();
    const menu = page.getByRole('dialog', { name: 'Columns' });
    await menu.getByRole('button', { name: 'Keep Item at the left' }).click();
    for (const head of ['Request', 'Versioning', 'Version', 'Deposited', 'Acknowledged']) {
      await menu.getByRole('checkbox', { name: head, exact: true }).check();
    }
    await page.keyboard.press('Escape');
    const item = columnOf(list, 'Item');
    const before = await item.boundingBox();
    await list.getByRole('grid').evaluate((grid) => grid.scrollTo({ left: 400 }));
    await expect.poll(() => list.getByRole('grid').evaluate((grid) => grid.scrollLeft)).toBeGreaterThan(50);
    // It lets go of the padding of its list, no more.
    expect(Math.abs(((await item.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBeLessThanOrEqual(8);
    await list.getByRole('button', { name: 'Columns' }).click();
    await menu.getByRole('button', { name: 'Reset' }).click();
  });
});

describe('sort, filters and CSV', () => {
  test('a click on a head sorts, a second one turns it round, and the address says so', async ({ archive, open }) => {
    const { page, list } = await openRequests(open, archive, `?source=${source}&session=${session}`);
    await columnOf(list, 'Item').getByRole('button').click();
    await expect.poll(async () => (await namesIn(list)).slice(0, 2)).toEqual(['cloudy-01', 'cloudy-02']);
    await columnOf(list, 'Item').getByRole('button').click();
    await expect.poll(async () => (await namesIn(list)).slice(0, 2)).toEqual(['right-100', 'right-099']);
    await expectAddress(page, 'sort=-item');
    expect(await columnOf(list, 'Item').getAttribute('aria-sort')).toBe('descending');
    await page.reload();
    await expect.poll(async () => (await namesIn(list)).slice(0, 2)).toEqual(['right-100', 'right-099']);
  });

  test('filters are chips, in the address, counted, and taken off one by one', async ({ archive, open }) => {
    const { page, list } = await openRequests(open, archive);
    await expectText(list.getByRole('status').first(), '123');
    await list.getByRole('button', { name: 'Filter', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'Filter' });
    await menu.getByRole('checkbox', { name: 'Error' }).check();
    await menu.getByRole('textbox', { name: 'Source' }).fill('alto-1');
    await expectAddress(page, 'source=alto-1');
    await list.getByRole('heading', { name: 'Requests' }).click();
    await expectText(list.getByRole('status').first(), '20');
    await expectAddress(page, /state=error/);
    await list.getByRole('button', { name: 'Remove the filter State' }).click();
    await expectText(list.getByRole('status').first(), '120');
    await list.getByRole('button', { name: 'Remove the filter Source' }).click();
    await expectText(list.getByRole('status').first(), '123');
  });

  test('CSV holds every row of the filters, not only those in sight', async ({ archive, open }) => {
    const { page, list } = await openRequests(open, archive, '?state=error');
    const downloading = page.waitForEvent('download');
    await list.getByRole('link', { name: 'CSV' }).click();
    const lines = (await text(await (await downloading).createReadStream())).trim().split(/\r?\n/);
    expect(lines.length).toBe(21);
    expect(lines[0]).toMatch(/item/);
    expect(lines.filter((line) => line.includes('model_violated')).length).toBe(20);
  });
});

describe('bulk work', () => {
  test('takes all that match, tells how many it touches, asks, and is bounded to what was counted', async ({
    archive,
    open,
  }) => {
    const { page, list } = await openRequests(open, archive, `?source=${source}&session=${session}`);
    await rowsOf(list).first().getByRole('checkbox').check();
    await sees(list, '1 selected');
    await list.getByRole('button', { name: 'Select all 120 matching' }).click();
    await sees(list, '120 selected');
    await list.getByRole('button', { name: 'Acknowledge 20' }).click();
    const dialog = page.getByRole('dialog', { name: 'Acknowledge 20 errors?' });
    await dialog.getByLabel('Reason').fill('A test of the list');
    await dialog.getByRole('button', { name: 'Acknowledge 20 errors' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => rowsOf(list).filter({ hasText: 'Error, acknowledged' }).count()).toBeGreaterThan(10);
    await expect.poll(() => list.getByText('120 selected').count()).toBe(0);
  });

  test('leaves out the rows that were taken out of all', async ({ archive, open }) => {
    const { list } = await openRequests(open, archive, `?state=error`);
    await rowsOf(list).first().getByRole('checkbox').check();
    await list.getByRole('button', { name: 'Select all 20 matching' }).click();
    await rowsOf(list).nth(1).getByRole('checkbox').uncheck();
    await sees(list, '19 selected');
    await list.getByRole('button', { name: 'Relaunch 19' }).waitFor();
    await list.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => list.getByRole('toolbar').count()).toBe(0);
  });
});

describe('the keyboard', () => {
  test('arrows go, x selects, Enter opens, Esc closes and lets go, / searches', async ({ archive, open }) => {
    const { page, list } = await openRequests(open, archive, `?source=${source}&session=${session}&sort=item`);
    await rowsOf(list).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator(':focus').getAttribute('data-index')).toBe('2');
    await page.keyboard.press('x');
    await sees(list, '1 selected');
    expect(await rowOf(list, 'cloudy-03').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => list.getByText('1 selected').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { name: 'cloudy-03' }).waitFor();
    await expectAddress(page, /requests\/\d+\?/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('complementary').count()).toBe(0);
    await expectAddress(page, /requests\?/);
    await page.keyboard.press('/');
    await page.keyboard.type('right-07');
    await expectNames(list, [
      'right-070',
      'right-071',
      'right-072',
      'right-073',
      'right-074',
      'right-075',
      'right-076',
      'right-077',
      'right-078',
      'right-079',
    ]);
    await page.keyboard.press('Escape');
    await expectText(list.getByRole('status').first(), '120');
  });

  test('End loads the last rows of a long list, and the row with the keyboard is never lost', async ({
    archive,
    open,
  }) => {
    const { page, list } = await openRequests(open, archive, `?source=${source}&session=${session}&sort=item`);
    await rowsOf(list).first().focus();
    await page.keyboard.press('End');
    await expect
      .poll(async () => {
        await page.keyboard.press('End');
        return page.locator(':focus').getAttribute('data-index');
      })
      .toBe('119');
    await sees(list, 'right-100');
  });
});

test('new rows announce themselves instead of moving what one reads', async ({ archive, open }) => {
  const { page, list } = await openRequests(open, archive);
  await rowsOf(list).nth(3).focus();
  const before = await namesIn(list);
  await archive.deposit(newScenes(12, 'fresh'), { source: 'alto-3', session: 'new' });
  await list.getByRole('button', { name: '12 new' }).waitFor();
  expect((await namesIn(list)).slice(0, 5)).toEqual(before.slice(0, 5));
  await list.getByRole('button', { name: '12 new' }).click();
  await expect.poll(async () => (await namesIn(list))[0]).toBe('fresh-012');
  await page.getByRole('button', { name: '12 new' }).waitFor({ state: 'detached' });
});

test('a request tells why it failed, what to do, its history and what was deposited; a reload keeps it open', async ({
  archive,
  open,
}) => {
  await archive.deposit([newCloudyScene('told-1')], { source: 'told', session: 'one' });
  await archive.settled('told', 'one');
  const { page, list } = await openRequests(open, archive, '?source=told&session=one');
  await rowOf(list, 'told-1').click();
  const panel = page.getByRole('complementary');
  await sees(panel, 'model_violated');
  await panel.getByRole('heading', { name: 'History' }).waitFor();
  await sees(panel, 'Failed');
  await sees(panel, /"eo:cloud_cover": 104/);
  await page.reload();
  await sees(panel, 'model_violated');
  await panel.getByRole('button', { name: 'Relaunch' }).click();
  await sees(panel, 'Relaunched');
  await panel.getByRole('link', { name: 'See the session' }).click();
  await expectAddress(page, /dashboard\?.*session=\d+/);
});

import { describe, expect } from 'vitest';
import { holdRunning } from './rows.ts';
import { newCloudyScene, newMisshapenScene, newScenes, newUndatedScene } from './scene.ts';
import { expectAddress, expectNames, expectText, listOf, namesIn, rowOf, rowsOf, sees } from './see.ts';
import { figureOf, openDashboard, openSession, stepOf } from './see-dashboard.ts';
import { test } from './stage.ts';

/** The seed `monitor-sessions.md`: a story a paragraph, each with sessions of its own. */
test.beforeAll(async ({ archive, stage }) => {
  await archive.deposit(newScenes(8, 'ok'), { source: 'alto-1', session: 'clean' });
  await archive.deposit(
    [
      ...newScenes(5, 'mixed'),
      newCloudyScene('cloudy-1'),
      newCloudyScene('cloudy-2'),
      newMisshapenScene('misshapen-1'),
    ],
    { source: 'alto-1', session: 'mixed' },
  );
  await archive.deposit([newUndatedScene('undated-1')], { source: 'alto-1', session: 'mixed' });
  await archive.deposit(newScenes(4, 'second'), { source: 'alto-2', session: 'monday' });
  await archive.settled('alto-2', 'monday');
  await archive.deposit(newScenes(2, 'second'), { source: 'nadir', session: 'again', versioning: 'manual' });
  await holdRunning(stage.folder, archive.slug, { source: 'scans', session: 'tonight', count: 7 });
  await archive.settled('alto-1', 'mixed');
  await archive.settled('nadir', 'again');
});

describe('the way to the dashboard', () => {
  test('goes from Add data, by the card Dashboard and its button Display dashboard', async ({ archive, open }) => {
    const page = await open(archive.admin('add-data'), { archive });
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await page.getByRole('link', { name: /^Display dashboard/ }).click();
    await expectAddress(page, archive.admin('add-data/dashboard'));
    await listOf(page, 'Sources').waitFor();
  });

  test('has a page for each of the four concepts that the manual links to, and Back comes home', async ({
    archive,
    open,
  }) => {
    const page = await openDashboard(open, archive);
    const concepts = page.getByRole('navigation', { name: 'Concepts' }).getByRole('link');
    expect(await concepts.count()).toBe(4);
    for (const name of await concepts.allInnerTexts()) {
      await page.getByRole('link', { name, exact: true }).click();
      await page
        .getByRole('heading', { level: 1 })
        .or(page.getByRole('heading', { level: 2 }))
        .first()
        .waitFor();
      await expectAddress(page, '/help/');
      await page.goBack();
      await listOf(page, 'Sources').waitFor();
    }
  });
});

describe('the two parts of the dashboard', () => {
  test('are the sources at the left and the sessions at the right', async ({ archive, open }) => {
    const page = await openDashboard(open, archive);
    const [sources, sessions] = [listOf(page, 'Sources'), listOf(page, 'Sessions')];
    await expectNames(sources, ['alto-1', 'nadir', 'scans', 'alto-2']);
    expect(await rowsOf(sessions).count()).toBe(5);
    const [left, right] = [await sources.boundingBox(), await sessions.boundingBox()];
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
    expect(left?.y).toBe(right?.y);
  });

  test('tell of each row how many are referenced and diffused, and its state by icon, word and count', async ({
    archive,
    open,
  }) => {
    const page = await openDashboard(open, archive);
    const sources = listOf(page, 'Sources');
    const cells = async (name: string) => (await rowOf(sources, name).innerText()).split(/\s*\n\s*/);
    expect(await cells('alto-1')).toEqual(expect.arrayContaining(['alto-1', '3 errors', '14', '13']));
    expect(await cells('nadir')).toEqual(expect.arrayContaining(['nadir', '2 waiting', '0']));
    expect(await cells('scans')).toEqual(expect.arrayContaining(['scans', 'Running']));
    expect(await cells('alto-2')).toEqual(expect.arrayContaining(['alto-2', 'Ok', '4']));
    for (const row of await rowsOf(sources).all()) expect(await row.locator('[data-status] svg').count()).toBe(1);
  });
});

describe('filters', () => {
  test('keep sources and sessions by a part of their name, and stay in the address over a reload', async ({
    archive,
    open,
  }) => {
    const page = await openDashboard(open, archive);
    await page.getByLabel('Search a source by name').fill('ALTO');
    await expectNames(listOf(page, 'Sources'), ['alto-1', 'alto-2']);
    await page.getByLabel('Search a session by name').fill('mi');
    await expect.poll(() => rowsOf(listOf(page, 'Sessions')).count()).toBe(1);
    await expectAddress(page, /sources\.name=ALTO/);
    await page.reload();
    await expectNames(listOf(page, 'Sources'), ['alto-1', 'alto-2']);
    expect(await rowsOf(listOf(page, 'Sessions')).count()).toBe(1);
    await page.getByLabel('Search a session by name').fill('nothing has this name');
    await sees(listOf(page, 'Sessions'), 'Nothing matches');
    await listOf(page, 'Sessions').getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => rowsOf(listOf(page, 'Sessions')).count()).toBe(5);
  });

  test('keep sources and sessions by state: All, Ok, Error, Running, Waiting', async ({ archive, open }) => {
    const page = await openDashboard(open, archive);
    const expected = {
      Ok: [['alto-2'], ['clean', 'monday']],
      Error: [['alto-1'], ['mixed']],
      Running: [['scans'], ['tonight']],
      Waiting: [['nadir'], ['again']],
      All: [
        ['alto-1', 'alto-2', 'nadir', 'scans'],
        ['again', 'clean', 'mixed', 'monday', 'tonight'],
      ],
    };
    for (const [state, [sources = [], sessions = []]] of Object.entries(expected)) {
      for (const [title, names] of [
        ['Sources', sources],
        ['Sessions', sessions],
      ] as const) {
        const list = listOf(page, title);
        await list.getByRole('group', { name: 'State' }).getByRole('button', { name: state }).click();
        await expect
          .poll(async () => {
            const found = await namesIn(list);
            return found.map((text) => text.split(' / ').at(-1)).sort();
          })
          .toEqual(names);
      }
    }
  });

  test('by source: a click on a source keeps its sessions, a second one shows them all again', async ({
    archive,
    open,
  }) => {
    const page = await openDashboard(open, archive);
    await rowOf(listOf(page, 'Sources'), 'alto-1').click();
    await expect.poll(() => rowsOf(listOf(page, 'Sessions')).count()).toBe(2);
    await expectAddress(page, 'source=alto-1');
    await rowOf(listOf(page, 'Sources'), 'alto-1').click();
    await expect.poll(() => rowsOf(listOf(page, 'Sessions')).count()).toBe(5);
    await page.goBack();
    await expect.poll(() => rowsOf(listOf(page, 'Sessions')).count()).toBe(2);
  });
});

describe('an open session', () => {
  test('shows each step with what went in and came out, and every figure of the manual', async ({ archive, open }) => {
    const page = await openSession(open, archive, 'mixed');
    const [referencing, storage, diffusion] = [
      stepOf(page, 'Referencing'),
      stepOf(page, 'Storage'),
      stepOf(page, 'Diffusion'),
    ];
    const figures = [
      [referencing, 'Requests', 'Referencing', '8'],
      [referencing, 'Requests', 'Denied', '1'],
      [referencing, 'Requests', 'Errors', '2'],
      [referencing, 'Requests', 'Acknowledged', '0'],
      [referencing, 'Requests', 'Aborted', '0'],
      [referencing, 'Products', 'Referenced', '6'],
      [referencing, 'Products', 'Deleted', '0'],
      [referencing, 'Products', 'New versions', '0'],
      [referencing, 'Products', 'Replaced', '0'],
      [referencing, 'Products', 'Ignored', '0'],
      [referencing, 'Products', 'Waiting administrator', '0'],
      [storage, 'Requests', 'Referenced', '12'],
      [storage, 'Requests', 'Errors', '0'],
      [storage, 'Files', 'Referenced', '12'],
      [storage, 'Files', 'Deleted', '0'],
      [diffusion, 'Products', 'Indexed', '5'],
      [diffusion, 'Products', 'Indexed error', '1'],
    ] as const;
    for (const [step, group, label, figure] of figures) await expectText(figureOf(step, group, label), figure);
  });

  test('does not show the steps that did not happen', async ({ archive, open }) => {
    const page = await openSession(open, archive, 'again');
    await stepOf(page, 'Referencing').waitFor();
    expect(await stepOf(page, 'Acquisition').count()).toBe(0);
    expect(await stepOf(page, 'Storage').count()).toBe(0);
    expect(await stepOf(page, 'Diffusion').count()).toBe(0);
  });

  test('opens by its address alone, and Escape closes it', async ({ archive, open }) => {
    const page = await openSession(open, archive, 'clean');
    await page.reload();
    await stepOf(page, 'Diffusion').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => stepOf(page, 'Diffusion').count()).toBe(0);
    await expectAddress(page, /dashboard$/);
  });

  test('leads from every number to the list behind it, which has as many rows', async ({ archive, open }) => {
    const page = await openSession(open, archive, 'mixed');
    await stepOf(page, 'Diffusion').waitFor();
    const links = await page
      .getByRole('link', { name: /, open the list$/ })
      .evaluateAll((found) => found.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent })));
    expect(links.length).toBeGreaterThan(15);
    // Files have no list of their own: they lead to the products that name them.
    const counted = await Promise.all(
      links.map(async ({ href, text }) => {
        const address = new URL(href, 'http://page.invalid');
        const isOfFiles =
          !/state=|origin=/.test(address.search) || (text !== '6' && /state=stored$/.test(address.search));
        return { href, text, isOfFiles };
      }),
    );
    for (const { href, text } of counted.filter(({ isOfFiles }) => !isOfFiles)) {
      await page.goto(href);
      const title = href.includes('/products') ? 'Products' : 'Requests';
      const list = listOf(page, title);
      if (text === '0') await sees(list, 'Nothing matches');
      await expect.poll(() => rowsOf(list).count(), { message: href }).toBe(Number(text));
    }
  });
});

import { describe, expect } from 'vitest';
import { newScene, newScenes } from './scene.ts';
import { expectAddress, expectText, listOf, rowOf, rowsOf, sees } from './see.ts';
import { test } from './stage.ts';

const source = 'alto-1';

describe('products', () => {
  test('show each version with its files, history and document, and which one the catalogue shows', async ({
    archive,
    open,
  }) => {
    await archive.deposit([newScene('twice', { title: 'First light' })], { source, session: 'one' });
    await archive.settled(source, 'one');
    await archive.deposit([newScene('twice', { title: 'Second look' })], { source, session: 'two' });
    await archive.settled(source, 'two');
    const page = await open(archive.admin('add-data/products?item=twice'), { archive });
    const list = listOf(page, 'Products');
    await expect.poll(() => rowsOf(list).count()).toBe(2);
    await sees(rowsOf(list).first(), 'Shown');
    await sees(rowsOf(list).nth(1), 'Older version');
    await rowsOf(list).first().click();
    const panel = page.getByRole('complementary', { name: 'twice' });
    await panel.getByRole('link', { name: 'Version 2' }).waitFor();
    await sees(panel, 'Second look');
    await panel.getByRole('link', { name: 'Version 1' }).click();
    await panel.getByRole('heading', { name: 'Document of version 1' }).waitFor();
    await sees(panel, 'First light');
    await expectAddress(page, 'version=1');
    await panel.getByRole('heading', { name: 'History' }).waitFor();
    await sees(panel, 'B02');
    await sees(panel, '96.0 MB');
    await panel.getByRole('link', { name: 'See its requests' }).click();
    await expect.poll(() => rowsOf(listOf(page, 'Requests')).count()).toBe(2);
  });

  test('deleted by a mark keep their document and history, and the version before is shown again', async ({
    archive,
    open,
  }) => {
    for (const session of ['first', 'second']) {
      await archive.deposit([newScene('marked')], { source: 'marks', session });
      await archive.settled('marks', session);
    }
    const page = await open(archive.admin('add-data/products/scenes/marked?version=2'), { archive });
    const panel = page.getByRole('complementary', { name: 'marked' });
    await panel.getByRole('button', { name: 'Delete version 2…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 1 version of a product?' });
    await sees(dialog, /a record of each deletion/);
    await dialog.getByRole('button', { name: 'Delete 1 product' }).click();
    const versions = panel.getByRole('listitem');
    await sees(versions.filter({ hasText: 'Version 2' }), 'Deleted');
    await sees(versions.filter({ hasText: 'Version 1' }), 'Shown');
    await sees(panel, '"id": "marked"');
  });

  test('deleted for good leave only their number in the history', async ({ archive, open }) => {
    await archive.deposit(newScenes(2, 'final'), { source: 'finals', session: 'one' });
    await archive.settled('finals', 'one');
    const page = await open(archive.admin('add-data/products?source=finals&session=one'), { archive });
    const list = listOf(page, 'Products');
    await rowOf(list, 'final-001').getByRole('checkbox').check();
    await list.getByRole('button', { name: 'Delete 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 1 version of a product?' });
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await sees(dialog, /^1 product, their documents and their history; the addresses of 2 files/);
    await dialog.getByRole('button', { name: 'Delete 1 product for good' }).click();
    await expectText(list.getByRole('status').first(), '1');
    // What was read stays where it was, struck out, until one asks for more.
    await expect.poll(() => rowOf(list, 'final-001').getAttribute('data-gone')).toBe('true');
    await page.reload();
    await expect.poll(() => rowsOf(list).count()).toBe(1);
    await page.goto(archive.admin('add-data/products/scenes/final-001'));
    await sees(page, /Deleted for good|This product is not there/);
  });
});

import { beforeAll, describe, expect } from 'vitest';
import { newCloudyScene, newHiddenScene, newScenes, newUndatedScene } from './scene.ts';
import { expectAddress, expectNames, expectText, figureOf, listOf, rowOf, rowsOf, sees, stepOf } from './see.ts';
import { test } from './stage.ts';

/** The seed `monitor-sessions.md`, a story a paragraph. */
describe('the dashboard', () => {
  test('is reached from Add data, by the card Dashboard and its button Display dashboard', async ({
    archive,
    open,
  }) => {
    const page = await open(archive.admin('add-data'), { archive });
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await page.getByRole('link', { name: /^Display dashboard/ }).click();
    await expectAddress(page, archive.admin('add-data/dashboard'));
    await listOf(page, 'Sources').waitFor();
    await listOf(page, 'Sessions').waitFor();
  });
});

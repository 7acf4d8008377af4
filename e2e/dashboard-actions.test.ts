import { replaceCollection } from '@belvedere/contract/catalogue.ts';
import { describe, expect } from 'vitest';
import type { Archive } from './archive.ts';
import { failInStorage } from './rows.ts';
import { newCloudyScene, newMisshapenScene, newScene, newScenes, sceneCollection } from './scene.ts';
import { expectAddress, expectText, listOf, rowOf, rowsOf, sees } from './see.ts';
import { figureOf, openSession, stepOf } from './see-dashboard.ts';
import { test } from './stage.ts';

/** The seed `monitor-sessions.md`, its buttons: each story in a session of its own. */
const source = 'alto-1';

/** The cause of every cloudy scene is gone: the collection asks for nothing any more. */
async function mendModel(archive: Archive): Promise<void> {
  const { 'belvedere:model': _, ...free } = sceneCollection;
  await archive.call(replaceCollection, { params: { project: archive.slug, collection: 'scenes' }, body: free });
}

describe('the buttons of a step', () => {
  test('See referencing products opens the products of the session', async ({ archive, open }) => {
    await archive.deposit(newScenes(8, 'seen'), { source, session: 'seen' });
    await archive.settled(source, 'seen');
    const page = await openSession(open, archive, 'seen');
    await stepOf(page, 'Referencing').getByRole('link', { name: 'See referencing products' }).click();
    await expectAddress(page, /products\?source=alto-1&session=seen/);
    await expect.poll(() => rowsOf(listOf(page, 'Products')).count()).toBe(8);
  });

  test('See errors opens the errors of that step, and Back goes where one came from', async ({ archive, open }) => {
    await archive.deposit([newCloudyScene('dim-1'), newCloudyScene('dim-2'), newMisshapenScene('bent-1')], {
      source,
      session: 'errors',
    });
    await archive.settled(source, 'errors');
    const page = await openSession(open, archive, 'errors');
    await stepOf(page, 'Referencing').getByRole('link', { name: 'See errors 2' }).click();
    await expect.poll(() => rowsOf(listOf(page, 'Requests')).count()).toBe(2);
    await page.goBack();
    await stepOf(page, 'Diffusion').getByRole('link', { name: 'See errors 1' }).click();
    await expect.poll(() => rowsOf(listOf(page, 'Requests')).count()).toBe(1);
    await sees(listOf(page, 'Requests'), 'bent-1');
    await page.goBack();
    await stepOf(page, 'Diffusion').waitFor();
    await expectAddress(page, /session=\d+/);
  });

  test('Relaunch errors of Referencing tells how many, and they leave the red once their cause is mended', async ({
    stage,
    open,
  }) => {
    const archive = await stage.newArchive();
    await archive.deposit([newCloudyScene('a'), newCloudyScene('b'), newScene('c')], { source, session: 'cloudy' });
    await archive.settled(source, 'cloudy');
    await mendModel(archive);
    const page = await openSession(open, archive, 'cloudy');
    const step = stepOf(page, 'Referencing');
    await expectText(figureOf(step, 'Requests', 'Errors'), '2');
    await step.getByRole('button', { name: 'Relaunch errors 2' }).click();
    await expectText(figureOf(step, 'Requests', 'Errors'), '0');
    await expectText(figureOf(step, 'Products', 'Referenced'), '3');
    await expectText(figureOf(stepOf(page, 'Diffusion'), 'Products', 'Indexed'), '3');
    await expect.poll(() => page.getByRole('button', { name: /^Relaunch errors/ }).count()).toBe(0);
  });

  test('Relaunch errors of Storage runs them again', async ({ archive, open, stage }) => {
    await archive.deposit(newScenes(1, 'near'), { source, session: 'storage' });
    await archive.settled(source, 'storage');
    await failInStorage(stage.folder, archive.slug, { source, session: 'storage', scene: newScene('far-1') });
    const page = await openSession(open, archive, 'storage');
    const step = stepOf(page, 'Storage');
    await expectText(figureOf(step, 'Requests', 'Errors'), '1');
    await step.getByRole('link', { name: 'See errors 1' }).waitFor();
    await step.getByRole('button', { name: 'Relaunch errors 1' }).click();
    await expectText(figureOf(step, 'Requests', 'Errors'), '0');
    await expectText(figureOf(step, 'Files', 'Referenced'), '4');
  });
});

describe('errors by cause', () => {
  test('tell each cause with an example and what to do, and Relaunch takes that cause alone', async ({
    stage,
    open,
  }) => {
    const archive = await stage.newArchive();
    await archive.deposit([newCloudyScene('a'), newCloudyScene('b'), newMisshapenScene('bent')], {
      source,
      session: 'causes',
    });
    await archive.settled(source, 'causes');
    await mendModel(archive);
    const page = await openSession(open, archive, 'causes');
    const causes = page.getByRole('region', { name: 'Errors by cause' });
    const cloudy = causes.getByRole('row').filter({ hasText: 'model_violated' });
    await sees(cloudy, /eo:cloud_cover/);
    await cloudy.getByRole('button', { name: 'Relaunch 2' }).click();
    await expectText(figureOf(stepOf(page, 'Referencing'), 'Requests', 'Errors'), '0');
    await expect.poll(() => causes.getByRole('row').count()).toBe(2);
    await sees(causes, 'geometry_invalid');
    await causes.getByRole('link', { name: 'See the errors geometry_invalid' }).click();
    await expectAddress(page, /code=geometry_invalid/);
    await expect.poll(() => rowsOf(listOf(page, 'Requests')).count()).toBe(1);
  });

  test('Acknowledge asks for a reason; the errors leave the red, not the counts, and keep the reason', async ({
    archive,
    open,
  }) => {
    await archive.deposit([newCloudyScene('known-1'), newCloudyScene('known-2')], { source, session: 'known' });
    await archive.settled(source, 'known');
    const page = await openSession(open, archive, 'known');
    await page.getByRole('region', { name: 'Errors by cause' }).getByRole('button', { name: 'Acknowledge…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Acknowledge 2 errors?' });
    await dialog.getByRole('button', { name: 'Acknowledge 2 errors' }).click();
    await sees(dialog, 'Say why, in a few words');
    await dialog.getByLabel('Reason').fill('Known gap of 20 November');
    await dialog.getByRole('button', { name: 'Acknowledge 2 errors' }).click();
    const step = stepOf(page, 'Referencing');
    await expectText(figureOf(step, 'Requests', 'Errors'), '0');
    await expectText(figureOf(step, 'Requests', 'Acknowledged'), '2');
    await expectText(figureOf(step, 'Requests', 'Referencing'), '2');
    await figureOf(step, 'Requests', 'Acknowledged').getByRole('link').click();
    await rowOf(listOf(page, 'Requests'), 'known-1').click();
    await sees(page.getByRole('complementary'), /Known gap of 20 November/);
  });
});

test('Choose a version offers a new one, a replacement or nothing for products that exist', async ({
  archive,
  open,
}) => {
  await archive.deposit(newScenes(3, 'twice'), { source, session: 'first' });
  await archive.settled(source, 'first');
  await archive.deposit(newScenes(3, 'twice'), { source, session: 'second', versioning: 'manual' });
  await archive.settled(source, 'second');
  const page = await openSession(open, archive, 'second');
  const step = stepOf(page, 'Referencing');
  await expectText(figureOf(step, 'Products', 'Waiting administrator'), '3');
  await step.getByRole('button', { name: 'Choose a version 3' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which version for 3 products?' });
  for (const choice of ['New version', 'Replace', 'Ignore'])
    await dialog.getByRole('radio', { name: choice }).waitFor();
  await dialog.getByRole('button', { name: 'Make 3 new versions' }).click();
  await expectText(figureOf(step, 'Products', 'Waiting administrator'), '0');
  await expectText(figureOf(step, 'Products', 'New versions'), '3');
});

test('Delete Products counts before, keeps the focus on Cancel, and the counters fall by what was deleted', async ({
  archive,
  open,
}) => {
  await archive.deposit(newScenes(6, 'gone'), { source: 'deleted', session: 'wrong' });
  await archive.deposit(newScenes(2, 'kept'), { source: 'deleted', session: 'right' });
  await archive.settled('deleted', 'wrong');
  await archive.settled('deleted', 'right');
  const page = await openSession(open, archive, 'wrong');
  await page.getByRole('button', { name: 'Delete products…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete the 6 products of wrong?' });
  await dialog.waitFor();
  await expectText(page.locator(':focus'), 'Cancel');
  await sees(dialog, /6 products, out of the catalogue at once; the addresses of 12 files/);
  await dialog.getByRole('button', { name: 'Delete 6 products' }).click();
  await expectText(figureOf(stepOf(page, 'Referencing'), 'Products', 'Referenced'), '0');
  await expectText(figureOf(stepOf(page, 'Referencing'), 'Products', 'Deleted'), '6');
  await expectText(figureOf(stepOf(page, 'Storage'), 'Files', 'Deleted'), '12');
  await expectText(figureOf(stepOf(page, 'Diffusion'), 'Products', 'Indexed'), '0');
  await expect
    .poll(async () => (await rowOf(listOf(page, 'Sources'), 'deleted').innerText()).split(/\s*\n\s*/))
    .toEqual(expect.arrayContaining(['deleted', '2']));
  await sees(page.getByRole('region', { name: 'Work in progress' }), 'Deleted');
});

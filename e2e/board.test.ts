import { createProject } from '@belvedere/contract/projects.ts';
import { describe, expect } from 'vitest';
import { newCloudyScene, newScenes } from './scene.ts';
import { expectAddress, expectText, listOf, rowOf, rowsOf, sees } from './see.ts';
import { test } from './stage.ts';

describe('the board Add data', () => {
  test('says that nothing waits, then each case that needs a person with its cause and the button that does it', async ({
    stage,
    open,
  }) => {
    const archive = await stage.newArchive();
    const page = await open(archive.admin('add-data'), { archive });
    await sees(page, 'Nothing waits for you');
    await archive.deposit([newCloudyScene('dim-1'), newCloudyScene('dim-2'), ...newScenes(3, 'twice')], {
      source: 'alto-1',
      session: 'tonight',
    });
    await archive.settled('alto-1', 'tonight');
    await archive.deposit(newScenes(3, 'twice'), { source: 'alto-2', session: 'again', versioning: 'manual' });
    const need = page.getByRole('region', { name: 'Waiting for somebody' });
    const errors = need.getByRole('row').filter({ hasText: 'alto-1 / tonight' });
    await sees(errors, '2 errors');
    await sees(errors, /break the model/);
    const waiting = need.getByRole('row').filter({ hasText: 'alto-2 / again' });
    await sees(waiting, '3 waiting');
    await errors.getByRole('button', { name: /^Relaunch 2/ }).click();
    await sees(page.getByRole('region', { name: 'Work in progress' }), 'Relaunched');
    await waiting.getByRole('button', { name: 'Choose for 3' }).click();
    const dialog = page.getByRole('dialog', { name: 'Which version for 3 products?' });
    await dialog.getByRole('radio', { name: 'Ignore' }).check();
    await dialog.getByRole('button', { name: 'Ignore 3 requests' }).click();
    await expect.poll(() => waiting.count()).toBe(0);
    await errors
      .getByRole('link', { name: 'alto-1 / tonight' })
      .or(errors.getByRole('link', { name: /See/ }))
      .first()
      .click();
    await expectAddress(page, /add-data\/(requests|dashboard)/);
  });

  test('has a cell for each thing that exists, whose figures move while one looks', async ({ stage, open }) => {
    const archive = await stage.newArchive();
    const page = await open(archive.admin('add-data'), { archive });
    for (const title of ['Dashboard', 'Requests', 'Products', 'Submit', 'Diffusion']) {
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
    }
    const products = page.getByRole('link', { name: /^Products/ });
    await expectText(products.locator('b, span').last(), '0');
    await archive.deposit(newScenes(4, 'moving'), { source: 'alto-1', session: 'one' });
    await expectText(products.locator('b, span').last(), '4');
  });
});

describe('collections', () => {
  test('are made from a STAC Collection, told what is wrong where it is wrong, and deleted while they hold nothing', async ({
    archive,
    open,
  }) => {
    const page = await open(archive.admin('collections'), { archive, as: 'project_admin' });
    await page.getByRole('link', { name: 'Create a collection' }).click();
    const document = page.getByLabel('STAC Collection').first();
    await document.fill('{ "type": "Collection" ');
    await page.getByRole('button', { name: 'Create the collection' }).click();
    await expectAddress(page, 'collections/new');
    await sees(page, /thing to correct|things to correct/);
    const collection = {
      type: 'Collection',
      stac_version: '1.1.0',
      id: 'tides',
      title: 'Tides',
      description: 'Sea level',
      license: 'CC0-1.0',
      extent: { spatial: { bbox: [[-180, -90, 180, 90]] }, temporal: { interval: [['2020-01-01T00:00:00Z', null]] } },
      links: [],
    };
    await document.fill(JSON.stringify(collection));
    await page.getByRole('button', { name: 'Create the collection' }).click();
    const row = rowOf(listOf(page, 'Collections'), 'tides');
    await row.waitFor();
    await row.getByRole('button', { name: /can be done|Actions/ }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the collection' }).click();
    await expect.poll(() => row.count()).toBe(0);
    expect(await rowsOf(listOf(page, 'Collections')).count()).toBe(1);
  });
});

test('a project that takes registrations lets somebody ask, and in once an administrator says so', async ({
  stage,
  archive,
  open,
}) => {
  const slug = `${archive.slug}-open`;
  await archive.call(createProject, { body: { slug, title: 'Open to all', public: true, registration: 'approved' } });
  const asking = await open(`/register/${slug}`, { as: 'nobody' });
  await asking.getByLabel('Name').fill('Katherine');
  await asking.getByLabel('E-mail').fill(`katherine@${slug}.example.org`);
  await asking.getByLabel('Password').fill('a password of her own');
  await asking.getByRole('button', { name: 'Ask for an account' }).click();
  await sees(asking, 'Your account is asked for');
  const page = await open(`/admin/${slug}/users`, { token: stage.token });
  const row = rowOf(listOf(page, 'Users'), 'katherine@');
  await sees(row, 'Asks to come in');
  await row.click();
  await page.getByRole('complementary').getByRole('button', { name: 'Let in' }).click();
  await sees(row, 'Active');
  const coming = await open('/login', { as: 'nobody' });
  await coming.getByLabel('E-mail').fill(`katherine@${slug}.example.org`);
  await coming.getByLabel('Password').fill('a password of her own');
  await coming.getByRole('button', { name: 'Sign in' }).click();
  await expectAddress(coming, `/user/${slug}`);
});

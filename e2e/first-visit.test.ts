import { describe, expect } from 'vitest';
import { expectAddress, listOf, rowOf, sees } from './see.ts';
import { type Server, startServer } from './server.ts';
import { test as base } from './stage.ts';

/** A server that nobody has set up: it printed a link. */
const test = base.extend<{ bare: Server }>({
  bare: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads off the pattern which fixtures are needed.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.close();
    },
    { scope: 'file' },
  ],
});

describe('the first visit', () => {
  test('leads from the printed link to an administrator, from there to a first project', async ({ bare, open }) => {
    const link = bare.spawned.output().match(/http:\S+\/setup\?code=\S+/)?.[0] ?? '';
    const { origin } = bare;
    const stranger = await open('/', { origin });
    await sees(stranger, 'Belvedere is to be set up');

    const page = await open(link, { origin });
    await page.getByRole('heading', { name: 'Set up Belvedere' }).waitFor();
    await page.getByLabel('Name').fill('Ada');
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Password').fill('a calm view over the archive');
    await page.getByRole('button', { name: 'Make the administrator' }).click();
    await sees(page, 'No project yet');
    await page.getByRole('button', { name: 'Load the demo' }).waitFor();
    await page.getByRole('button', { name: 'Create a project' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Create a project' });
    await dialog.getByLabel('Name').fill('Océan Atlantique');
    expect(await dialog.getByLabel('Address').inputValue()).toBe('ocean-atlantique');
    await dialog.getByRole('button', { name: 'Create the project' }).click();
    await expectAddress(page, '/admin/ocean-atlantique/');
    await page.goto('/');
    await page.getByRole('link', { name: 'Océan Atlantique' }).waitFor();
  });

  test('does not come twice: the link of before tells that Belvedere is set up', async ({ bare, open }) => {
    const link = bare.spawned.output().match(/http:\S+\/setup\?code=\S+/)?.[0] ?? '';
    const page = await open(link, { origin: bare.origin });
    await sees(page, 'Belvedere is set up');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Password').fill('a calm view over the archive');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Océan Atlantique' }).waitFor();
  });

  test('loads the demo instead, whose deliveries one watches come in', async ({ bare, open }) => {
    const page = await open('/login', { origin: bare.origin });
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Password').fill('a calm view over the archive');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Océan Atlantique' }).waitFor();
    // The button is on the empty page; the server does the same for whoever asks.
    const loaded = await page.request.post('/api/projects/demo', { headers: { origin: bare.origin } });
    expect(loaded.status()).toBe(202);
    await page.goto('/admin/demo/add-data/dashboard');
    await rowOf(listOf(page, 'Sources'), 'nadir-gdr').waitFor();
    await rowOf(listOf(page, 'Sources'), 'alto-1').waitFor();
  });
});

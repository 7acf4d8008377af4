import { readMe } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { describe, expect } from 'vitest';
import { expectAddress, listOf, rowOf, sees } from './see.ts';
import { test } from './stage.ts';

describe('people', () => {
  test('are invited by a link, choose a password, and find what their role allows', async ({ archive, open }) => {
    const page = await open(archive.admin('users'), { archive, as: 'project_admin' });
    await page.getByRole('button', { name: 'Invite a user' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a user' });
    await dialog.getByLabel('E-mail').fill('grace@example.org');
    await dialog.getByLabel('Name').fill('Grace');
    await dialog.getByLabel('Role').selectOption({ label: 'Operator' });
    await dialog.getByRole('button', { name: 'Make the invitation' }).click();
    await dialog.getByRole('button', { name: 'Copy Link' }).click();
    const link = await page.evaluate('navigator.clipboard.readText()');
    expect(link).toMatch(/\/link\/\S+$/);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await sees(rowOf(listOf(page, 'Users'), 'grace@example.org'), 'Invited');

    const grace = await open(new URL(String(link)).pathname, { as: 'nobody' });
    await grace.getByRole('heading', { name: 'Welcome' }).waitFor();
    await grace.getByLabel('New password').fill('short');
    await grace.getByRole('button', { name: 'Keep it and come in' }).click();
    await expectAddress(grace, '/link/');
    await grace.getByLabel('New password').fill('a password of her own');
    await grace.getByRole('button', { name: 'Keep it and come in' }).click();
    await expectAddress(grace, archive.admin('add-data'));
    await grace.getByRole('link', { name: /^Display dashboard/ }).waitFor();
    expect(await grace.getByRole('link', { name: 'Users' }).count()).toBe(0);
    await sees(rowOf(listOf(page, 'Users'), 'grace@example.org'), 'Active');

    await rowOf(listOf(page, 'Users'), 'grace@example.org').click();
    const panel = page.getByRole('complementary', { name: 'User' });
    await panel.getByLabel('Role').selectOption({ label: 'User' });
    await sees(panel, 'Changed');
    await grace.reload();
    await sees(grace, 'This part is not for your role');
    await grace.goto(archive.user());
    await grace
      .getByRole('region', { name: /Results|Items/ })
      .or(grace.getByRole('heading'))
      .first()
      .waitFor();
  });

  test('sign in, are told when the password is wrong, and sign out', async ({ archive, open, stage }) => {
    const page = await open(archive.admin('add-data/dashboard'), { as: 'nobody', expected: /status of 40[01]/ });
    await expectAddress(page, '/login');
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Password').fill('not her password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await sees(page.getByRole('alert'), 'You are not signed in');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada@example.org');
    await page.getByLabel('Password').fill('a calm view over the archive');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectAddress(page, archive.admin('add-data/dashboard'));
    await page.getByRole('button', { name: /account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page
      .getByRole('link', { name: 'Sign in' })
      .or(page.getByRole('button', { name: 'Sign in' }))
      .first()
      .waitFor();
    await page.goto(archive.admin('add-data/dashboard'));
    await expectAddress(page, '/login');
    expect(stage.token).toMatch(/^bvs_/);
  });
});

test('a personal token is shown once, works for a script, tells its last use, and is refused once revoked', async ({
  archive,
  open,
  stage,
}) => {
  const page = await open('/account', { archive });
  await page.getByLabel('What it is for').fill('nightly deposit');
  await page.getByRole('button', { name: 'Create a token' }).click();
  await sees(page, 'Copy the token “nightly deposit” now: it is shown once.');
  await page.getByRole('button', { name: 'Copy Token' }).click();
  const token = String(await page.evaluate('navigator.clipboard.readText()'));
  const me = () => createClient({ origin: stage.origin, token })(readMe, {});
  expect((await me()).memberships.map(({ project }) => project)).toContain(archive.slug);
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'nightly deposit' });
  await row.waitFor();
  expect(await page.getByText(token).count()).toBe(0);
  await expect.poll(async () => (await row.innerText()).includes('never')).toBe(false);
  await row.getByRole('button', { name: 'Revoke…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke the token' }).click();
  await expect.poll(() => row.count()).toBe(0);
  await expect(me()).rejects.toThrow();
});

import { logIn, readMe, readSetup, setUp } from '@belvedere/contract/access.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { beforeEach, expect, test } from 'vitest';
import { newSlug } from '../testing/database.ts';
import { startTestServer } from '../testing/server.ts';
import { ensureAdministrator, setupLink } from './setup.ts';

const { api, context, newAccount, origin } = await startTestServer();

const password = 'a long enough password';
const newEmail = () => `${newSlug()}@example.org`;
const codeIn = (link: string | undefined) => new URL(link ?? 'about:blank').searchParams.get('code') ?? '';

// Other files of this worker made administrators in the same database.
beforeEach(async () => {
  await context.db.updateTable('account').set({ instance_admin: false }).where('instance_admin', '=', true).execute();
  await context.db.deleteFrom('instance_setting').where('key', '=', 'setup').execute();
});

test('the printed link makes the first administrator, who may create projects', async () => {
  const link = await setupLink(context);
  expect(link?.startsWith(`${origin}/setup?code=`)).toBe(true);
  expect(await api()(readSetup, {})).toEqual({ needed: true });
  const email = newEmail();
  const made = await api()(setUp, { body: { code: codeIn(link), email, password, name: 'Ada', language: 'fr' } });
  expect(made.me).toMatchObject({ email, name: 'Ada', language: 'fr', instanceAdmin: true });
  await api(made.token)(createProject, { body: { slug: newSlug(), title: 'First' } });
  expect((await api()(logIn, { body: { email, password } })).me.instanceAdmin).toBe(true);
});

test('the code works once, and there is no link once there is an administrator', async () => {
  const code = codeIn(await setupLink(context));
  await api()(setUp, { body: { code, email: newEmail(), password, name: 'Ada' } });
  await expect(api()(setUp, { body: { code, email: newEmail(), password, name: 'Eve' } })).rejects.toMatchObject({
    problem: { status: 403, code: 'setup_code_wrong' },
  });
  expect(await setupLink(context)).toBeUndefined();
  expect(await api()(readSetup, {})).toEqual({ needed: false });
});

test('two who use the code at once make one administrator', async () => {
  const code = codeIn(await setupLink(context));
  const answers = await Promise.allSettled(
    ['Ada', 'Eve'].map((name) => api()(setUp, { body: { code, email: newEmail(), password, name } })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const { length } = await context.db.selectFrom('account').select('id').where('instance_admin', '=', true).execute();
  expect(length).toBe(1);
});

test('a wrong code, an empty one, and any code before a link was printed make nobody', async () => {
  for (const printed of [false, true]) {
    if (printed) await setupLink(context);
    for (const code of ['', 'x', 'a'.repeat(43)]) {
      await expect(api()(setUp, { body: { code, email: newEmail(), password, name: 'Eve' } })).rejects.toMatchObject({
        problem: { status: 403 },
      });
    }
  }
});

test('every server and every restart prints the same link, and the database does not hold its code', async () => {
  const [first, again] = [await setupLink(context), await setupLink(context)];
  expect(again).toBe(first);
  const { value } = await context.db
    .selectFrom('instance_setting')
    .select('value')
    .where('key', '=', 'setup')
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(value)).not.toContain(codeIn(first));
});

test('the environment makes the first administrator, once, and the link dies with it', async () => {
  const code = codeIn(await setupLink(context));
  const email = newEmail();
  const named = { ...context, config: { ...context.config, administrator: { email, password } } };
  await Promise.all([ensureAdministrator(named), ensureAdministrator(named), ensureAdministrator(named)]);
  expect((await api()(logIn, { body: { email, password } })).me).toMatchObject({ instanceAdmin: true });
  await expect(api()(setUp, { body: { code, email: newEmail(), password, name: 'Eve' } })).rejects.toMatchObject({
    problem: { status: 403 },
  });
  await ensureAdministrator({ ...named, config: { ...named.config, administrator: { email: newEmail(), password } } });
  const { length } = await context.db.selectFrom('account').select('id').where('instance_admin', '=', true).execute();
  expect(length).toBe(1);
});

test('an account that becomes the administrator by the code loses its old sessions and password', async () => {
  const old = await newAccount({ password: 'another password' });
  const code = codeIn(await setupLink(context));
  await api()(setUp, { body: { code, email: old.email, password, name: 'Ada' } });
  await expect(api(old.token)(readMe, {})).rejects.toMatchObject({ problem: { status: 401 } });
  await api()(logIn, { body: { email: old.email, password } });
});

test('a short password is refused with its field', async () => {
  const code = codeIn(await setupLink(context));
  await expect(
    api()(setUp, { body: { code, email: newEmail(), password: 'short', name: 'Ada' } }),
  ).rejects.toMatchObject({ problem: { status: 400, errors: [{ pointer: '/password' }] } });
});

import {
  changeMe,
  createPersonalToken,
  keepPreference,
  listPersonalTokens,
  logIn,
  readMe,
  readPreference,
  revokePersonalToken,
} from '@belvedere/contract/access.ts';
import { expect, test } from 'vitest';
import { startTestServer } from '../../testing/server.ts';
import { issueSignIn } from '../sign-in.ts';

const { api, origin, context, newAccount, newProject, setClock } = await startTestServer();

const password = 'a long enough password';
const next = 'another long password';

test('name and language are changed alone or together, and what is not named stays', async () => {
  const { token } = await newAccount();
  const call = api(token);
  await call(changeMe, { body: { name: '  Ada Lovelace ' } });
  expect(await call(changeMe, { body: { language: 'fr' } })).toMatchObject({ name: 'Ada Lovelace', language: 'fr' });
});

test('a new password asks for the current one, and ends every other session', async () => {
  const account = await newAccount({ password });
  const elsewhere = await issueSignIn(context.db, account.id);
  const call = api(account.token);
  await expect(call(changeMe, { body: { password: { current: 'a wrong one', new: next } } })).rejects.toMatchObject({
    problem: { status: 403, code: 'password_wrong', errors: [{ pointer: '/password/current' }] },
  });
  await api(elsewhere.token)(readMe, {});
  await call(changeMe, { body: { password: { current: password, new: next } } });
  await call(readMe, {});
  await expect(api(elsewhere.token)(readMe, {})).rejects.toMatchObject({ problem: { status: 401 } });
  await api()(logIn, { body: { email: account.email, password: next } });
  await expect(api()(logIn, { body: { email: account.email, password } })).rejects.toMatchObject({
    problem: { status: 401 },
  });
});

test('my projects are those that let me in', async () => {
  const [mine, waiting] = [await newProject({ title: 'Ocean' }), await newProject()];
  const { id, token } = await newAccount({ project: mine, role: 'operator' });
  await context.db
    .insertInto('membership')
    .values({ project_id: waiting.id, account_id: id, role: 'admin', state: 'pending' })
    .execute();
  const { memberships } = await api(token)(readMe, {});
  expect(memberships).toEqual([{ project: mine.slug, title: 'Ocean', role: 'operator' }]);
});

test('a personal token is shown once, opens what its owner may, and says when it was last used', async () => {
  const { token, email } = await newAccount();
  const made = await api(token)(createPersonalToken, { body: { name: 'nightly script' } });
  expect(made).toMatchObject({ name: 'nightly script', lastUsedAt: null, expiresAt: null });
  expect(await api(made.token)(readMe, {})).toMatchObject({ email });
  const list = () => api(token)(listPersonalTokens, {});
  await expect.poll(async () => (await list()).items[0]?.lastUsedAt).not.toBeNull();
  expect(JSON.stringify(await list())).not.toContain(made.token);
});

test('its last use is noted although its owner is at the page all the time', async () => {
  const { token } = await newAccount();
  await api(token)(readMe, {});
  const made = await api(token)(createPersonalToken, { body: { name: 'script' } });
  await api(made.token)(readMe, {});
  await expect.poll(async () => (await api(token)(listPersonalTokens, {})).items[0]?.lastUsedAt).not.toBeNull();
});

test('a personal token is dead once it is revoked or its days are over', async () => {
  const { token } = await newAccount();
  const call = api(token);
  const revoked = await call(createPersonalToken, { body: { name: 'revoked' } });
  await call(revokePersonalToken, { params: { id: revoked.id } });
  await expect(api(revoked.token)(readMe, {})).rejects.toMatchObject({ problem: { status: 401 } });
  await expect(call(revokePersonalToken, { params: { id: revoked.id } })).rejects.toMatchObject({
    problem: { status: 404 },
  });
  const brief = await call(createPersonalToken, { body: { name: 'brief', days: 1 } });
  await api(brief.token)(readMe, {});
  setClock(new Date(Date.now() + 25 * 3_600_000));
  await expect(api(brief.token)(readMe, {})).rejects.toMatchObject({ problem: { status: 401 } });
  setClock();
});

test('nobody sees or revokes the token of another, and a token cannot make a token', async () => {
  const [mine, other] = [await newAccount(), await newAccount()];
  const made = await api(mine.token)(createPersonalToken, { body: { name: 'mine' } });
  expect((await api(other.token)(listPersonalTokens, {})).items).toEqual([]);
  await expect(api(other.token)(revokePersonalToken, { params: { id: made.id } })).rejects.toMatchObject({
    problem: { status: 404 },
  });
  await expect(api(made.token)(createPersonalToken, { body: { name: 'more' } })).rejects.toMatchObject({
    problem: { status: 403, code: 'session_needed' },
  });
  await api(made.token)(readMe, {});
});

test('a preference is kept as it was given, for its owner alone, and forgotten by null', async () => {
  const [mine, other] = [await newAccount(), await newAccount()];
  const params = { key: 'list.sessions' };
  const value = { columns: ['name', 'state'], widths: { name: 240.5 }, nul: '\u0000', __proto: 1 };
  await api(mine.token)(keepPreference, { params, body: { value: [] } });
  await api(mine.token)(keepPreference, { params, body: { value } });
  expect(await api(mine.token)(readPreference, { params })).toEqual({ value });
  expect(await api(other.token)(readPreference, { params })).toEqual({ value: null });
  await api(mine.token)(keepPreference, { params, body: { value: null } });
  expect(await api(mine.token)(readPreference, { params })).toEqual({ value: null });
});

test('a preference is bounded in size, depth and number', async () => {
  const { id, token } = await newAccount();
  const keep = (key: string, body: string) =>
    fetch(`${origin}/api/me/preferences/${key}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
  expect((await keep('large', JSON.stringify({ value: 'x'.repeat(40_000) }))).status).toBe(413);
  expect((await keep('deep', `{"value":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).status).toBe(400);
  expect((await keep('A wrong key!', '{"value":1}')).status).toBe(400);
  await context.db
    .insertInto('preference')
    .values(Array.from({ length: 200 }, (_, index) => ({ account_id: id, key: `k${index}`, value: '1' })))
    .execute();
  expect((await keep('one-more', '{"value":1}')).status).toBe(409);
  expect((await keep('k7', '{"value":2}')).status).toBe(200);
});

test('a name that no database could keep is refused with its field', async () => {
  const { token } = await newAccount();
  for (const name of ['', '   ', 'a\u0000b', 'x'.repeat(201), 'two\nlines']) {
    await expect(api(token)(changeMe, { body: { name } })).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: '/name' }] },
    });
  }
});

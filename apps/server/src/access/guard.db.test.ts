import { changeMe, createPersonalToken, logOut, readMe } from '@belvedere/contract/access.ts';
import { readProject } from '@belvedere/contract/projects.ts';
import { listSessions } from '@belvedere/contract/sessions.ts';
import { expect, test } from 'vitest';
import { startTestServer } from '../testing/server.ts';
import { hashToken } from './credential.ts';

const { api, origin, context, newAccount, newProject, setClock } = await startTestServer();

function ask(path: string, headers: Record<string, string>, method = 'GET', body?: object): Promise<Response> {
  return fetch(origin + path, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

test('a cookie opens what a bearer token opens', async () => {
  const { token, email } = await newAccount();
  for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `belvedere=${token}` }]) {
    const response = await ask('/api/me', headers);
    expect(await response.json()).toMatchObject({ email });
  }
});

test('with a cookie only a page of ours may change something; with a bearer token the page does not matter', async () => {
  const { token } = await newAccount();
  const rename = (headers: Record<string, string>) => ask('/api/me', headers, 'PATCH', { name: 'Ada' });
  const cookie = { cookie: `belvedere=${token}` };
  expect((await rename({ ...cookie, origin })).status).toBe(200);
  for (const foreign of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    {},
  ]) {
    const refused = await rename({ ...cookie, ...foreign });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'origin_refused' });
  }
  expect((await rename({ authorization: `Bearer ${token}`, origin: 'https://evil.example' })).status).toBe(200);
});

test('a foreign page cannot sign somebody in as somebody else', async () => {
  const headers = { origin: 'https://evil.example' };
  const response = await ask('/api/auth/login', headers, 'POST', { email: 'eve@example.org', password: 'x' });
  expect(await response.json()).toMatchObject({ status: 403, code: 'origin_refused' });
});

test('a token that is unknown, ended or revoked is a 401 that says so, on public pages too', async () => {
  const { slug } = await newProject({ public: true });
  const headers = { authorization: 'Bearer bvs_nothing' };
  for (const path of ['/api/me', `/api/projects/${slug}`, '/api/projects']) {
    expect(await (await ask(path, headers)).json()).toMatchObject({ status: 401, code: 'sign_in_ended' });
  }
});

test('a stale cookie leaves public pages open, and tells a page of members to sign in again', async () => {
  const [shown, hidden] = [await newProject({ public: true }), await newProject()];
  const headers = { cookie: 'belvedere=bvs_stale' };
  expect((await ask(`/api/projects/${shown.slug}`, headers)).status).toBe(200);
  for (const path of [`/api/projects/${hidden.slug}`, '/api/projects/no-such-project', '/api/me']) {
    expect(await (await ask(path, headers)).json()).toMatchObject({ status: 401, code: 'sign_in_ended' });
  }
});

test('a project that one may not see and one that does not exist answer alike', async () => {
  const hidden = await newProject();
  const { token } = await newAccount();
  const answers = await Promise.all(
    [hidden.slug, 'no-such-project'].map(async (slug) => {
      const text = await (await ask(`/api/projects/${slug}`, { authorization: `Bearer ${token}` })).text();
      return text.replaceAll(slug, '…');
    }),
  );
  expect(answers[0]).toBe(answers[1]);
});

test('whoever waits for approval or is disabled is told so, and gets in nowhere', async () => {
  for (const shown of [true, false]) {
    const project = await newProject({ public: shown });
    for (const membership of ['pending', 'disabled'] as const) {
      const { token } = await newAccount({ project, role: 'operator', membership });
      await expect(api(token)(listSessions, { params: { project: project.slug }, query: {} })).rejects.toMatchObject({
        problem: { status: 403, code: `membership_${membership}` },
      });
    }
  }
});

test('whoever waits for approval still reads what everybody reads', async () => {
  const project = await newProject({ public: true });
  const { token } = await newAccount({ project, role: 'operator', membership: 'pending' });
  expect(await api(token)(readProject, { params: { project: project.slug } })).toMatchObject({ role: 'public' });
});

test('a disabled account is refused with each of its tokens', async () => {
  const { id, token } = await newAccount();
  const personal = await api(token)(createPersonalToken, { body: { name: 'script' } });
  await context.db.updateTable('account').set({ state: 'disabled' }).where('id', '=', id).execute();
  for (const one of [token, personal.token]) {
    await expect(api(one)(readMe, {})).rejects.toMatchObject({ problem: { status: 401, code: 'account_disabled' } });
  }
});

test('a session goes on while it is used, and ends two weeks after its last use', async () => {
  const { token } = await newAccount();
  const day = 24 * 3_600_000;
  const begun = Date.now();
  for (const days of [0, 10, 20]) {
    setClock(new Date(begun + days * day));
    await api(token)(readMe, {});
    await expect.poll(() => expiry(token)).toBeGreaterThan(begun + (days + 13) * day);
  }
  setClock(new Date(begun + 35 * day));
  await expect(api(token)(readMe, {})).rejects.toMatchObject({ problem: { code: 'sign_in_ended' } });
  setClock();
});

async function expiry(token: string): Promise<number> {
  const row = await context.db
    .selectFrom('sign_in')
    .select('expires_at')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirstOrThrow();
  return Date.parse(row.expires_at);
}

test('when an account was last seen is noted once a minute', async () => {
  const { id, token } = await newAccount();
  const seenAt = async () =>
    (await context.db.selectFrom('account').select('last_seen_at').where('id', '=', id).executeTakeFirstOrThrow())
      .last_seen_at;
  const begun = Date.now();
  setClock(new Date(begun));
  await api(token)(readMe, {});
  await expect.poll(seenAt).not.toBeNull();
  const first = await seenAt();
  setClock(new Date(begun + 50_000));
  await api(token)(readMe, {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await seenAt()).toBe(first);
  setClock(new Date(begun + 61_000));
  await api(token)(readMe, {});
  await expect.poll(seenAt).not.toBe(first);
  setClock();
});

test('noting who was seen waits for nobody: a held account still answers', async () => {
  // The embedded engine runs one transaction after the other: nobody can hold a row while another asks.
  if (context.database.engine === 'embedded') return;
  const { id, token } = await newAccount();
  await context.db.transaction().execute(async (tx) => {
    await tx.updateTable('account').set({ name: 'held' }).where('id', '=', id).execute();
    const response = await ask('/api/me', { authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
  });
});

test('signing out ends the session at once, and its cookie with it', async () => {
  const { token } = await newAccount();
  const response = await ask('/api/auth/logout', { cookie: `belvedere=${token}`, origin }, 'POST');
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toMatch(/^belvedere=;.*Expires=Thu, 01 Jan 1970/);
  await expect(api(token)(readMe, {})).rejects.toMatchObject({ problem: { status: 401 } });
});

test('a header of another scheme, of a proxy before us, is not ours', async () => {
  const { token } = await newAccount();
  const response = await ask('/api/me', { authorization: 'Basic cHJveHk6eA==', cookie: `belvedere=${token}` });
  expect(response.status).toBe(200);
});

test('signing out with a personal token ends no session', async () => {
  const { token } = await newAccount();
  const personal = await api(token)(createPersonalToken, { body: { name: 'script' } });
  await api(personal.token)(logOut, {});
  await api(personal.token)(readMe, {});
  await api(token)(changeMe, { body: { name: 'Ada' } });
});

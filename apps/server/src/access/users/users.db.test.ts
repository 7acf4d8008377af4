import {
  approveUser,
  changeUser,
  inviteUser,
  listUsers,
  readMe,
  removeUser,
  resetUser,
  type User,
} from '@belvedere/contract/access.ts';
import { readProject } from '@belvedere/contract/projects.ts';
import { expect, test } from 'vitest';
import { newSlug } from '../../testing/database.ts';
import { startTestServer, type TestProject } from '../../testing/server.ts';

const { api, origin, context, newAccount, newProject } = await startTestServer();

const newEmail = () => `${newSlug()}@example.org`;
const refused = (status: number, code: string) => ({ problem: { status, code } });

async function usersOf(project: TestProject, query: Record<string, string> = {}): Promise<User[]> {
  return (await api(project.token)(listUsers, { params: { project: project.slug }, query })).items;
}

test('an invited stranger waits in the list until the invitation is followed', async () => {
  const project = await newProject();
  const email = newEmail();
  const params = { project: project.slug };
  const invited = await api(project.token)(inviteUser, { params, body: { email, role: 'operator', language: 'fr' } });
  expect(invited.user).toMatchObject({ email, role: 'operator', state: 'invited', language: 'fr', lastSeenAt: null });
  expect(invited.link.startsWith(`${origin}/link/bvl_`)).toBe(true);
  const week = 7 * 24 * 3_600_000;
  expect(Math.abs(Date.parse(invited.expiresAt ?? '') - Date.now() - week)).toBeLessThan(60_000);
  expect(await usersOf(project, { state: 'invited' })).toMatchObject([{ email }]);
  await expect(api(project.token)(inviteUser, { params, body: { email } })).rejects.toMatchObject(
    refused(409, 'already_member'),
  );
  await expect(api(project.token)(approveUser, { params: { ...params, id: invited.user.id } })).rejects.toMatchObject(
    refused(409, 'not_joined_yet'),
  );
});

test('an account in use is a member at once, and the link is the page of the project', async () => {
  const project = await newProject();
  const known = await newAccount();
  const body = { email: known.email.toUpperCase(), role: 'operator' } as const;
  const invited = await api(project.token)(inviteUser, { params: { project: project.slug }, body });
  expect(invited).toMatchObject({
    user: { id: known.id, state: 'active', role: 'operator' },
    link: `${origin}/user/${project.slug}`,
    expiresAt: null,
  });
  expect(await api(known.token)(readProject, { params: { project: project.slug } })).toMatchObject({
    role: 'operator',
  });
});

test('whoever registered is approved once, or turned away', async () => {
  const project = await newProject();
  const waiting = await newAccount({ project, membership: 'pending' });
  const params = { project: project.slug, id: waiting.id };
  expect(await usersOf(project, { state: 'pending' })).toMatchObject([{ id: waiting.id }]);
  expect(await api(project.token)(approveUser, { params })).toMatchObject({ state: 'active' });
  await expect(api(project.token)(approveUser, { params })).rejects.toMatchObject(refused(409, 'state_wrong'));
});

test('a role, a language and a state are changed, each alone', async () => {
  const project = await newProject();
  const user = await newAccount({ project });
  const params = { project: project.slug, id: user.id };
  const change = (body: object) => api(project.token)(changeUser, { params, body });
  expect(await change({ role: 'admin' })).toMatchObject({ role: 'admin', state: 'active', language: 'en' });
  expect(await change({ language: 'fr' })).toMatchObject({ role: 'admin', language: 'fr' });
  expect(await change({ state: 'disabled' })).toMatchObject({ role: 'admin', state: 'disabled' });
  await expect(api(user.token)(readProject, { params })).rejects.toMatchObject(refused(403, 'membership_disabled'));
  await api(user.token)(readMe, {});
  expect(await change({ state: 'active' })).toMatchObject({ state: 'active' });
  expect(await api(user.token)(readProject, { params })).toMatchObject({ role: 'admin' });
});

test('a user is taken out of the project, and the account stays', async () => {
  const project = await newProject();
  const user = await newAccount({ project });
  const params = { project: project.slug, id: user.id };
  await api(project.token)(removeUser, { params });
  expect((await usersOf(project)).map(({ id }) => id)).not.toContain(user.id);
  await expect(api(project.token)(removeUser, { params })).rejects.toMatchObject(refused(404, 'not_found'));
  expect((await api(user.token)(readMe, {})).memberships).toEqual([]);
});

test('two projects never see each other’s users, nor touch them', async () => {
  const [here, there] = [await newProject(), await newProject()];
  const [ours, theirs] = [await newAccount({ project: here }), await newAccount({ project: there })];
  const ids = (await usersOf(here, { limit: '1000' })).map(({ id }) => id);
  expect(ids.sort()).toEqual([here.admin.id, ours.id].sort());
  const { token } = here;
  const params = { project: here.slug, id: theirs.id };
  for (const attempt of [
    () => api(token)(changeUser, { params, body: { role: 'admin' } }),
    () => api(token)(changeUser, { params, body: { state: 'disabled' } }),
    () => api(token)(approveUser, { params }),
    () => api(token)(resetUser, { params }),
    () => api(token)(removeUser, { params }),
  ]) {
    await expect(attempt()).rejects.toMatchObject(refused(404, 'not_found'));
  }
  expect(await usersOf(there, { q: theirs.email })).toMatchObject([{ role: 'registered_user', state: 'active' }]);
});

test('an administrator of two projects manages each by its own door', async () => {
  const [here, there] = [await newProject(), await newProject()];
  const user = await newAccount({ project: here, role: 'operator' });
  await api(there.token)(inviteUser, {
    params: { project: there.slug },
    body: { email: user.email, role: 'registered_user' },
  });
  await api(there.token)(changeUser, { params: { project: there.slug, id: user.id }, body: { state: 'disabled' } });
  expect(await usersOf(here, { q: user.email })).toMatchObject([{ role: 'operator', state: 'active' }]);
  expect(await api(user.token)(readProject, { params: { project: here.slug } })).toMatchObject({ role: 'operator' });
});

test('nobody resets or changes an account that has rights in a project that is not his', async () => {
  const [here, there] = [await newProject(), await newProject()];
  const user = await newAccount({ project: here });
  await api(there.token)(inviteUser, { params: { project: there.slug }, body: { email: user.email } });
  const params = { project: here.slug, id: user.id };
  await expect(api(here.token)(resetUser, { params })).rejects.toMatchObject(refused(403, 'account_foreign'));
  await expect(api(here.token)(changeUser, { params, body: { language: 'fr' } })).rejects.toMatchObject(
    refused(403, 'account_foreign'),
  );
  // Whoever administers both may, and so may the instance administrator.
  await api(there.token)(inviteUser, {
    params: { project: there.slug },
    body: { email: here.admin.email, role: 'project_admin' },
  });
  await api(here.token)(resetUser, { params });
  const { token } = await newAccount({ instanceAdmin: true });
  await api(token)(resetUser, { params });
});

test('nobody changes, disables, resets or removes an account that has more rights than his own', async () => {
  const project = await newProject();
  const strong = await newAccount({ project, instanceAdmin: true });
  const params = { project: project.slug, id: strong.id };
  const call = api(project.token);
  for (const attempt of [
    () => call(changeUser, { params, body: { role: 'registered_user' } }),
    () => call(changeUser, { params, body: { state: 'disabled' } }),
    () => call(resetUser, { params }),
    () => call(removeUser, { params }),
  ]) {
    await expect(attempt()).rejects.toMatchObject(refused(403, 'account_stronger'));
  }
  expect(await usersOf(project, { q: strong.email })).toMatchObject([{ role: 'instance_admin', state: 'active' }]);
  await expect(call(resetUser, { params: { ...params, id: project.admin.id } })).rejects.toMatchObject(
    refused(409, 'own_account'),
  );
});

test('the last administrator of a project stays one, unless the instance administrator says otherwise', async () => {
  const project = await newProject();
  const params = { project: project.slug, id: project.admin.id };
  // Others who do not count: disabled, waiting, or administrator of the instance by another name.
  await newAccount({ project, role: 'project_admin', membership: 'disabled' });
  await newAccount({ project, role: 'project_admin', membership: 'pending' });
  const call = api(project.token);
  for (const attempt of [
    () => call(changeUser, { params, body: { role: 'admin' } }),
    () => call(changeUser, { params, body: { state: 'disabled' } }),
    () => call(removeUser, { params }),
  ]) {
    await expect(attempt()).rejects.toMatchObject(refused(409, 'last_administrator'));
  }
  const second = await newAccount({ project, role: 'project_admin' });
  await call(changeUser, { params, body: { role: 'admin' } });
  const { token } = await newAccount({ instanceAdmin: true });
  await api(token)(removeUser, { params: { ...params, id: second.id } });
});

test('two administrators who demote each other at once leave one', async () => {
  const project = await newProject();
  const second = await newAccount({ project, role: 'project_admin' });
  const demote = (token: string, id: number) =>
    api(token)(changeUser, { params: { project: project.slug, id }, body: { role: 'operator' } });
  const answers = await Promise.allSettled([demote(project.token, second.id), demote(second.token, project.admin.id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const left = await context.db
    .selectFrom('membership')
    .select('account_id')
    .where('project_id', '=', project.id)
    .where('role', '=', 'project_admin')
    .execute();
  expect(left.length).toBe(1);
});

test('the list is filtered, sorted by each column, and paged without gap or double', async () => {
  const project = await newProject();
  for (const role of ['operator', 'admin', 'registered_user', 'operator', 'registered_user'] as const) {
    await newAccount({ project, role });
  }
  await newAccount({ project, membership: 'pending' });
  const whole = await usersOf(project);
  expect(whole.length).toBe(7);
  expect((await usersOf(project, { role: 'operator' })).map(({ role }) => role)).toEqual(['operator', 'operator']);
  expect(await usersOf(project, { q: whole[3]?.email.slice(2, -5).toUpperCase() ?? '' })).toHaveLength(1);
  expect((await usersOf(project, { sort: '-role' })).map(({ role }) => role)).toEqual([
    'project_admin',
    'admin',
    'operator',
    'operator',
    'registered_user',
    'registered_user',
    'registered_user',
  ]);
  for (const column of ['email', 'name', 'role', 'state', 'createdAt', 'lastSeenAt']) {
    for (const sort of [column, `-${column}`]) {
      const ids: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await api(project.token)(listUsers, {
          params: { project: project.slug },
          query: { sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) },
        });
        expect(page.matched).toEqual({ count: 7, exact: true });
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(ids).size, sort).toBe(7);
    }
  }
});

test('a filter or sort that is not one is refused in words', async () => {
  const project = await newProject();
  for (const query of [
    { sort: 'password' },
    { state: 'asleep' },
    { role: 'king' },
    { q: 'a\u0000b' },
    { limit: '0' },
  ]) {
    await expect(usersOf(project, query as Record<string, string>)).rejects.toMatchObject({ problem: { status: 400 } });
  }
  for (const id of ['0', '-1', 'x', '1.5']) {
    const response = await fetch(`${origin}/api/${project.slug}/users/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${project.token}` },
    });
    expect(response.status).toBe(400);
  }
  const params = { project: project.slug, id: 2_147_483_648 };
  await expect(api(project.token)(removeUser, { params })).rejects.toMatchObject(refused(404, 'not_found'));
});

test('the list comes as CSV, whole', async () => {
  const project = await newProject();
  const user = await newAccount({ project, role: 'operator' });
  const response = await fetch(`${origin}/api/${project.slug}/users?format=csv&role=operator`, {
    headers: { authorization: `Bearer ${project.token}` },
  });
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [head, row] = (await response.text()).split('\r\n');
  expect(head).toBe('email,name,role,state,language,createdAt,lastSeenAt');
  expect(row).toContain(`${user.email},${user.email.split('@')[0]},operator,active,en,`);
});

test('each change leaves its audit row with who did it', async () => {
  const project = await newProject();
  const email = newEmail();
  const params = { project: project.slug };
  const call = api(project.token);
  const { user } = await call(inviteUser, { params, body: { email } });
  await call(changeUser, { params: { ...params, id: user.id }, body: { role: 'operator' } });
  await call(resetUser, { params: { ...params, id: user.id } });
  await call(removeUser, { params: { ...params, id: user.id } });
  const rows = await context.db
    .selectFrom('audit')
    .select(['actor', 'action', 'target', 'detail'])
    .where('project_id', '=', project.id)
    .orderBy('id')
    .execute();
  expect(rows).toEqual(
    [
      ['User:Invited', { role: 'registered_user' }],
      ['User:Changed', { role: 'operator' }],
      ['User:Reset', {}],
      ['User:Removed', {}],
    ].map(([action, detail]) => ({ actor: project.admin.email, action, target: email, detail })),
  );
});

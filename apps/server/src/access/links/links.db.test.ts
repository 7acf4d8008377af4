import {
  changeUser,
  followAccountLink,
  inviteUser,
  listUsers,
  logIn,
  readAccountLink,
  readMe,
  removeUser,
  resetUser,
} from '@belvedere/contract/access.ts';
import { expect, test } from 'vitest';
import { newSlug } from '../../testing/database.ts';
import { startTestServer, type TestProject } from '../../testing/server.ts';

const { api, context, newAccount, newProject, setClock } = await startTestServer();

const password = 'a long enough password';
const newEmail = () => `${newSlug()}@example.org`;
const tokenIn = (link: string) => link.split('/').at(-1) ?? '';
const refused = (status: number, code: string) => ({ problem: { status, code } });

async function invite(project: TestProject, email: string, role: 'operator' | 'registered_user' = 'operator') {
  const { user, link } = await api(project.token)(inviteUser, {
    params: { project: project.slug },
    body: { email, role },
  });
  return { id: user.id, token: tokenIn(link) };
}

async function reset(project: TestProject, id: number, by = project.token): Promise<string> {
  return tokenIn((await api(by)(resetUser, { params: { project: project.slug, id } })).link);
}

const follow = (token: string, chosen = password) =>
  api()(followAccountLink, { params: { token }, body: { password: chosen, name: 'Ada' } });
const read = (token: string) => api()(readAccountLink, { params: { token } });

test('an invitation says what it is for, takes a password, and lets in', async () => {
  const project = await newProject();
  const email = newEmail();
  const { token } = await invite(project, email);
  expect(await read(token)).toMatchObject({
    kind: 'invitation',
    email,
    project: project.slug,
    passwordChosen: false,
  });
  const { me } = await follow(token);
  expect(me).toMatchObject({ email, name: 'Ada', memberships: [{ project: project.slug, role: 'operator' }] });
  await api()(logIn, { body: { email, password } });
});

test('a link works once, also when two follow it at the same moment', async () => {
  const project = await newProject();
  const { token } = await invite(project, newEmail());
  const answers = await Promise.allSettled([follow(token), follow(token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(follow(token)).rejects.toMatchObject(refused(410, 'link_used'));
  await expect(read(token)).rejects.toMatchObject(refused(410, 'link_used'));
});

test('an unknown link is refused, an expired one too, and the second of a kind ends the first', async () => {
  await expect(read('bvl_nothing')).rejects.toMatchObject(refused(404, 'link_unknown'));
  await expect(follow('bvl_nothing')).rejects.toMatchObject(refused(404, 'link_unknown'));
  const project = await newProject();
  const { id, token } = await invite(project, newEmail());
  const again = await reset(project, id);
  await expect(follow(token)).rejects.toMatchObject(refused(404, 'link_unknown'));
  expect(await read(again)).toMatchObject({ kind: 'invitation' });
  setClock(new Date(Date.now() + 8 * 24 * 3_600_000));
  await expect(follow(again)).rejects.toMatchObject(refused(410, 'link_expired'));
  setClock();
});

test('a reset changes the password, ends the sessions, and needs no mail server', async () => {
  const project = await newProject();
  const user = await newAccount({ project, password });
  const token = await reset(project, user.id);
  expect(await read(token)).toMatchObject({ kind: 'reset', email: user.email, passwordChosen: true });
  await api(user.token)(readMe, {});
  await follow(token, 'a brand new password');
  await expect(api(user.token)(readMe, {})).rejects.toMatchObject({ problem: { status: 401 } });
  await api()(logIn, { body: { email: user.email, password: 'a brand new password' } });
});

test('a reset link dies when the account gets rights that its maker has no say in', async () => {
  const [here, there] = [await newProject(), await newProject()];
  const user = await newAccount({ project: here, password });
  const token = await reset(here, user.id);
  await invite(there, user.email);
  await expect(follow(token)).rejects.toMatchObject(refused(410, 'link_void'));

  const promoted = await newAccount({ project: here, password });
  const other = await reset(here, promoted.id);
  await context.db.updateTable('account').set({ instance_admin: true }).where('id', '=', promoted.id).execute();
  await expect(follow(other)).rejects.toMatchObject(refused(410, 'link_void'));
  await api()(logIn, { body: { email: promoted.email, password } });
});

test('a link dies with the right of whoever made it, and with the membership it is for', async () => {
  const project = await newProject();
  const second = await newAccount({ project, role: 'project_admin' });
  const users = [await newAccount({ project }), await newAccount({ project }), await newAccount({ project })] as const;
  const [bySecond, removed, disabled] = [
    await reset(project, users[0].id, second.token),
    await reset(project, users[1].id),
    await reset(project, users[2].id),
  ];
  const params = { project: project.slug };
  await api(project.token)(changeUser, { params: { ...params, id: second.id }, body: { role: 'operator' } });
  await expect(follow(bySecond)).rejects.toMatchObject(refused(410, 'link_void'));
  await api(project.token)(removeUser, { params: { ...params, id: users[1].id } });
  await expect(follow(removed)).rejects.toMatchObject(refused(404, 'link_unknown'));
  await api(project.token)(changeUser, { params: { ...params, id: users[2].id }, body: { state: 'disabled' } });
  await follow(disabled);
  // Its password is new, its access is still disabled.
  const { items } = await api(project.token)(listUsers, { params, query: { state: 'disabled' } });
  expect(items.map(({ id }) => id)).toEqual([users[2].id]);
});

test('an invitation of one project cannot take over an account that another invited too', async () => {
  const [here, there] = [await newProject(), await newProject()];
  const email = newEmail();
  const [first, second] = [await invite(here, email), await invite(there, email)];
  // Whoever holds the first link chooses the password, and enters that project only.
  const { token, me } = await follow(first.token, 'the password of here');
  expect(me.memberships).toMatchObject([{ project: here.slug }]);
  expect(await read(second.token)).toMatchObject({ passwordChosen: true });
  await expect(follow(second.token, 'another password')).rejects.toMatchObject(refused(403, 'password_wrong'));
  expect((await api(token)(readMe, {})).memberships).toMatchObject([{ project: here.slug }]);
  // The same person proves it by the password, and enters the other as well.
  const joined = await follow(second.token, 'the password of here');
  expect(joined.me.memberships.map(({ project }) => project).sort()).toEqual([here.slug, there.slug].sort());
});

test('two invitations followed at once give the account one password', async () => {
  const [here, there] = [await newProject(), await newProject()];
  const email = newEmail();
  const links = [await invite(here, email), await invite(there, email)];
  const passwords = ['the password of here', 'the password of there'];
  const answers = await Promise.allSettled(links.map(({ token }, index) => follow(token, passwords[index])));
  const winner = answers.findIndex(({ status }) => status === 'fulfilled');
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { me } = await api()(logIn, { body: { email, password: passwords[winner] ?? '' } });
  expect(me.memberships).toMatchObject([{ project: [here, there][winner]?.slug }]);
});

test('an invited person disabled before coming stays out, and comes in once enabled', async () => {
  const project = await newProject();
  const { id, token } = await invite(project, newEmail());
  const params = { project: project.slug, id };
  await api(project.token)(changeUser, { params, body: { state: 'disabled' } });
  await expect(follow(token)).rejects.toMatchObject(refused(410, 'link_void'));
  const enabled = await api(project.token)(changeUser, { params, body: { state: 'active' } });
  expect(enabled.state).toBe('invited');
  await follow(token);
});

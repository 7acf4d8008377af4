import { changeProject, createProject, listProjects, readProject } from '@belvedere/contract/projects.ts';
import { expect, test } from 'vitest';
import { newSlug } from '../testing/database.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const { api, newAccount, newProject } = server;

test('whoever creates a project administers it, and sees it in the list', async () => {
  const creator = await newAccount({ instanceAdmin: true });
  const slug = newSlug();
  const created = await api(creator.token)(createProject, { body: { slug, title: 'Ocean' } });
  expect(created).toMatchObject({
    slug,
    title: 'Ocean',
    public: false,
    registration: 'closed',
    role: 'instance_admin',
  });
  const { items } = await api(creator.token)(listProjects, {});
  expect(items.map((project) => project.slug)).toContain(slug);
});

test('a reserved slug and a taken one are refused in words', async () => {
  const call = api((await newAccount({ instanceAdmin: true })).token);
  for (const slug of ['auth', 'me', 'projects']) {
    await expect(call(createProject, { body: { slug, title: 'x' } })).rejects.toMatchObject({
      problem: { status: 400, code: 'slug_reserved' },
    });
  }
  const { slug } = await newProject();
  await expect(call(createProject, { body: { slug, title: 'x' } })).rejects.toMatchObject({
    problem: { status: 409, code: 'slug_taken' },
  });
});

test('only the instance administrator creates projects', async () => {
  const { token } = await newProject();
  await expect(api(token)(createProject, { body: { slug: newSlug(), title: 'x' } })).rejects.toMatchObject({
    problem: { status: 403, code: 'role_too_low' },
  });
  await expect(api()(createProject, { body: { slug: newSlug(), title: 'x' } })).rejects.toMatchObject({
    problem: { status: 401, code: 'signed_out' },
  });
});

test('a stranger sees public projects only, in the list and alone', async () => {
  const [open, hidden] = [await newProject({ public: true }), await newProject()];
  const stranger = await newAccount();
  for (const call of [api(), api(stranger.token)]) {
    const slugs = (await call(listProjects, {})).items.map((project) => project.slug);
    expect(slugs).toContain(open.slug);
    expect(slugs).not.toContain(hidden.slug);
    expect(await call(readProject, { params: { project: open.slug } })).toMatchObject({ role: 'public' });
    await expect(call(readProject, { params: { project: hidden.slug } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  }
});

test('an administrator changes a project, and what is not named stays', async () => {
  const { slug, token } = await newProject({ title: 'Before' });
  const call = api(token);
  await call(changeProject, { params: { project: slug }, body: { public: true, languages: ['fr', 'fr'] } });
  expect(await call(readProject, { params: { project: slug } })).toMatchObject({
    title: 'Before',
    public: true,
    languages: ['fr'],
    role: 'project_admin',
  });
  await expect(api()(changeProject, { params: { project: slug }, body: { title: 'Mine' } })).rejects.toMatchObject({
    problem: { status: 401 },
  });
});

test('what was done to a project is in the audit with who and where from', async () => {
  const { slug, admin, id } = await newProject();
  await api(admin.token)(changeProject, { params: { project: slug }, body: { title: 'After' } });
  const { context } = server;
  const rows = await context.db.selectFrom('audit').selectAll().where('project_id', '=', id).execute();
  expect(rows).toMatchObject([
    { actor: admin.email, action: 'Project:Changed', target: slug, detail: { title: 'After' }, address: '127.0.0.1' },
  ]);
});

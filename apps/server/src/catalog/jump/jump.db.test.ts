import { jump } from '@belvedere/contract/live.ts';
import { expect, test } from 'vitest';
import { seedItems } from '../../testing/seed-items.ts';
import { startTestServer } from '../../testing/server.ts';

const server = await startTestServer();
const { api, newAccount, newProject, context } = server;

async function seeded() {
  const project = await newProject({ public: true });
  await seedItems(
    context.db,
    project,
    Array.from({ length: 8 }, (_, index) => ({ id: `swot-pass-${index}`, collection: 'swot-l2' })),
    { source: 'swot-chain', name: 'swot 2026-01-01' },
  );
  await newAccount({ project, email: `swot.operator.${project.slug}@example.org`, role: 'operator' });
  return project;
}

async function found(project: { slug: string }, q: string, token?: string) {
  const { sections, ms } = await api(token)(jump, { params: { project: project.slug }, query: { q } });
  expect(ms).toBeGreaterThanOrEqual(0);
  return Object.fromEntries(sections.map(({ kind, ...section }) => [kind, section]));
}

test('a part of a name finds all that has it, a few of each with how many there are', async () => {
  const project = await seeded();
  const sections = await found(project, 'swot', project.token);
  expect(Object.keys(sections)).toEqual(['sources', 'sessions', 'products', 'items', 'collections', 'users']);
  expect(sections.items?.total).toEqual({ count: 8, exact: true });
  expect(sections.items?.entries).toHaveLength(5);
  expect(sections.products?.total).toEqual({ count: 8, exact: true });
  expect(sections.products?.entries[0]).toEqual({
    id: 'swot-l2/swot-pass-0',
    title: 'swot-pass-0',
    detail: 'swot-l2',
    collection: 'swot-l2',
  });
  expect(sections.sessions?.entries[0]).toMatchObject({ title: 'swot 2026-01-01', source: 'swot-chain', errors: 0 });
  expect(sections.sources?.entries[0]).toMatchObject({ title: 'swot-chain', running: 0 });
  expect(sections.users?.entries[0]?.detail).toMatch(/^swot\.operator/);
});

test('a role finds only what it may see', async () => {
  const project = await seeded();
  expect(Object.keys(await found(project, 'swot'))).toEqual(['items', 'collections']);
  const operator = await newAccount({ project, role: 'operator' });
  const kinds = Object.keys(await found(project, 'swot', operator.token));
  expect(kinds).toEqual(['sources', 'sessions', 'products', 'items', 'collections']);
});

test('nothing of another project is found, and signs of patterns are letters', async () => {
  await seeded();
  const empty = await newProject();
  expect(await found(empty, 'swot', empty.token)).toEqual({});
  const project = await seeded();
  for (const q of ['%', '_', 's%t', '\\', "'", '🛰']) {
    const sections = await found(project, q, project.token);
    expect([q, Object.keys(sections)]).toEqual([q, []]);
  }
});

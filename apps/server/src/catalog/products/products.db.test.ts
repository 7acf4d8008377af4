import { listProducts, readProduct } from '@belvedere/contract/products.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createHttpCaller } from '../../testing/http-caller.ts';
import { seedItems } from '../../testing/seed-items.ts';
import { startTestServer } from '../../testing/server.ts';

const server = await startTestServer();
const { api, newAccount, newProject, context } = server;
const call = createHttpCaller(server.origin);

const data = { data: { href: 'https://store.example/a.tif' } };

async function projectWithProducts() {
  const project = await newProject();
  await seedItems(
    context.db,
    project,
    [
      { id: 'alpha', version: 1, state: 'replaced', assets: data },
      { id: 'alpha', version: 2, assets: data, properties: { of: 2 } },
    ],
    { source: 'chain', name: 'monday' },
  );
  await seedItems(context.db, project, [{ id: 'beta', collection: 'other', state: 'deleted' }], {
    source: 'hand',
    name: 'monday',
  });
  const list = async (query: Record<string, string>) =>
    (await api(project.token)(listProducts, { params: { project: project.slug }, query })).items.map(
      ({ item, version }) => `${item} ${version}`,
    );
  return { project, list };
}

test('the list of products shows every version, and narrows by session, source, collection, item and state', async () => {
  const { project, list } = await projectWithProducts();
  expect(await list({ sort: 'id' })).toEqual(['alpha 1', 'alpha 2', 'beta 1']);
  expect(await list({ sort: '-version' })).toEqual(['alpha 2', 'beta 1', 'alpha 1']);
  expect(await list({ source: 'hand' })).toEqual(['beta 1']);
  expect(await list({ source: 'chain', session: 'monday', sort: 'id' })).toEqual(['alpha 1', 'alpha 2']);
  expect(await list({ collection: 'other' })).toEqual(['beta 1']);
  expect(await list({ item: 'lph', sort: 'id' })).toEqual(['alpha 1', 'alpha 2']);
  expect(await list({ state: 'replaced' })).toEqual(['alpha 1']);
  expect(await list({ state: 'deleted' })).toEqual(['beta 1']);
  expect(await list({ shown: 'true' })).toEqual(['alpha 2']);
  expect(await list({ shown: 'false', sort: 'id' })).toEqual(['alpha 1', 'beta 1']);
  const page = await api(project.token)(listProducts, { params: { project: project.slug }, query: { limit: 1 } });
  expect(page.matched).toEqual({ count: 3, exact: true });
  expect(page.items[0]).toMatchObject({
    collection: 'other',
    item: 'beta',
    shown: false,
    state: 'deleted',
    session: { source: 'hand', name: 'monday' },
    files: 0,
  });
  const byId = String(page.items[0]?.session.id);
  expect(await list({ session: byId })).toEqual(['beta 1']);
  const rest = await api(project.token)(listProducts, {
    params: { project: project.slug },
    query: { cursor: page.next ?? '', limit: 5 },
  });
  expect(rest.items.map(({ item, version }) => `${item} ${version}`)).toEqual(['alpha 2', 'alpha 1']);
});

test('the same list comes as CSV', async () => {
  const { project } = await projectWithProducts();
  const { headers, text } = await call(`/api/${project.slug}/products?format=csv&sort=id`, { token: project.token });
  expect(headers.get('content-type')).toMatch(/^text\/csv/);
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toBe('id,collection,item,version,shown,state,source,session,files,bytes,createdAt');
  expect(lines[1]).toMatch(/^\d+,scenes,alpha,1,false,replaced,chain,monday,1,1000,/);
  expect(lines).toHaveLength(4);
});

test('a product shows its versions, their history and a document', async () => {
  const { project } = await projectWithProducts();
  await sql`
    insert into aip_history (project_id, collection, item_id, version, event, actor, detail)
    values (${project.id}, 'scenes', 'alpha', 1, 'replaced', 'somebody@example.org', '{"by":2}')`.execute(context.db);
  const read = (item: string, version?: number) =>
    api(project.token)(readProduct, {
      params: { project: project.slug, collection: 'scenes', item },
      query: version === undefined ? {} : { version },
    });
  const product = await read('alpha');
  expect(product.versions.map(({ version, shown }) => [version, shown])).toEqual([
    [2, true],
    [1, false],
  ]);
  expect(product.history).toMatchObject([
    { version: 1, event: 'replaced', by: 'somebody@example.org', detail: { by: 2 } },
  ]);
  expect(product.document).toMatchObject({ id: 'alpha', properties: { of: 2 } });
  expect((await read('alpha', 1)).document).not.toHaveProperty('properties.of');
  await expect(read('alpha', 3)).rejects.toMatchObject({ problem: { status: 404 } });
  await expect(read('gamma')).rejects.toMatchObject({ problem: { status: 404 } });
});

test('a product that was deleted for good keeps its history and nothing else, and its addresses are gone', async () => {
  const project = await newProject({ public: true });
  await seedItems(context.db, project, [{ id: 'other' }]);
  await sql`
    insert into aip_history (project_id, collection, item_id, version, event)
    values (${project.id}, 'scenes', 'lost', 1, 'deleted_irrevocably')`.execute(context.db);
  const product = await api(project.token)(readProduct, {
    params: { project: project.slug, collection: 'scenes', item: 'lost' },
    query: {},
  });
  expect(product).toMatchObject({ versions: [], document: null, history: [{ event: 'deleted_irrevocably' }] });
  const item = `/stac/${project.slug}/collections/scenes/items/lost`;
  expect((await call(`${item}?version=1`)).status).toBe(410);
  expect((await call(`/files/${project.slug}/scenes/lost/data?version=1`)).status).toBe(410);
  expect((await call(`${item}?version=2`)).status).toBe(404);
  expect((await call(item)).status).toBe(404);
});

test('products are for operators', async () => {
  const { project } = await projectWithProducts();
  const { token } = await newAccount({ project });
  expect((await call(`/api/${project.slug}/products`, { token })).status).toBe(403);
});

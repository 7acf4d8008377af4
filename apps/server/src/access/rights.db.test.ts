import { type AnyRole, type Right, rights } from '@belvedere/contract/rights.ts';
import type { Route } from '@belvedere/contract/route.ts';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createApi, routesOf } from '../api.ts';
import { explainDatabaseError } from '../platform/database-errors.ts';
import { bindRoutes } from '../platform/http/bind-routes.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { startTestServer, type TestProject } from '../testing/server.ts';
import { createGuard } from './guard.ts';

const { context, newAccount, newProject } = await startTestServer();

type Role = 'anonymous' | Exclude<AnyRole, 'public'>;
type Place = (typeof places)[number];
type Outcome = 'in' | 401 | 403 | 404;
/** The caller's own project, another one, another one that is public, and one that does not exist. */
const places = ['own', 'other', 'open', 'none'] as const;
type Table = Record<Role, readonly [own: Outcome, other: Outcome, open: Outcome, none: Outcome]>;

const open: Table = {
  anonymous: ['in', 'in', 'in', 'in'],
  registered_user: ['in', 'in', 'in', 'in'],
  operator: ['in', 'in', 'in', 'in'],
  admin: ['in', 'in', 'in', 'in'],
  project_admin: ['in', 'in', 'in', 'in'],
  instance_admin: ['in', 'in', 'in', 'in'],
};
const ofAccount: Table = { ...open, anonymous: [401, 401, 401, 401] };
const ofInstance: Table = {
  anonymous: [401, 401, 401, 401],
  registered_user: [403, 403, 403, 403],
  operator: [403, 403, 403, 403],
  admin: [403, 403, 403, 403],
  project_admin: [403, 403, 403, 403],
  instance_admin: ['in', 'in', 'in', 'in'],
};
const ofEverybody: Table = {
  anonymous: [404, 404, 'in', 404],
  registered_user: ['in', 404, 'in', 404],
  operator: ['in', 404, 'in', 404],
  admin: ['in', 404, 'in', 404],
  project_admin: ['in', 404, 'in', 404],
  instance_admin: ['in', 'in', 'in', 404],
};
const ofOperators: Table = {
  anonymous: [401, 401, 401, 401],
  registered_user: [403, 404, 403, 404],
  operator: ['in', 404, 403, 404],
  admin: ['in', 404, 403, 404],
  project_admin: ['in', 404, 403, 404],
  instance_admin: ['in', 'in', 'in', 404],
};
const ofProjectAdministrators: Table = {
  anonymous: [401, 401, 401, 401],
  registered_user: [403, 404, 403, 404],
  operator: [403, 404, 403, 404],
  admin: [403, 404, 403, 404],
  project_admin: ['in', 404, 403, 404],
  instance_admin: ['in', 'in', 'in', 404],
};

/** Who may what. A right that is not here does not compile. */
const expected: Record<Right, Table> = {
  anyone: open,
  'account.own': ofAccount,
  'projects.create': ofInstance,
  'project.read': ofEverybody,
  'catalogue.search': ofEverybody,
  'files.read': ofEverybody,
  'items.deposit': ofOperators,
  'sessions.watch': ofOperators,
  'requests.watch': ofOperators,
  'requests.handle': ofOperators,
  'products.watch': ofOperators,
  'products.delete': ofOperators,
  'project.configure': ofProjectAdministrators,
  'users.manage': ofProjectAdministrators,
  'collections.manage': ofProjectAdministrators,
};

/** Every door of the product with the right that it must ask for. A door that is not here fails the test. */
const doors: Record<string, Right> = {
  'DELETE /api/:project/collections/:collection': 'collections.manage',
  'DELETE /api/:project/sessions/:id/products': 'products.delete',
  'DELETE /api/:project/users/:id': 'users.manage',
  'DELETE /api/me/tokens/:id': 'account.own',
  'GET /api/:project/actions': 'requests.watch',
  'GET /api/:project/actions/:id': 'requests.watch',
  'GET /api/:project/boards/add-data': 'sessions.watch',
  'GET /api/:project/collections': 'catalogue.search',
  'GET /api/:project/collections/:collection': 'catalogue.search',
  'GET /api/:project/events': 'project.read',
  'GET /api/:project/jump': 'project.read',
  'GET /api/:project/products': 'products.watch',
  'GET /api/:project/products/:collection/:item': 'products.watch',
  'GET /api/:project/requests': 'requests.watch',
  'GET /api/:project/requests/:id': 'requests.watch',
  'GET /api/:project/sessions': 'sessions.watch',
  'GET /api/:project/sessions/:id': 'sessions.watch',
  'GET /api/:project/sources': 'sessions.watch',
  'GET /api/:project/users': 'users.manage',
  'GET /api/auth/links/:token': 'anyone',
  'GET /api/auth/setup': 'anyone',
  'GET /api/me': 'account.own',
  'GET /api/me/preferences/:key': 'account.own',
  'GET /api/me/tokens': 'account.own',
  'GET /api/projects': 'anyone',
  'GET /api/projects/:project': 'project.read',
  'GET /files/:project/:collection/:item/:asset': 'files.read',
  'GET /stac/:project': 'catalogue.search',
  'GET /stac/:project/collections': 'catalogue.search',
  'GET /stac/:project/collections/:collection': 'catalogue.search',
  'GET /stac/:project/collections/:collection/items': 'catalogue.search',
  'GET /stac/:project/collections/:collection/items/:item': 'catalogue.search',
  'GET /stac/:project/conformance': 'catalogue.search',
  'GET /stac/:project/search': 'catalogue.search',
  'PATCH /api/:project/users/:id': 'users.manage',
  'PATCH /api/me': 'account.own',
  'PATCH /api/projects/:project': 'project.configure',
  'POST /api/:project/actions/:id/stop': 'requests.handle',
  'POST /api/:project/collections': 'collections.manage',
  'POST /api/:project/ingest/check': 'items.deposit',
  'POST /api/:project/ingest/items': 'items.deposit',
  'POST /api/:project/products/count': 'products.watch',
  'POST /api/:project/products/delete': 'products.delete',
  'POST /api/:project/requests/abort': 'requests.handle',
  'POST /api/:project/requests/acknowledge': 'requests.handle',
  'POST /api/:project/requests/count': 'requests.watch',
  'POST /api/:project/requests/retry': 'requests.handle',
  'POST /api/:project/requests/version': 'requests.handle',
  'POST /api/:project/users': 'users.manage',
  'POST /api/:project/users/:id/approve': 'users.manage',
  'POST /api/:project/users/:id/reset': 'users.manage',
  'POST /api/auth/links/:token': 'anyone',
  'POST /api/auth/login': 'anyone',
  'POST /api/auth/logout': 'account.own',
  'POST /api/auth/register': 'anyone',
  'POST /api/auth/setup': 'anyone',
  'POST /api/me/tokens': 'account.own',
  'POST /api/projects': 'projects.create',
  'POST /api/projects/demo': 'projects.create',
  'POST /stac/:project/search': 'catalogue.search',
  'PUT /api/:project/collections/:collection': 'collections.manage',
  'PUT /api/me/preferences/:key': 'account.own',
};

const routes = routesOf(context, () => '').map(({ route }) => route);
const nameOf = (route: Route) => `${route.method} ${route.path}`;

test('every door is in the table of rights, once, with the right it asks for', () => {
  const asked = routes.map((route) => [nameOf(route), route.right] as const);
  expect(new Set(asked.map(([name]) => name)).size).toBe(asked.length);
  expect(Object.fromEntries([...asked].sort())).toEqual(Object.fromEntries(Object.entries(doors).sort()));
  expect(Object.keys(expected).sort()).toEqual(Object.keys(rights).sort());
});

test('every role is let in where the table says so, and refused everywhere else', async () => {
  // The same doors and the same guard; behind them only a note that one came in, so that nothing is done 1,000 times.
  const app = createHttpServer({ log: context.log, trustedProxies: [], explain: explainDatabaseError });
  const behind = routes.map(({ method, path, summary, tag, right }) => ({
    route: { method, path, summary, tag, right, response: z.unknown() } satisfies Route,
    run: async () => ({ in: true }),
  }));
  bindRoutes(app, behind, { guard: createGuard(context), checkAnswers: false });
  const asked = await askEverywhere(app, await newCallers(), 'all');
  expect(asked.filter(({ got, right }) => got !== right).map(({ words }) => words)).toEqual([]);
  expect(asked.length).toBe(routes.length * Object.keys(open).length * places.length);
  await app.close();
});

test('a refused call has no effect, whatever its door', async () => {
  const app = createApi(context, { checkAnswers: true });
  const callers = await newCallers();
  const before = await countRows();
  const refused = await askEverywhere(app, callers, 'refused only');
  expect(refused.filter(({ got, right }) => got !== right).map(({ words }) => words)).toEqual([]);
  expect(await countRows()).toEqual(before);
  await app.close();
});

interface Asked {
  readonly got: Outcome;
  readonly right: Outcome;
  readonly words: string;
}

interface Callers {
  readonly slugs: Record<Place, string>;
  readonly tokens: Record<Role, string | undefined>;
}

async function newCallers(): Promise<Callers> {
  const [own, other, shown] = [await newProject(), await newProject(), await newProject({ public: true })];
  const slugs = { own: own.slug, other: other.slug, open: shown.slug, none: 'no-such-project' };
  return { slugs, tokens: await tokensIn(own) };
}

async function askEverywhere(
  app: FastifyInstance,
  { slugs, tokens }: Callers,
  which: 'all' | 'refused only',
): Promise<Asked[]> {
  const calls = routes.flatMap((route) =>
    Object.entries(tokens).flatMap(([role, token]) =>
      places.map((place, index) => {
        const right = expected[route.right][role as Role][index] ?? 404;
        return { route, role, token, place, right };
      }),
    ),
  );
  const asked: Asked[] = [];
  for (const { route, role, token, place, right } of calls) {
    if (which === 'refused only' && right === 'in') continue;
    const response = await app.inject(requestOf(route, slugs[place], token));
    const got = outcomeOf(response.statusCode, response.json<{ code?: string; values?: { what?: string } }>());
    asked.push({ got, right, words: `${role} at ${nameOf(route)} of ${place}: ${got}, not ${right}` });
  }
  return asked;
}

async function tokensIn(project: TestProject): Promise<Record<Role, string | undefined>> {
  const tokenOf = async (role: 'registered_user' | 'operator' | 'admin' | 'project_admin') =>
    (await newAccount({ project, role })).token;
  return {
    anonymous: undefined,
    registered_user: await tokenOf('registered_user'),
    operator: await tokenOf('operator'),
    admin: await tokenOf('admin'),
    project_admin: await tokenOf('project_admin'),
    instance_admin: (await newAccount({ instanceAdmin: true })).token,
  };
}

function requestOf(route: Route, slug: string, token: string | undefined): InjectOptions {
  const url = route.path.replace(':project', slug).replace(/:\w+/g, '1');
  return {
    method: route.method,
    url,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(route.method === 'GET' ? {} : { payload: '{}' }),
  };
}

/** A refusal of the guard; anything else came in, even if what it asked for was wrong. */
function outcomeOf(status: number, answer: { code?: string; values?: { what?: string } }): Outcome {
  if (status === 401 || status === 403) return status;
  if (status === 404 && answer.code === 'not_found' && answer.values?.what === 'project') return 404;
  return 'in';
}

/** Rows of every table of ours. */
async function countRows(): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'spatial_ref_sys' order by 1`.execute(
    context.db,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(context.db);
    counts[name] = rows[0]?.count ?? 0;
  }
  return counts;
}

import { randomBytes } from 'node:crypto';
import { createClient } from '@belvedere/contract/client.ts';
import { hash } from '@node-rs/argon2';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { issueSignIn } from '../access/sign-in.ts';
import type { MembershipRole } from '../access/tables.ts';
import { createApi } from '../api.ts';
import type { Config } from '../config.ts';
import { openContext } from '../open-context.ts';
import { createLog } from '../platform/log.ts';
import type { Project } from '../projects/project.ts';
import type { WorkerContext } from '../worker.ts';
import { newSlug, useDatabase } from './database.ts';
import { freePort } from './postgresql-server.ts';

export interface TestAccount {
  readonly id: number;
  readonly email: string;
  /** A bearer token of its session. */
  readonly token: string;
}
export interface TestProject extends Project {
  /** Its `project_admin`. */
  readonly admin: TestAccount;
  /** A bearer token of that administrator. */
  readonly token: string;
}
export interface AccountFacts {
  readonly project?: Pick<Project, 'id'>;
  /** In that project; `registered_user` unless told otherwise. */
  readonly role?: MembershipRole;
  readonly membership?: 'pending' | 'active' | 'disabled';
  readonly instanceAdmin?: boolean;
  readonly email?: string;
  /** Costs an argon2 hash: only where somebody signs in. */
  readonly password?: string;
}
export interface TestServer {
  readonly app: FastifyInstance;
  readonly origin: string;
  readonly context: WorkerContext;
  /** A typed caller of the contract, as whoever holds the token, or as nobody. */
  api(token?: string): ReturnType<typeof createClient>;
  /** Stops the server's clock at an instant; without one it goes on again. Tokens and links expire by it. */
  setClock(now?: Date): void;
  newAccount(facts?: AccountFacts): Promise<TestAccount>;
  newProject(facts?: Partial<Pick<Project, 'slug' | 'title' | 'public' | 'registration'>>): Promise<TestProject>;
}

export interface TestServerOptions {
  /** `runs` takes durable tasks too. */
  readonly tasks?: 'sends' | 'runs';
  readonly config?: Partial<Config>;
}

/** The whole HTTP server over this worker's database, on a free port. Call it at the top of a test file: it is closed with it. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await useDatabase();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const log = createLog({ level: process.env.BELVEDERE_TEST_LOG ?? 'fatal' });
  const config = { ...testConfig(port, origin), ...options.config };
  const running = await openContext(config, log, database, options.tasks ?? 'sends');
  let stopped: Date | undefined;
  const context: WorkerContext = { ...running.context, now: () => stopped ?? new Date() };
  const app = createApi(context, { checkAnswers: true });
  await app.listen({ port, host: '127.0.0.1' });
  afterAll(async () => {
    const closed = app.close();
    // What a client opened and never used is neither idle nor busy: it would hold the server for a minute.
    app.server.closeAllConnections();
    await closed;
    await running.runner.stop(2_000);
    await running.close();
  });
  return {
    app,
    origin,
    context,
    api: (token) => createClient({ origin, ...(token === undefined ? {} : { token }) }),
    setClock(now) {
      stopped = now;
    },
    newAccount: (facts = {}) => insertAccount(context, facts),
    newProject: (facts = {}) => insertProject(context, facts),
  };
}

function testConfig(port: number, publicUrl: string): Config {
  return {
    port,
    host: '127.0.0.1',
    publicUrl,
    // So that a test may come from any address: `x-forwarded-for`.
    trustedProxies: ['127.0.0.1'],
    dataFolder: '',
    databaseUrl: undefined,
    directUrl: undefined,
    secret: 'a secret of the tests',
    administrator: undefined,
    minFreeBytes: 0,
    logLevel: 'error',
  };
}

async function insertAccount({ db, now }: WorkerContext, facts: AccountFacts): Promise<TestAccount> {
  const email = facts.email ?? `somebody-${randomBytes(6).toString('hex')}@example.org`;
  const { id } = await db
    .insertInto('account')
    .values({
      email,
      name: email.split('@')[0] ?? email,
      password_hash: facts.password === undefined ? null : await hash(facts.password),
      state: 'active',
      instance_admin: facts.instanceAdmin === true,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (facts.project !== undefined) {
    const { role = 'registered_user', membership: state = 'active' } = facts;
    await db.insertInto('membership').values({ project_id: facts.project.id, account_id: id, role, state }).execute();
  }
  const { token } = await issueSignIn(db, id, now());
  return { id, email, token };
}

async function insertProject(
  context: WorkerContext,
  facts: Parameters<TestServer['newProject']>[0],
): Promise<TestProject> {
  const slug = facts?.slug ?? newSlug();
  const { created_at: createdAt, ...row } = await context.db
    .insertInto('project')
    .values({ title: slug, ...facts, slug })
    .returningAll()
    .executeTakeFirstOrThrow();
  const project: Project = { ...row, createdAt };
  const admin = await insertAccount(context, { project, role: 'project_admin' });
  return { ...project, admin, token: admin.token };
}

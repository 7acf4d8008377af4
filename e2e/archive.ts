import { randomBytes } from 'node:crypto';
import { followAccountLink, inviteUser } from '@belvedere/contract/access.ts';
import { createCollection } from '@belvedere/contract/catalogue.ts';
import { createClient } from '@belvedere/contract/client.ts';
import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { listRequests, type Versioning } from '@belvedere/contract/requests.ts';
import type { Role } from '@belvedere/contract/rights.ts';
import { listSessions, type Session } from '@belvedere/contract/sessions.ts';
import { vi } from 'vitest';
import { asLines, type Scene, sceneCollection } from './scene.ts';

export type Call = ReturnType<typeof createClient>;

/** Whom a page is opened as: nobody, the first administrator, or a member of the project with that role. */
export type Reader = 'nobody' | 'instance_admin' | Exclude<Role, 'public'>;

/** A project with one collection, filled through the public API as a producer would. */
export interface Archive {
  readonly slug: string;
  readonly title: string;
  readonly call: Call;
  /** `/admin/{project}/…`. */
  admin(path: string): string;
  user(path?: string): string;
  /** A token of somebody with that role in the project; made once a role. */
  tokenOf(reader: Reader): Promise<string | undefined>;
  deposit(scenes: readonly Scene[], delivery?: Delivery): Promise<DepositAnswer>;
  /** Waits until nothing of a session runs. */
  settled(source: string, session: string): Promise<Session>;
}

export interface Delivery {
  readonly source?: string;
  readonly session?: string;
  readonly versioning?: Versioning;
}

export interface ArchiveFacts {
  readonly title?: string;
  readonly public?: boolean;
  /** Without its collection, a project is as it was made. */
  readonly bare?: boolean;
}

export async function newArchive(
  { origin, token }: { readonly origin: string; readonly token: string },
  { title = 'Alto archive', public: open = false, bare = false }: ArchiveFacts = {},
): Promise<Archive> {
  const call = createClient({ origin, token });
  const slug = `alto-${randomBytes(4).toString('hex')}`;
  const params = { project: slug };
  await call(createProject, { body: { slug, title, public: open } });
  if (!bare) await call(createCollection, { params, body: sceneCollection });
  const tokens = new Map<Reader, Promise<string | undefined>>([
    ['nobody', Promise.resolve(undefined)],
    ['instance_admin', Promise.resolve(token)],
  ]);
  return {
    slug,
    title,
    call,
    admin: (path) => `/admin/${slug}/${path}`,
    user: (path = '') => `/user/${slug}${path}`,
    tokenOf(reader) {
      const known = tokens.get(reader) ?? newMember(origin, call, slug, reader as Exclude<Role, 'public'>);
      tokens.set(reader, known);
      return known;
    },
    deposit: (scenes, delivery) => deposit({ origin, token, slug }, scenes, delivery),
    async settled(source, session) {
      // Figures are folded a moment after rows moved: at rest is when the figures account for every row, and none runs.
      const read = async () => {
        const query = { source, session, limit: 1 };
        const { matched } = await call(listRequests, { params, query });
        const { items } = await call(listSessions, { params, query: { source, name: session } });
        const found = items.find(({ name }) => name === session);
        if (found === undefined) throw new Error(`Session "${session}" of "${source}" is not there`);
        const { referencingRequests = 0, deniedReferencingRequests = 0 } =
          found.steps.find(({ stepId }) => stepId === 'feature')?.properties ?? {};
        if (found.running > 0 || referencingRequests + deniedReferencingRequests !== matched.count) {
          throw new Error(`Session "${session}" of "${source}" is not at rest: ${JSON.stringify(found.steps)}`);
        }
        return found;
      };
      return vi.waitFor(read, { timeout: 60_000, interval: 100 });
    },
  };
}

async function newMember(
  origin: string,
  call: Call,
  project: string,
  role: Exclude<Role, 'public'>,
): Promise<string | undefined> {
  const email = `${role.replaceAll('_', '-')}@${project}.example.org`;
  const { link } = await call(inviteUser, { params: { project }, body: { email, name: nameOf(role), role } });
  const { token } = await createClient({ origin })(followAccountLink, {
    params: { token: link.split('/').at(-1) ?? '' },
    body: { password: 'a password for one role' },
  });
  return token;
}

function nameOf(role: string): string {
  return `${role.charAt(0).toUpperCase()}${role.slice(1).replaceAll('_', ' ')}`;
}

async function deposit(
  { origin, token, slug }: { origin: string; token: string; slug: string },
  scenes: readonly Scene[],
  { source = 'alto-1', session = '2026-11-20', versioning = 'increment' }: Delivery = {},
): Promise<DepositAnswer> {
  const query = new URLSearchParams({ source, session, versioning });
  const response = await fetch(`${origin}/api/${slug}/ingest/items?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: asLines(scenes),
  });
  const text = await response.text();
  // 422: nothing was granted, and the reasons are in the answer all the same.
  if (!response.ok && response.status !== 422) throw new Error(`Cannot deposit: ${text.slice(0, 500)}`);
  return JSON.parse(text) as DepositAnswer;
}

import { createPersonalToken, inviteUser } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { changeProject } from '@belvedere/contract/projects.ts';
import { listRequests } from '@belvedere/contract/requests.ts';
import { listSessions } from '@belvedere/contract/sessions.ts';
import { vi } from 'vitest';
import type { Archive } from './archive.ts';
import { crowded, crowdedProducts, fillCrowd } from './crowd.ts';
import { newScene } from './scene.ts';
import type { Stage } from './stage.ts';

/** What a screen needs of a project to be opened in it. */
export interface SheetArchive {
  readonly archive: Archive;
  readonly session: number;
  readonly request: number;
  readonly item: string;
  /** Where somebody who is invited chooses a password. */
  readonly link: string;
}

/** Three projects that every screen is drawn in: nothing, one row of each, 100,000 of each. */
export interface SheetArchives {
  readonly empty: SheetArchive;
  readonly one: SheetArchive;
  readonly many: SheetArchive;
}

export async function newSheetArchives(stage: Stage): Promise<SheetArchives> {
  const [empty, one, many] = await Promise.all([
    stage.newArchive({ title: 'Empty archive', bare: true }),
    stage.newArchive({ title: 'Archive of one' }),
    stage.newArchive({ title: 'Archive of a hundred thousand' }),
  ]);
  const picture = `${stage.origin}/demo/quicklooks/2.00,45.00,3.00,46.00,3,20.png`;
  await one.deposit([newScene('alone-1', { picture })]);
  await one.settled('alto-1', '2026-11-20');
  const params = { project: one.slug };
  await one.call(changeProject, { params, body: { registration: 'open', public: true } });
  const reader = createClient({ origin: stage.origin, token: (await one.tokenOf('project_admin')) ?? '' });
  await reader(createPersonalToken, { body: { name: 'nightly deposit', days: 90 } });
  await fillCrowd(stage.folder, many.slug);
  await vi.waitFor(() => readCounted(many), { timeout: 60_000, interval: 200 });
  return {
    empty: { archive: empty, session: 0, request: 0, item: '', link: await newLink(empty) },
    one: await factsOf(one, { source: 'alto-1', state: 'done' }, 'alone-1'),
    many: await factsOf(many, { source: crowded.source, state: 'error' }, 'crowd-000001'),
  };
}

/** So many rows are counted by an estimate; the figures of their session are exact. */
async function readCounted({ call, slug }: Archive): Promise<void> {
  const query = { source: crowded.source, limit: 1 };
  const [session] = (await call(listSessions, { params: { project: slug }, query })).items;
  if (session?.diffused !== crowdedProducts) throw new Error(`Cannot draw a crowd: ${session?.diffused} are counted`);
}

async function factsOf(
  archive: Archive,
  { source, state }: { readonly source: string; readonly state: 'done' | 'error' },
  item: string,
): Promise<SheetArchive> {
  const params = { project: archive.slug };
  const [session] = (await archive.call(listSessions, { params, query: { source, limit: 1 } })).items;
  const [request] = (await archive.call(listRequests, { params, query: { state, limit: 1 } })).items;
  if (session === undefined || request === undefined) throw new Error(`Cannot draw "${archive.slug}": it has no rows`);
  return { archive, session: session.id, request: request.id, item, link: await newLink(archive) };
}

async function newLink(archive: Archive): Promise<string> {
  const body = { email: `invited@${archive.slug}.example.org`, name: 'Grace', role: 'operator' } as const;
  const { link } = await archive.call(inviteUser, { params: { project: archive.slug }, body });
  return new URL(link).pathname;
}

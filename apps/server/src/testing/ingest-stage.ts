import { Readable } from 'node:stream';
import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import type { Versioning } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { counters } from '../counters.ts';
import { receiveItems } from '../ingest/deposit/receive-items.ts';
import { createModels } from '../ingest/model/models.ts';
import { settleChunk } from '../ingest/work/settle-chunk.ts';
import type { Db } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import type { Project } from '../projects/project.ts';
import { leaseChunk } from '../requests/chunks.ts';
import { checkFigures } from '../sessions/check-figures.ts';
import { newProjectRow } from './database.ts';

const log = createLog({ level: process.env.BELVEDERE_TEST_LOG ?? 'silent' });

/** A project with a collection, for tests of what becomes of items. */
export async function newArchive(
  db: Db,
  model: object | null = null,
): Promise<Project & { readonly accountId: number }> {
  const project = await newProjectRow(db);
  const { rows } = await sql<{ id: number }>`
    insert into account (email, name, state)
    values (${`${project.slug}@example.org`}, 'Ada', 'active')
    returning id`.execute(db);
  await addCollection(db, project, 'scenes', model);
  return { ...project, accountId: rows[0]?.id ?? 0 };
}

export async function addCollection(
  db: Db,
  { id }: Pick<Project, 'id'>,
  name: string,
  model: object | null = null,
): Promise<void> {
  await sql`
    insert into collection (project_id, id, title, description, document, model)
    values (${id}, ${name}, ${name}, '', '{}', ${model === null ? null : JSON.stringify(model)}::json)
    on conflict do nothing`.execute(db);
}

export interface ItemFields {
  readonly collection?: string;
  readonly geometry?: unknown;
  readonly properties?: Record<string, unknown>;
  readonly [field: string]: unknown;
}

/** An item that is right, but for the fields that are given. It has one file. */
export function newItem(id: string, { properties = {}, ...fields }: ItemFields = {}): Record<string, unknown> {
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    id,
    collection: 'scenes',
    geometry: { type: 'Point', coordinates: [2.35, 48.85] },
    bbox: [2.35, 48.85, 2.35, 48.85],
    properties: { datetime: '2026-11-24T10:00:00Z', ...properties },
    links: [],
    assets: { data: { href: `https://store.example/${id}.tif`, roles: ['data'] } },
    ...fields,
  };
}

export interface Delivery {
  readonly source?: string;
  readonly session?: string;
  readonly versioning?: Versioning;
  readonly key?: string;
  readonly body?: Readable;
}

/** Sends items as NDJSON through the door, below HTTP. */
export async function deposit(
  db: Db,
  archive: { readonly id: number; readonly accountId: number },
  items: readonly object[],
  { source = 'alto-1', session = 'monday', versioning = 'increment', key, body }: Delivery = {},
): Promise<DepositAnswer> {
  const stream = body ?? Readable.from(items.map((item) => Buffer.from(`${JSON.stringify(item)}\n`)));
  return receiveItems(
    { db, log },
    {
      projectId: archive.id,
      accountId: archive.accountId,
      record: async () => {},
      source,
      session,
      chain: 'DefaultProcessingChain',
      versioning,
      key,
    },
    { stream, contentType: 'application/x-ndjson', contentEncoding: undefined },
  );
}

/** Works on chunks, a few at once, until the project has none. */
export async function workUntilDone(db: Db, project: Pick<Project, 'id'>, lanes = 1): Promise<void> {
  const models = createModels(db);
  const lane = async (worker: string) => {
    for (let turn = 0; turn < 1_000; turn += 1) {
      const chunk = await leaseChunk(db, worker);
      if (chunk !== undefined) await settleChunk({ db, log, models }, chunk, worker);
      else if ((await countChunks(db, project)) === 0) return;
      else await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('Cannot finish the chunks of the project');
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(`test ${process.pid} ${index}`)));
}

async function countChunks(db: Db, { id }: Pick<Project, 'id'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from chunk where project_id = ${id}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export interface RequestFacts {
  readonly id: number;
  readonly item: string | null;
  readonly state: string;
  readonly step: string;
  readonly code: string | null;
  readonly version: number | null;
}

export async function requestsOf(db: Db, { id }: Pick<Project, 'id'>): Promise<RequestFacts[]> {
  const { rows } = await sql<RequestFacts>`
    select id, item_id as item, state, step, error_code as code, version
    from request
    where project_id = ${id}
    order by id`.execute(db);
  return rows;
}

export interface VersionFacts {
  readonly item: string;
  readonly version: number;
  readonly state: string;
  readonly origin: string;
  /** The catalogue shows it. */
  readonly shown: boolean;
  readonly text: string;
}

export async function versionsOf(db: Db, { id }: Pick<Project, 'id'>): Promise<VersionFacts[]> {
  const { rows } = await sql<VersionFacts>`
    select aip.item_id as item, aip.version, aip.state, aip.origin, item.aip_id is not null as shown, aip.document::text as text
    from aip
    left join item on item.project_id = aip.project_id and item.aip_id = aip.id
    where aip.project_id = ${id}
    order by aip.item_id, aip.version`.execute(db);
  return rows;
}

/** What every test ends with: each figure is what its rows say. */
export async function expectTrueFigures(db: Db, { id }: Pick<Project, 'id'>): Promise<void> {
  expect(await checkFigures(db, counters, id)).toEqual([]);
}

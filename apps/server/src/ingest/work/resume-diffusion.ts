import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { CountedVersion } from '../product-figures.ts';
import { showLastVersions } from '../show-last-versions.ts';
import { ignored, type Outcome, undiffused } from './outcome.ts';
import type { Candidate } from './plan-batch.ts';
import { lockItems } from './product-queries.ts';

/** A relaunched request whose version is kept: only the catalogue is missing. */
export interface Resumed {
  readonly candidate: Candidate;
  readonly aipId: number;
}

interface IndexedVersion extends CountedVersion {
  readonly id: number;
  readonly version: number;
  readonly sessionId: number;
}

/** Gives versions that are kept to the catalogue. A version that was deleted meanwhile is past being shown: it is ignored. */
export async function resumeDiffusion(tx: Tx, projectId: number, resumed: readonly Resumed[]): Promise<Outcome> {
  if (resumed.length === 0) return { done: [], stopped: [], moves: [] };
  const able = resumed.filter(({ candidate }) => candidate.diffusionError === undefined);
  const products = able.map(({ candidate }) => candidate.facts);
  await lockItems(tx, projectId, products);
  const indexed = new Map((await markIndexed(tx, projectId, able)).map((version) => [version.id, version]));
  await showLastVersions(tx, projectId, products);
  return {
    done: able.flatMap(({ candidate, aipId }) => {
      const version = indexed.get(aipId)?.version;
      return version === undefined ? [] : [{ id: candidate.request.id, aipId, version }];
    }),
    stopped: resumed.flatMap(({ candidate, aipId }) => {
      if (candidate.diffusionError !== undefined) return [undiffused(candidate, aipId, undefined)];
      return indexed.has(aipId) ? [] : [ignored(candidate)];
    }),
    moves: [...indexed.values()].map(({ sessionId, ...version }) => ({
      sessionId,
      from: { ...version, indexed: false },
      to: { ...version, indexed: true },
    })),
  };
}

async function markIndexed(tx: Tx, projectId: number, resumed: readonly Resumed[]): Promise<IndexedVersion[]> {
  const { rows } = await sql<IndexedVersion>`
    update aip
    set indexed = true, moved_xid = pg_current_xact_id()
    where project_id = ${projectId} and id = any(${resumed.map(({ aipId }) => aipId)}::bigint[])
      and state = 'stored' and not indexed
    returning id, version, session_id as "sessionId", state, origin, indexed, files`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { FeatureDenial, Verdict } from './read-verdicts.ts';

/** The collections of a project as one deposit has met them. */
export interface KnownCollections {
  /** Denies what belongs to a collection that the project does not have. */
  judge(verdicts: readonly Verdict[]): Promise<Verdict[]>;
}

/** A collection that was there is not asked for again; one that was not may have been made meanwhile. */
export function knownCollections(db: Db, projectId: number): KnownCollections {
  const known = new Set<string>();
  return {
    async judge(verdicts) {
      const named = new Set(verdicts.flatMap((verdict) => ('facts' in verdict ? verdict.facts.collection : [])));
      const asked = [...named].filter((id) => !known.has(id));
      if (asked.length > 0) for (const id of await findCollections(db, projectId, asked)) known.add(id);
      if (asked.every((id) => known.has(id))) return [...verdicts];
      return verdicts.map((verdict) =>
        'facts' in verdict && !known.has(verdict.facts.collection) ? deny(verdict) : verdict,
      );
    },
  };
}

async function findCollections(db: Db, projectId: number, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from collection
    where project_id = ${projectId} and id = any(${ids}::text[])`.execute(db);
  return rows.map((row) => row.id);
}

function deny({ position, facts }: Extract<Verdict, { facts: unknown }>): Verdict {
  const denial: FeatureDenial = {
    id: facts.id,
    code: 'collection_unknown',
    reason: `Cannot take the item: there is no collection "${facts.collection}"`,
    hint: 'Create the collection first, or name one that the project has',
    pointer: '/collection',
    values: { collection: facts.collection },
  };
  return { position, denial };
}

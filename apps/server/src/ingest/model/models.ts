import type { RequestError } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import { compileModel } from '../../catalog/collections/compile-model.ts';
import type { Db } from '../../platform/database.ts';
import { judgeFeatures, type Model, type ModelledFeature } from './judge-features.ts';
import { createTimeGuard, type TimeGuard } from './time-guard.ts';
import { goneCollection, modelFault, unusableModel } from './violation.ts';

/** The collections of features and their models, each compiled once a version. */
export interface Models {
  /** What they say against features, by place. `breathe` is called now and then: it may renew a lease. */
  judge(
    projectId: number,
    features: readonly ModelledFeature[],
    breathe: () => Promise<void>,
  ): Promise<Map<number, RequestError>>;
}

const keptModels = 200;
const compilePatience = 2_000;

export function createModels(db: Db): Models {
  const compiled = new Map<string, Model>();
  const guard = createTimeGuard();

  async function modelOf(projectId: number, collection: string, version: string): Promise<Model> {
    const key = `${projectId}/${collection}/${version}`;
    const found = compiled.get(key) ?? compile(guard, await readModel(db, projectId, collection));
    // The one used last is the last to go.
    compiled.delete(key);
    compiled.set(key, found);
    const [oldest] = compiled.keys();
    if (compiled.size > keptModels && oldest !== undefined) compiled.delete(oldest);
    return found;
  }

  return {
    async judge(projectId, features, breathe) {
      const failures = new Map<number, RequestError>();
      if (features.length === 0) return failures;
      const ofCollections = Map.groupBy(features, ({ collection }) => collection);
      const found = new Map((await findCollections(db, projectId, ofCollections)).map((row) => [row.id, row]));
      for (const [id, ofCollection] of ofCollections) {
        const collection = found.get(id);
        if (collection === undefined) for (const { ordinal } of ofCollection) failures.set(ordinal, goneCollection(id));
        if (!collection?.modelled) continue;
        const model = await modelOf(projectId, id, collection.version);
        await judgeFeatures(guard, model, ofCollection, failures, breathe);
      }
      return failures;
    },
  };
}

interface FoundCollection {
  readonly id: string;
  readonly version: string;
  readonly modelled: boolean;
}

async function findCollections(
  db: Db,
  projectId: number,
  named: ReadonlyMap<string, unknown>,
): Promise<FoundCollection[]> {
  const { rows } = await sql<FoundCollection>`
    select id, updated_at as version, model is not null as modelled
    from collection
    where project_id = ${projectId} and id = any(${[...named.keys()]}::text[])`.execute(db);
  return rows;
}

async function readModel(db: Db, projectId: number, id: string): Promise<Record<string, unknown> | null> {
  const { rows } = await sql<{ model: Record<string, unknown> | null }>`
    select model
    from collection
    where project_id = ${projectId} and id = ${id}`.execute(db);
  return rows[0]?.model ?? null;
}

function compile(guard: TimeGuard, schema: Record<string, unknown> | null): Model {
  if (schema === null) return { validate: () => true };
  try {
    const compiled = guard.run(compilePatience, () => compileModel(schema));
    if (compiled.ok) return { validate: compiled.validate };
    const [fault] = compiled.faults;
    return { error: fault === undefined ? unusableModel('it is wrong', 'Correct the model') : modelFault(fault) };
  } catch (error) {
    return { error: unusableModel((error as Error).message, 'Correct the model') };
  }
}

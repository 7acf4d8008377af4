import type { RequestError } from '@belvedere/contract/requests.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { compileModel, type Model } from './compile-model.ts';
import { createTimeGuard, type TimeGuard, TookTooLong } from './time-guard.ts';

/** A feature to be held against the model of its collection. */
export interface ModelledFeature {
  readonly ordinal: number;
  readonly text: Buffer | string;
  readonly collection: string;
}

/** The models of collections, each compiled once a version. */
export interface Models {
  /** What they say against features, by place. `breathe` is called now and then: it may renew a lease. */
  judge(
    projectId: number,
    features: readonly ModelledFeature[],
    breathe: () => Promise<void>,
  ): Promise<Map<number, RequestError>>;
}

/** A compiled model, or what is wrong with it, told of each item that it would judge. */
type Compiled = { readonly model: Model } | { readonly error: RequestError };

const keptModels = 200;
const slice = 50;
/** Milliseconds that are given to compile, to judge a slice, to judge one feature. */
const patience = { compile: 2_000, slice: 500, feature: 100 };
/** Features of one batch that may take too long before the others are spared the try. */
const triesOfSlowModel = 3;

export function createModels(db: Db): Models {
  const compiled = new Map<string, Compiled>();
  const guard = createTimeGuard();

  async function modelOf(projectId: number, collection: string, version: string): Promise<Compiled> {
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
      const ofCollections = Map.groupBy(features, ({ collection }) => collection);
      for (const { id, version } of await findModelled(db, projectId, [...ofCollections.keys()])) {
        const model = await modelOf(projectId, id, version);
        await judgeAll(guard, model, ofCollections.get(id) ?? [], failures, breathe);
      }
      return failures;
    },
  };
}

async function findModelled(
  db: Db,
  projectId: number,
  ids: readonly string[],
): Promise<{ id: string; version: string }[]> {
  const { rows } = await sql<{ id: string; version: string }>`
    select id, updated_at as version
    from collection
    where project_id = ${projectId} and id = any(${ids}::text[]) and model is not null`.execute(db);
  return rows;
}

async function readModel(db: Db, projectId: number, id: string): Promise<Record<string, unknown> | null> {
  const { rows } = await sql<{ model: Record<string, unknown> | null }>`
    select model
    from collection
    where project_id = ${projectId} and id = ${id}`.execute(db);
  return rows[0]?.model ?? null;
}

function compile(guard: TimeGuard, schema: Record<string, unknown> | null): Compiled {
  if (schema === null) return { model: () => undefined };
  try {
    return { model: guard.run(patience.compile, () => compileModel(schema)) };
  } catch (error) {
    const reason = (error as Error).message.slice(0, 300);
    return {
      error: {
        code: 'model_invalid',
        message: `Cannot use the model of the collection: ${reason}`,
        hint: 'Correct the model of the collection, then relaunch',
        retriable: true,
        values: { reason },
      },
    };
  }
}

async function judgeAll(
  guard: TimeGuard,
  compiled: Compiled,
  features: readonly ModelledFeature[],
  failures: Map<number, RequestError>,
  breathe: () => Promise<void>,
): Promise<void> {
  let slow = 0;
  for (let start = 0; start < features.length; start += slice) {
    const part = features.slice(start, start + slice);
    if ('error' in compiled) for (const { ordinal } of part) failures.set(ordinal, compiled.error);
    else if (slow >= triesOfSlowModel) for (const { ordinal } of part) failures.set(ordinal, tooSlow);
    else slow += judgeSlice(guard, compiled.model, part, failures, slow);
    await new Promise(setImmediate);
    await breathe();
  }
}

/** Together first; one by one when that took too long, to find whose fault it is. Answers how many took too long. */
function judgeSlice(
  guard: TimeGuard,
  model: Model,
  features: readonly ModelledFeature[],
  failures: Map<number, RequestError>,
  slowBefore: number,
): number {
  const parsed = features.map(({ ordinal, text }) => ({ ordinal, properties: propertiesOf(text) }));
  try {
    const judged = guard.run(patience.slice, () =>
      parsed.map(({ ordinal, properties }) => [ordinal, judgeOne(model, properties)] as const),
    );
    for (const [ordinal, error] of judged) if (error !== undefined) failures.set(ordinal, error);
    return 0;
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
  }
  let slow = 0;
  for (const { ordinal, properties } of parsed) {
    const spared = slowBefore + slow >= triesOfSlowModel;
    const error = spared ? tooSlow : judgeInTime(guard, model, properties);
    if (error === tooSlow) slow += 1;
    if (error !== undefined) failures.set(ordinal, error);
  }
  return slow;
}

function judgeInTime(guard: TimeGuard, model: Model, properties: unknown): RequestError | undefined {
  try {
    return guard.run(patience.feature, () => judgeOne(model, properties));
  } catch (error) {
    if (error instanceof TookTooLong) return tooSlow;
    throw error;
  }
}

function propertiesOf(text: Buffer | string): unknown {
  return (JSON.parse(text.toString()) as { properties?: unknown }).properties;
}

/** A schema that refers to itself without end runs out of stack: its own fault, not the item's. */
function judgeOne(model: Model, properties: unknown): RequestError | undefined {
  try {
    return model(properties);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return endless;
  }
}

const endless: RequestError = {
  code: 'model_endless',
  message: 'Cannot hold the item against the model: the model refers to itself without end',
  hint: 'Correct the model of the collection, then relaunch',
  retriable: true,
  values: {},
};

const tooSlow: RequestError = {
  code: 'model_too_slow',
  message: `Cannot hold the item against the model: it takes over ${patience.feature} ms`,
  hint: 'Look for a pattern with nested repetitions in the model of the collection, then relaunch',
  retriable: true,
  values: { milliseconds: patience.feature },
};

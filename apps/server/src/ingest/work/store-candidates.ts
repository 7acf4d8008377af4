import type { Tx } from '../../platform/database.ts';
import type { UnpackedFeatures } from '../../requests/chunk-codec.ts';
import type { LeasedChunk } from '../../requests/chunks.ts';
import type { CountedVersion, VersionMove } from '../product-figures.ts';
import { showLastVersions } from '../show-last-versions.ts';
import { ignored, type Outcome, undiffused, waiting } from './outcome.ts';
import {
  type BatchPlan,
  type Candidate,
  type KnownProduct,
  type NewVersion,
  planBatch,
  productKey,
} from './plan-batch.ts';
import {
  findKnownProducts,
  insertVersions,
  lockItems,
  recordReplacements,
  replaceVersions,
  showItems,
} from './product-queries.ts';

type Owner = Pick<LeasedChunk, 'projectId' | 'sessionId'>;

interface Batch {
  readonly chunk: Owner;
  readonly features: UnpackedFeatures;
}

/** Resolves the versions of a batch and writes them: what is kept, what took whose place, what the catalogue shows. */
export async function storeCandidates(
  tx: Tx,
  { chunk: owner, features }: Batch,
  candidates: readonly Candidate[],
): Promise<Outcome> {
  if (candidates.length === 0) return { done: [], stopped: [], moves: [] };
  const plan = planBatch(candidates, await holdKnownProducts(tx, owner.projectId, candidates));
  const aipIds =
    plan.stores.length === 0 ? new Map<number, number>() : await insertVersions(tx, owner, plan.stores, features);
  const replaced = await replaceVersions(tx, owner.projectId, plan.replaced);
  await recordReplacements(tx, owner.projectId, plan.stores);
  await show(tx, owner, plan, aipIds);
  const written = plan.stores.map((store) => ({ store, aipId: aipIds.get(store.candidate.request.id) ?? 0 }));
  return {
    done: written.flatMap(({ store: { candidate, version }, aipId }) =>
      candidate.diffusionError === undefined ? [{ id: candidate.request.id, aipId, version }] : [],
    ),
    stopped: [
      ...plan.ignored.map(ignored),
      ...plan.waiting.map(waiting),
      ...written.flatMap(({ store: { candidate, version }, aipId }) =>
        candidate.diffusionError === undefined ? [] : [undiffused(candidate, aipId, version)],
      ),
    ],
    moves: [...plan.stores.map((store) => arrival(owner.sessionId, store)), ...replaced.map(departure)],
  };
}

/**
 * The products that are there already, held until the transaction ends: deletions and other workers wait. What is read is read again
 * once it is held. New products need no lock: the second to write a version of one collides, and then sees the first.
 */
async function holdKnownProducts(
  tx: Tx,
  projectId: number,
  candidates: readonly Candidate[],
): Promise<Map<string, KnownProduct>> {
  const products = [...new Map(candidates.map(({ facts }) => [productKey(facts), facts])).values()];
  const known = await findKnownProducts(tx, projectId, products);
  if (known.size === 0) return known;
  const held = products.filter((product) => known.has(productKey(product)));
  await lockItems(tx, projectId, held);
  return findKnownProducts(tx, projectId, held);
}

async function show(tx: Tx, owner: Owner, plan: BatchPlan, aipIds: ReadonlyMap<number, number>): Promise<void> {
  const { projectId, sessionId } = owner;
  const shown = plan.stores.filter((store) => store.shown);
  await showItems(
    tx,
    projectId,
    shown.map(({ candidate, version }) => ({
      facts: candidate.facts,
      aipId: aipIds.get(candidate.request.id) ?? 0,
      version,
      sessionId,
    })),
  );
  // A replacement that the catalogue cannot take: what it took the place of must not be shown any more.
  const covered = new Set(shown.map(({ candidate }) => productKey(candidate.facts)));
  const bare = plan.stores
    .map(({ candidate }) => candidate.facts)
    .filter((facts) => plan.replaced.length > 0 && !covered.has(productKey(facts)));
  await showLastVersions(tx, projectId, bare);
}

function arrival(sessionId: number, { candidate, origin, replacedBy }: NewVersion): VersionMove {
  const to: CountedVersion = {
    state: replacedBy === undefined ? 'stored' : 'replaced',
    origin,
    indexed: candidate.diffusionError === undefined,
    files: candidate.facts.files,
  };
  return { sessionId, from: undefined, to };
}

function departure({ sessionId, ...version }: CountedVersion & { readonly sessionId: number }): VersionMove {
  return { sessionId, from: { ...version, state: 'stored' }, to: { ...version, state: 'replaced' } };
}

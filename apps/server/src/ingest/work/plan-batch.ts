import type { RequestError } from '@belvedere/contract/requests.ts';
import type { ItemFacts } from '../item-facts.ts';
import { type ProductStanding, resolveVersion, type VersionedRequest } from './resolve-version.ts';

/** A request of the batch whose feature is right, with its product's place among the products of the batch. */
export interface Candidate {
  readonly request: VersionedRequest;
  readonly facts: ItemFacts;
  /** Its place in the chunk, from 1. */
  readonly ordinal: number;
  /** Why the catalogue cannot take it, though we keep it. */
  readonly diffusionError: RequestError | undefined;
}

export interface KnownProduct {
  readonly last: number;
  readonly kept: { readonly aipId: number; readonly version: number; readonly requestId: number } | undefined;
}

/** A version to write. */
export interface NewVersion {
  readonly candidate: Candidate;
  readonly version: number;
  readonly origin: 'first' | 'increment' | 'replace';
  /** The version of this very batch that takes its place. */
  readonly replacedBy: number | undefined;
  /** The catalogue shows it: the last of its product in this batch that it can take. */
  readonly shown: boolean;
}

export interface WaitingRequest {
  readonly candidate: Candidate;
  readonly because: 'product_exists' | 'newer_version';
  /** The last version of its product. */
  readonly last: number;
}

export interface BatchPlan {
  /** By product, then version: two workers that meet write in the same order. */
  readonly stores: readonly NewVersion[];
  readonly ignored: readonly Candidate[];
  readonly waiting: readonly WaitingRequest[];
  /** Versions of before this batch that one of it takes the place of. */
  readonly replaced: readonly { readonly aipId: number; readonly by: number }[];
}

/** No id and no collection contains a slash. */
export function productKey({ collection, id }: { collection: string; id: string }): string {
  return `${collection}/${id}`;
}

/** Resolves the requests in their order, each seeing what those before it did to its product. */
export function planBatch(candidates: readonly Candidate[], known: ReadonlyMap<string, KnownProduct>): BatchPlan {
  const products = [...Map.groupBy(candidates, ({ facts }) => productKey(facts))];
  const plans = products
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, ofProduct]) => planProduct(ofProduct, known.get(key)));
  return {
    stores: plans.flatMap((plan) => plan.stores),
    ignored: plans.flatMap((plan) => plan.ignored),
    waiting: plans.flatMap((plan) => plan.waiting),
    replaced: plans.flatMap((plan) => plan.replaced),
  };
}

function planProduct(candidates: readonly Candidate[], known: KnownProduct | undefined): BatchPlan {
  const versions: Omit<NewVersion, 'replacedBy' | 'shown'>[] = [];
  const ignored: Candidate[] = [];
  const waiting: WaitingRequest[] = [];
  let standing: ProductStanding = known ?? { last: 0, kept: undefined };
  for (const candidate of candidates) {
    const decision = resolveVersion(standing, candidate.request);
    if (decision.kind === 'ignore') ignored.push(candidate);
    if (decision.kind === 'wait') waiting.push({ candidate, because: decision.because, last: standing.last });
    if (decision.kind === 'store') {
      const { version, origin } = decision;
      versions.push({ candidate, version, origin });
      standing = { last: version, kept: { version, requestId: candidate.request.id } };
    }
  }
  const first = versions[0];
  const replaces = known?.kept !== undefined && first?.origin === 'replace';
  const replaced = replaces ? [{ aipId: known.kept.aipId, by: first.version }] : [];
  return { stores: settleVersions(versions), ignored, waiting, replaced };
}

/** Within one batch each version knows the next: who took its place, and whether it is the one to show. */
function settleVersions(versions: readonly Omit<NewVersion, 'replacedBy' | 'shown'>[]): NewVersion[] {
  const settled = versions.map((version, index) => {
    const next = versions[index + 1];
    return { ...version, replacedBy: next?.origin === 'replace' ? next.version : undefined };
  });
  const shown = settled.findLast(
    ({ replacedBy, candidate }) => replacedBy === undefined && candidate.diffusionError === undefined,
  );
  return settled.map((version) => ({ ...version, shown: version === shown }));
}

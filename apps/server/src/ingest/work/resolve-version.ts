import type { Versioning } from '@belvedere/contract/requests.ts';

/** What a product is when a request of it is worked on. */
export interface ProductStanding {
  /** The highest version number ever given, 0 for none: a number is never given twice. */
  readonly last: number;
  /** The highest version that is kept, if any is. */
  readonly kept: { readonly version: number; readonly requestId: number } | undefined;
}

export interface VersionedRequest {
  readonly id: number;
  readonly versioning: Versioning;
  /** It failed once, so that others may have come meanwhile. */
  readonly relaunched: boolean;
  /** Somebody chose its version, knowing what is there. */
  readonly chosen: boolean;
}

export type VersionDecision =
  | { readonly kind: 'store'; readonly version: number; readonly origin: 'first' | 'increment' | 'replace' }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'wait'; readonly because: 'product_exists' | 'newer_version' };

/** What becomes of a request, given its product. A product whose versions are all deleted is as good as new. */
export function resolveVersion({ last, kept }: ProductStanding, request: VersionedRequest): VersionDecision {
  const version = last + 1;
  if (kept === undefined) return { kind: 'store', version, origin: 'first' };
  if (request.versioning === 'ignore') return { kind: 'ignore' };
  if (request.relaunched && !request.chosen && kept.requestId > request.id) {
    return { kind: 'wait', because: 'newer_version' };
  }
  if (request.versioning === 'manual') return { kind: 'wait', because: 'product_exists' };
  return { kind: 'store', version, origin: request.versioning };
}

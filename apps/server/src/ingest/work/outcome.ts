import type { RequestError } from '@belvedere/contract/requests.ts';
import type { VersionMove } from '../product-figures.ts';
import type { ChunkRequest } from './chunk-requests.ts';
import type { DoneRequest, StoppedRequest } from './move-requests.ts';
import type { Candidate, WaitingRequest } from './plan-batch.ts';

/** What became of requests, before it is written to them. */
export interface Outcome {
  readonly done: readonly DoneRequest[];
  readonly stopped: readonly StoppedRequest[];
  readonly moves: readonly VersionMove[];
}

const nothing = { error: undefined, aipId: undefined, version: undefined };

/** It keeps its feature, so that it can be relaunched. */
export function refused({ id, ordinal }: Pick<ChunkRequest, 'id' | 'ordinal'>, error: RequestError): StoppedRequest {
  return { ...nothing, id, ordinal, state: 'error', step: 'referencing', error };
}

/** The version is kept, and is all that a relaunch will look at. */
export function undiffused(
  { request, ordinal, diffusionError }: Candidate,
  aipId: number,
  version: number | undefined,
): StoppedRequest {
  return { id: request.id, state: 'error', step: 'diffusion', error: diffusionError, aipId, version, ordinal };
}

export function ignored({ request, ordinal }: Candidate): StoppedRequest {
  return { ...nothing, id: request.id, ordinal, state: 'ignored', step: 'referencing' };
}

export function waiting({ candidate, because, last }: WaitingRequest): StoppedRequest {
  const { request, facts, ordinal } = candidate;
  const words = {
    product_exists: `Version ${last} of "${facts.id}" is there already, and its versions are chosen by hand`,
    newer_version: `Version ${last} of "${facts.id}" came after this request was made`,
  };
  const error: RequestError = {
    code: because,
    message: words[because],
    hint: 'Choose whether it becomes a new version, takes the place of the last one, or is ignored',
    retriable: false,
    values: { item: facts.id, version: last },
  };
  return { ...nothing, id: request.id, ordinal, state: 'waiting_versioning', step: 'referencing', error };
}

import type { RequestError } from '@belvedere/contract/requests.ts';
import type { VersionMove } from '../product-figures.ts';
import type { DoneRequest, StoppedRequest } from './move-requests.ts';
import type { Candidate, WaitingRequest } from './plan-batch.ts';

/** What became of requests, before it is written to them. */
export interface Outcome {
  readonly done: readonly DoneRequest[];
  readonly stopped: readonly StoppedRequest[];
  readonly moves: readonly VersionMove[];
}

const nothing = { error: undefined, aipId: undefined, version: undefined, text: undefined };

/** It keeps its feature, so that it can be relaunched. */
export function refused(
  request: { readonly id: number },
  text: Buffer | undefined,
  error: RequestError,
): StoppedRequest {
  return { ...nothing, id: request.id, state: 'error', step: 'referencing', error, text };
}

/** The version is kept, and is all that a relaunch will look at. */
export function undiffused(
  { request, text, diffusionError }: Candidate,
  aipId: number,
  version: number | undefined,
): StoppedRequest {
  return { id: request.id, state: 'error', step: 'diffusion', error: diffusionError, aipId, version, text };
}

export function ignored({ request }: Pick<Candidate, 'request'>): StoppedRequest {
  return { ...nothing, id: request.id, state: 'ignored', step: 'referencing' };
}

export function waiting({ candidate, because, last }: WaitingRequest): StoppedRequest {
  const { request, facts, text } = candidate;
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
  return { ...nothing, id: request.id, state: 'waiting_versioning', step: 'referencing', error, text };
}

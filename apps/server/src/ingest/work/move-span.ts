import type { RequestError } from '@belvedere/contract/requests.ts';
import type { Tx } from '../../platform/database.ts';
import { publishEvents } from '../../platform/events.ts';
import { dropSettledChunk, holdChunk, type LeasedChunk } from '../../requests/chunks.ts';
import { figureChanges } from '../../requests/figure-changes.ts';
import type { Standing } from '../../requests/request.ts';
import { recordChanges } from '../../sessions/session-change.ts';
import { versionChanges } from '../product-figures.ts';
import { type ChunkFeatures, isFacts } from './chunk-feature.ts';
import { type ChunkRequest, findChunkRequests, type Span } from './chunk-requests.ts';
import { LeaseLost } from './failure.ts';
import { moveDone, moveStopped } from './move-requests.ts';
import { type Outcome, refused } from './outcome.ts';
import type { Candidate } from './plan-batch.ts';
import { findInvalidGeometries } from './product-queries.ts';
import { resumeDiffusion } from './resume-diffusion.ts';
import { storeCandidates } from './store-candidates.ts';

/** A chunk in hand, unpacked and judged. */
export interface HeldWork {
  readonly chunk: LeasedChunk;
  readonly worker: string;
  readonly features: ChunkFeatures;
  /** What the models say against features, by place. */
  readonly failures: ReadonlyMap<number, RequestError>;
}

/** Moves the requests of a part of a chunk to where they end. Answers how many are left, waiting for earlier requests. */
export async function moveSpan(tx: Tx, work: HeldWork, span: Span): Promise<number> {
  const { chunk } = work;
  await hold(tx, work);
  const requests = await findChunkRequests(tx, chunk, span);
  const free = requests.filter((request) => !request.blocked);
  const failed = free.flatMap((request) => {
    const failure = failureOf(work, request);
    return failure === undefined ? [] : [refused(request, failure)];
  });
  const candidates = await readCandidates(tx, work, free);
  const stored = await storeCandidates(
    tx,
    work,
    candidates.filter(({ aipId }) => aipId === null),
  );
  const resumed = await resumeDiffusion(
    tx,
    chunk.projectId,
    candidates.flatMap((candidate) => (candidate.aipId === null ? [] : [{ candidate, aipId: candidate.aipId }])),
  );
  await record(tx, work, {
    done: [...stored.done, ...resumed.done],
    stopped: [...failed, ...stored.stopped, ...resumed.stopped],
    moves: [...stored.moves, ...resumed.moves],
  });
  return requests.length - free.length;
}

/** Ends the requests of a part of a chunk with one error: nothing else can be done with them. */
export async function failSpan(tx: Tx, work: HeldWork, span: Span, error: RequestError): Promise<void> {
  await hold(tx, work);
  const requests = await findChunkRequests(tx, work.chunk, span);
  const stopped = requests.map((request) => refused(request, error));
  await record(tx, work, { done: [], stopped, moves: [] });
}

async function hold(tx: Tx, { chunk, worker }: HeldWork): Promise<void> {
  if (!(await holdChunk(tx, chunk, worker)))
    throw new LeaseLost(`Cannot go on with chunk ${chunk.id}: its lease is over`);
}

function failureOf({ features, failures }: HeldWork, { ordinal }: ChunkRequest): RequestError | undefined {
  const reading = features.readings[ordinal - 1];
  return reading !== undefined && !isFacts(reading) ? reading : failures.get(ordinal);
}

async function readCandidates(
  tx: Tx,
  work: HeldWork,
  requests: readonly ChunkRequest[],
): Promise<(Candidate & Pick<ChunkRequest, 'aipId'>)[]> {
  const right = requests.flatMap((request) => {
    const { ordinal, aipId } = request;
    const facts = work.features.readings[ordinal - 1];
    return isFacts(facts) && !work.failures.has(ordinal) ? [{ request, ordinal, aipId, facts }] : [];
  });
  const doubtful = right.flatMap(({ ordinal, facts: { plain, geometry } }) =>
    plain || geometry === null ? [] : [{ ordinal, geometry }],
  );
  const invalid = doubtful.length === 0 ? undefined : await findInvalidGeometries(tx, doubtful);
  return right.map((candidate) => ({ ...candidate, diffusionError: invalid?.get(candidate.ordinal) }));
}

const granted: Standing = { state: 'granted', step: 'referencing', acknowledged: false };

/** Writes what became of requests, with the figures and the events of it, and drops the chunk when nothing of it is left. */
async function record(tx: Tx, { chunk, features }: HeldWork, { done, stopped, moves }: Outcome): Promise<void> {
  const { projectId, sessionId } = chunk;
  await moveDone(tx, projectId, done);
  await moveStopped(tx, projectId, stopped, features);
  const standings = [
    ...done.map((): Standing => ({ state: 'done', step: 'diffusion', acknowledged: false })),
    ...stopped.map(({ state, step }): Standing => ({ state, step, acknowledged: false })),
  ];
  const changes = figureChanges(
    projectId,
    standings.map((to) => ({ sessionId, from: granted, to })),
  );
  await recordChanges(tx, [...changes, ...versionChanges(projectId, moves)]);
  await dropSettledChunk(tx, chunk);
  const topics = moves.length > 0 ? (['requests', 'products', 'items'] as const) : (['requests'] as const);
  await publishEvents(
    tx,
    topics.map((topic) => ({ project: projectId, topic })),
  );
}

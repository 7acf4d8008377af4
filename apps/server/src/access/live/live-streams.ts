import type { AnyRole } from '@belvedere/contract/rights.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import type { ProjectChange } from '../../platform/events.ts';
import type { Viewer } from '../admission.ts';
import { networkOf } from '../passwords/slow-down.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { heardBy } from './topic-rights.ts';

/** Milliseconds. */
const beat = 15_000;
const longestStall = 30_000;
const tick = 1_000;
const mostOfOne = 30;
const mostOfAll = 5_000;

interface Opening {
  readonly projectId: number;
  readonly viewer: Viewer;
  readonly role: AnyRole;
  readonly address: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The role that the caller holds by now; throws when he may not listen any more. */
  readonly lookUpRole: () => Promise<AnyRole>;
}

interface Open {
  readonly owner: string;
  readonly stream: EventStream;
  beatenAt: number;
  beats(): void;
  serverStops(): boolean;
}

/** All event streams of this process: bounded, kept alive, and ended with the right that opened them. */
export function createLiveStreams({ hub }: Pick<Context, 'hub'>): { open(opening: Opening): FastifyReply } {
  const streams = new Set<Open>();
  let timer: NodeJS.Timeout | undefined;

  function open(opening: Opening): FastifyReply {
    const owner = ownerOf(opening);
    refuseTooMany([...streams].filter((one) => one.owner === owner).length, streams.size);
    const { reply, request, viewer } = opening;
    reply.hijack();
    const stream = openEventStream(reply.raw, reply.getHeaders());
    const hearing = createHearing(stream, opening);
    const unsubscribe = hub.subscribe(opening.projectId, (change) => {
      hearing.hear(change);
      if (change?.topic === 'users' && concerns(change, viewer)) void hearing.lookAgain();
    });
    const entry: Open = {
      owner,
      stream,
      beatenAt: Date.now(),
      beats() {
        stream.ping();
        void hearing.lookAgain();
      },
      serverStops: () => !request.server.server.listening,
    };
    streams.add(entry);
    timer ??= setInterval(turn, tick).unref();
    reply.raw.once('close', () => {
      unsubscribe();
      streams.delete(entry);
      if (streams.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    });
    return reply;
  }

  function turn(): void {
    const now = Date.now();
    for (const one of streams) {
      if (one.serverStops() || one.stream.stalledFor(now) > longestStall) one.stream.end();
      else if (now - one.beatenAt >= beat) {
        one.beatenAt = now;
        one.beats();
      }
    }
  }

  return { open };
}

function ownerOf({ viewer, address }: Opening): string {
  return viewer.kind === 'account' ? `account ${viewer.id}` : `network ${networkOf(address)}`;
}

function refuseTooMany(ofOne: number, ofAll: number): void {
  if (ofOne < mostOfOne && ofAll < mostOfAll) return;
  throw new AppError(429, 'too_many_streams', `Cannot stream events: ${ofOne} streams are open already`, {
    hint: 'Close other windows; a browser needs one stream only',
    retryAfter: 10,
    retriable: true,
  });
}

/** A change of users without an id is about all of them: the project itself changed. */
function concerns({ id }: ProjectChange, viewer: Viewer): boolean {
  return id === undefined || (viewer.kind === 'account' && id === String(viewer.id));
}

/** What one listener is told: by the role that he holds now. */
function createHearing(stream: EventStream, { role: heldAtFirst, lookUpRole }: Opening) {
  let role = heldAtFirst;
  return {
    hear(change: ProjectChange | undefined): void {
      if (change === undefined) {
        stream.tellGap();
        return;
      }
      const heard = heardBy(role, change);
      if (heard !== undefined) stream.tell(heard);
    },
    async lookAgain(): Promise<void> {
      try {
        role = await lookUpRole();
      } catch (error) {
        // A database that is away for a moment takes no right away.
        if (error instanceof AppError && error.status < 500) stream.end();
      }
    },
  };
}

import { createServer, type Server, type Socket } from 'node:net';
import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { type ControlReply, type ControlRequest, hear, requestSchema, send } from './control-messages.ts';

export interface ControlServer {
  readonly server: Server;
  /** Clients that stay: those that wait for the end are not among them. */
  clients(): number;
  /** The strictest wish among the clients. */
  minFreeBytes(): number;
  isEndAsked(): boolean;
  /** From now on requests are answered. */
  ready(copy: (folder: string) => Promise<void>): void;
  /** Tells it to who is there, and to who comes. */
  failed(error: unknown): void;
  /** Whether somebody has heard of the failure. */
  isTold(): boolean;
}

/** Where clients say that they are there. It answers from the process's first moment, so that they can tell slow from dead. */
export function createControlServer(): ControlServer {
  const clients = new Map<Socket, { minFreeBytes: number; waitsForEnd: boolean }>();
  let copy: ((folder: string) => Promise<void>) | undefined;
  let endAsked = false;
  let failure: ControlReply | undefined;
  let told = false;
  const server = createServer((socket) => {
    const client = { minFreeBytes: 0, waitsForEnd: false };
    clients.set(socket, client);
    socket.on('error', () => {});
    socket.once('close', () => clients.delete(socket));
    hear(socket, requestSchema as z.ZodType<ControlRequest>, (request) => {
      switch (request.kind) {
        case 'hello':
          client.minFreeBytes = request.minFreeBytes;
          if (copy !== undefined) send(socket, { kind: 'ready' });
          if (failure !== undefined) tell(failure);
          return;
        case 'ping':
          return send(socket, { kind: 'pong' });
        case 'end':
          client.waitsForEnd = true;
          endAsked = true;
          return;
        case 'copy':
          void answerCopy(socket, copy, request.folder);
          return;
        default: {
          const never: never = request;
          return never;
        }
      }
    });
  });
  function tell(reply: ControlReply): void {
    told = clients.size > 0;
    for (const socket of clients.keys()) send(socket, reply);
  }
  return {
    server,
    clients: () => [...clients.values()].filter(({ waitsForEnd }) => !waitsForEnd).length,
    minFreeBytes: () => Math.max(0, ...[...clients.values()].map((client) => client.minFreeBytes)),
    isEndAsked: () => endAsked,
    ready(copier) {
      copy = copier;
      tell({ kind: 'ready' });
    },
    failed(error) {
      failure = failureOf(error);
      tell(failure);
    },
    isTold: () => told,
  };
}

async function answerCopy(
  socket: Socket,
  copy: ((folder: string) => Promise<void>) | undefined,
  folder: string,
): Promise<void> {
  try {
    if (copy === undefined) throw new AppError(503, 'database_unavailable', 'Cannot copy the database: it is opening');
    await copy(folder);
    send(socket, { kind: 'copied' });
  } catch (error) {
    send(socket, failureOf(error));
  }
}

function failureOf(error: unknown): ControlReply {
  if (!(error instanceof AppError)) return { kind: 'failed', code: 'internal', message: String(error) };
  const { hint } = error.facts;
  return { kind: 'failed', code: error.code, message: error.message, ...(hint === undefined ? {} : { hint }) };
}

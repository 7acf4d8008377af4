import type { Socket } from 'node:net';
import { z } from 'zod';

/** What a client tells the database process beside its statements: lines of JSON on a socket of their own. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), minFreeBytes: z.number() }),
  z.object({ kind: z.literal('ping') }),
  /** To end as soon as nobody else is connected. */
  z.object({ kind: z.literal('end') }),
  /** To copy the database, as it is between two transactions, into an empty data folder. */
  z.object({ kind: z.literal('copy'), folder: z.string() }),
]);

export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('pong') }),
  z.object({ kind: z.literal('copied') }),
  z.object({ kind: z.literal('failed'), code: z.string(), message: z.string(), hint: z.string().optional() }),
]);

export type ControlRequest = z.infer<typeof requestSchema>;
export type ControlReply = z.infer<typeof replySchema>;

export function send(socket: Socket, message: ControlRequest | ControlReply): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}

/** Calls `heard` for each line that the schema knows. Others are of another version: they are passed over. */
export function hear<T>(socket: Socket, schema: z.ZodType<T>, heard: (message: T) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const parsed = schema.safeParse(JSON.parse(line));
      if (parsed.success) heard(parsed.data);
    }
  });
}

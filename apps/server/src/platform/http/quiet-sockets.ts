import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes connections on which no call is in hand. Node's `closeIdleConnections` leaves those that were opened and never used, as browsers
 * do in advance, and they would keep a server that stops waiting.
 */
export function trackQuietSockets(server: Server): { close(): void } {
  const calls = new Map<Socket, number>();
  server.on('connection', (socket: Socket) => {
    calls.set(socket, 0);
    socket.once('close', () => calls.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    calls.set(socket, (calls.get(socket) ?? 0) + 1);
    response.once('close', () => {
      if (calls.has(socket)) calls.set(socket, (calls.get(socket) ?? 1) - 1);
    });
  });
  return {
    close() {
      for (const [socket, inHand] of calls) if (inHand === 0) socket.destroy();
    },
  };
}

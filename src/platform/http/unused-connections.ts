import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const opened = new WeakMap<Server, Set<Socket>>();

/** Notes the connections of a server. */
export function noteConnections(server: Server): void {
  const sockets = new Set<Socket>();
  opened.set(server, sockets);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
}

/**
 * Closes connections by which nothing has come yet: browsers open some ahead of need, and Node does not count them as idle, so that a server
 * that ends would wait for them as for a request.
 */
export function closeUnused(server: Server): void {
  for (const socket of opened.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
}

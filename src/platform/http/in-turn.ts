/**
 * One answer at a time for each connection. Node hands over every request that a client has written ahead (pipelined) at once: ten
 * on each of three hundred connections would have three thousand files open, whose readers may take nothing; and those that wait
 * are never told that the connection has closed, so that what they hold would stay for good. Here the next begins when the one
 * before has gone out, and nothing begins on a connection that is closed.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests written ahead on one connection, some kilobytes each; browsers write none. A client that writes more is cut off. */
const WRITTEN_AHEAD = 32;
/** In milliseconds: a connection that has taken nothing of its answer for so long is cut off, at the latest after twice that. */
const NOT_TAKEN_MS = 60_000;

/** Puts the listeners that a server has so far behind a line for each connection. */
export function answerInTurn(server: Server, notTakenMs = NOT_TAKEN_MS): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  /** What waits on a connection; no entry where no answer is in work. */
  const lines = new WeakMap<Socket, [IncomingMessage, ServerResponse][]>();

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    response.once('close', () => {
      const next = socket.destroyed ? undefined : lines.get(socket)?.shift();
      if (next) answer(...next);
      else lines.delete(socket);
    });
    for (const listener of listeners) listener.call(server, request, response as never);
  };
  server.on('request', (request, response) => {
    const { socket } = request;
    const waiting = lines.get(socket);
    if (waiting && waiting.length >= WRITTEN_AHEAD) socket.destroy();
    else if (waiting) waiting.push([request, response]);
    else {
      lines.set(socket, []);
      answer(request, response);
    }
  });
  server.setTimeout(notTakenMs, (socket) => {
    // Nothing is to be taken yet: it is we who are slow.
    if (lines.has(socket) && socket.writableLength === 0) socket.setTimeout(notTakenMs);
    else socket.destroy();
  });
}

/**
 * What still comes of a body that was answered before it was read to its end. Whoever sends sees an answer only if the connection
 * stays open for a while: closed at once, the system tells them of a broken connection, and the word of why is lost.
 */
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** In milliseconds: the largest body that is taken anywhere, on a line of 5 MB a second, four times over. */
const PATIENCE_MS = 5_000;
/** In bytes: four times the largest body. */
const MOST = 24_000_000;
const LOOK_MS = 200;

/** Takes in the rest, and nothing of it is kept; who sends on and on is cut off. */
export function takeRestOfBodies(app: FastifyInstance): void {
  app.addHook('onSend', async ({ raw: request }, reply) => {
    // A request that no network brought has no connection to keep.
    if (request.complete || !(request.socket instanceof Socket)) return;
    const response = reply.raw;
    const ends = !response.shouldKeepAlive;
    // Fastify's word for a body that it did not read, and what a client may ask for: the connection would close with the answer.
    response.shouldKeepAlive = true;
    reply.removeHeader('connection');
    response.removeHeader('connection');
    response.once('finish', () => takeRest(request, ends));
  });
}

/** @param ends whether the connection closes after it */
function takeRest(request: IncomingMessage, ends: boolean): void {
  const { socket } = request;
  const [since, before] = [performance.now(), socket.bytesRead];
  const look = setInterval(() => {
    const over = performance.now() - since > PATIENCE_MS || socket.bytesRead - before > MOST;
    if (over && !request.complete) socket.destroy();
    else if (request.complete && ends) socket.end();
    if (over || request.complete || socket.destroyed) clearInterval(look);
  }, LOOK_MS).unref();
}

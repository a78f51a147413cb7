/**
 * What still arrives of a body that was answered before it was read to its end. The sender sees an answer only if the connection
 * stays open for a while: closed at once, the system tells them of a broken connection, and the word of why is lost.
 */
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { letGo } from '../../files/pieces.ts';
import { type BodyPace, restsPace } from './body-pace.ts';
import { onCrumbs } from './crumbs.ts';

/** In milliseconds: the largest body that is taken anywhere, on a line of 5 MB a second, four times over. */
const PATIENCE_MS = 5_000;
/** In bytes: four times the largest body. */
const MOST = 24_000_000;
/** In milliseconds: of who sends crumbs no more is taken in, and the answer has gone out. */
const CRUMBS_MS = 100;
/** In bytes: what is taken in at once. */
const SLICE = 128_000;

/** Takes in the rest and keeps nothing of it; a sender that never ends is cut off, and so are all when the site stops. */
export function takeRestOfBodies(app: FastifyInstance, pace: BodyPace = restsPace): void {
  const sending = new Set<Socket>();
  let stops = false;
  app.addHook('onSend', async ({ raw: request }, reply) => {
    const { socket } = request;
    // A request that no network brought has no connection to keep.
    if (request.complete || stops || !(socket instanceof Socket) || socket.destroyed) return;
    const response = reply.raw;
    const ends = !response.shouldKeepAlive;
    // Fastify's word for a body that it did not read, and what a client may ask for: the connection would close with the answer.
    response.shouldKeepAlive = true;
    reply.removeHeader('connection');
    response.removeHeader('connection');
    sending.add(socket);
    let [sent, came] = [false, false];
    const close = () => {
      if (sent && came) socket.destroySoon();
    };
    // Our side of it closes with the answer, so that who waits for its end reads it; all of it when the rest has come too.
    if (ends)
      response.once('finish', () => {
        socket.end();
        sent = true;
        close();
      });
    takeRest(request, pace, () => {
      sending.delete(socket);
      came = true;
      if (ends) close();
    });
  });
  app.addHook('preClose', async () => {
    stops = true;
    for (const socket of sending) socket.destroy();
  });
}

/** @param over called once, when all has come or the sender was cut off */
function takeRest(request: IncomingMessage, pace: BodyPace, over: () => void): void {
  const { socket } = request;
  let [bytes, since, ended] = [0, 0, false];
  const cut = () => socket.destroy();
  const patience = setTimeout(cut, PATIENCE_MS).unref();
  let crumbs: NodeJS.Timeout | undefined;
  // Once it is answered, Node tells the request nothing of its connection's end.
  const end = () => {
    if (ended) return;
    ended = true;
    clearTimeout(patience);
    clearTimeout(crumbs);
    request.off('close', end);
    socket.off('close', end);
    over();
  };
  request.once('close', end);
  socket.once('close', end);
  request.on('error', () => undefined);
  request.on('data', (piece: Buffer) => {
    bytes += piece.length;
    since += piece.length;
    letGo(piece);
    if (bytes > MOST) cut();
    else if (since >= SLICE) {
      since = 0;
      request.pause();
      void pace(SLICE).then(() => request.resume());
    }
  });
  onCrumbs(request, () => {
    if (!ended) crumbs = setTimeout(cut, CRUMBS_MS).unref();
  });
  // The reader that began with it reads no more.
  request.unpipe();
  request.resume();
}

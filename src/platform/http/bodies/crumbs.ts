/**
 * Bodies that come in crumbs. A sender of one-byte chunks makes Node hand over each of them separately: a megabyte of
 * them takes as long as a hundred megabytes in pieces, and weighs in memory a hundred times what it says. They are counted before
 * anybody reads them; a body of nothing but crumbs is refused, and no more of it is taken from the network. Small pieces of any other are
 * put together.
 */

import type { IncomingMessage, Server } from 'node:http';
import { Readable, Transform } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { AnteiError } from '../../errors.ts';
import { numberText } from '../../number-text.ts';

/** Pieces of any size: a program that writes a report of 3,000 products line by line has fewer. */
const FREE = 4_000;
/** In bytes: what pieces beyond those must have on the average. A network's own have 500 at least. */
const SMALL = 500;
/** In bytes: pieces of this size go on as they are. */
const LARGE = 16_384;
/** In bytes: smaller ones are put together up to this. */
const BLOCK = 65_536;
/** Pieces that wait to be put together. */
const WAITING = 1_000;
/** What a request emits when its body is nothing but crumbs. */
const EVENT = 'crumbs';

const refused = new WeakSet<IncomingMessage>();

/** Counts the pieces of every body as Node hands them over. */
export function countCrumbs(server: Server): void {
  server.prependListener('request', (request: IncomingMessage) => {
    let [pieces, bytes] = [0, 0];
    const push = request.push.bind(request);
    request.push = (piece: Buffer | null, encoding) => {
      if (piece === null) return push(null);
      pieces++;
      bytes += piece.length;
      if (pieces <= FREE || bytes >= pieces * SMALL) return push(piece, encoding);
      if (!refused.has(request)) refuse(request);
      // Tells Node to read no more; what it has read falls to the ground.
      return false;
    };
  });
}

function refuse(request: IncomingMessage): void {
  refused.add(request);
  request._read = () => undefined;
  request.emit(EVENT);
}

/** Calls back once, at once where it is so already, when a body is nothing but crumbs. */
export function onCrumbs(request: IncomingMessage, act: () => void): void {
  if (refused.has(request)) act();
  else request.once(EVENT, act);
}

/**
 * Lets bodies be read in blocks. Nothing is taken before somebody reads: the body of a refused request is not read at all.
 * @throws AnteiError `body-crumbs`, from the body's stream
 */
export function gatherBodies(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ raw }, _reply, payload) => {
    if (raw.method === 'GET' || raw.method === 'HEAD' || !(payload instanceof Readable)) return;
    const gathered = gather();
    // Who reads it hears of it too; where nobody reads, nobody needs to.
    gathered.on('error', () => undefined);
    const read = gathered._read;
    gathered._read = (size) => {
      gathered._read = read;
      if (payload.destroyed) {
        gathered.destroy(new AnteiError('bad-request', '送信が途中で切れました。'));
        return;
      }
      payload.once('error', (error) => gathered.destroy(error));
      onCrumbs(raw, () => gathered.destroy(tooFine()));
      payload.pipe(gathered);
      read.call(gathered, size);
    };
    return gathered;
  });
}

function tooFine(): AnteiError {
  const most = numberText(FREE);
  return new AnteiError('body-crumbs', `${most}個より多くに分かれていて、1個が${SMALL}バイトに足りません。`);
}

/** The same bytes in blocks. */
function gather(): Transform {
  let [waiting, length]: [Buffer[], number] = [[], 0];
  const block = () => {
    const whole = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, length);
    [waiting, length] = [[], 0];
    return whole;
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (piece.length >= LARGE) {
        if (length > 0) this.push(block());
        this.push(piece);
      } else {
        waiting.push(piece);
        length += piece.length;
        if (length >= BLOCK || waiting.length >= WAITING) this.push(block());
      }
      done();
    },
    flush(done) {
      done(null, length > 0 ? block() : undefined);
    },
  });
}

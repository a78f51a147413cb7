/**
 * Bodies that come in crumbs. Whoever sends a body in chunks of one byte makes Node hand over each of them by itself: a megabyte of
 * them takes as long as a hundred megabytes in pieces, and weighs in memory a hundred times what it says. Small pieces are put together
 * before anybody reads them, and a body of nothing but crumbs is refused.
 */
import { Readable, Transform } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { AnteiError } from '../errors.ts';

/** Pieces of any size: a program that writes a report of 5,000 products line by line has fewer. */
const FREE = 10_000;
/** In bytes: what pieces beyond those must have on the average. A network's own have 500 at least. */
const SMALL = 500;
/** In bytes: pieces of this size go on as they are. */
const LARGE = 16_384;
/** In bytes: smaller ones are put together up to this. */
const BLOCK = 65_536;
/** Pieces that wait to be put together. */
const WAITING = 1_000;

/** Counts the pieces of one body. */
export class Crumbs {
  #pieces = 0;
  #bytes = 0;

  /** False once they are too many and too small. */
  add(bytes: number): boolean {
    this.#pieces++;
    this.#bytes += bytes;
    return this.#pieces <= FREE || this.#bytes >= this.#pieces * SMALL;
  }
}

/** Lets bodies be read in blocks. @throws AnteiError `body-crumbs`, from the body's stream */
export function gatherBodies(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ raw }, _reply, payload) => {
    // A small body is there already, and one without a sender is a test's.
    if (raw.complete || raw.method === 'GET' || raw.method === 'HEAD' || !(payload instanceof Readable))
      return;
    const gathered = gather();
    payload.once('error', (error) => gathered.destroy(error));
    return payload.pipe(gathered);
  });
}

/** The same bytes in blocks. */
function gather(): Transform {
  const crumbs = new Crumbs();
  let [waiting, length]: [Buffer[], number] = [[], 0];
  const block = () => {
    const whole = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, length);
    [waiting, length] = [[], 0];
    return whole;
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (!crumbs.add(piece.length)) {
        done(
          new AnteiError(
            'body-crumbs',
            `${FREE.toLocaleString('ja')}個より多くに分かれていて、1個が${SMALL}バイトに足りません。`,
          ),
        );
        return;
      }
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

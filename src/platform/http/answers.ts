/**
 * How many bytes of answers the process holds for readers who have not taken them yet. A reader on a slow line, or one who takes
 * nothing on purpose, holds an answer in our memory: a page's bytes, or a few pieces of a file that is read as it is sent. Half of
 * the room is for addresses that ask who comes, half for those that anybody may use; a network has its share of each.
 */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { AnteiError } from '../errors.ts';
import { halves } from './byte-budget.ts';
import { networkOf } from './network.ts';

/** In bytes: three hundred readers of files and as many of pages, and never more than this. */
const ROOM = 200_000_000;
/** In bytes: what the system takes from us at once costs nothing. */
const LIGHT = 16_000;
/** In bytes: pieces of a file that are in memory while it is sent (files/stored-file.ts), and what belongs to it. */
const STREAM = 250_000;
/** In bytes: an answer weighs no more, so that the largest one has a place. */
const LARGEST = 20_000_000;
/** What the answer that is not sent has said of itself. */
const OF_THE_CONTENT = ['content-encoding', 'content-disposition', 'content-length', 'etag', 'last-modified'];

/**
 * Refuses answers for which there is no room with `answers-busy`.
 * @param isGuarded whether the page at a path asks who comes
 * @param bytes of all answers at once
 * @param largest bytes of the largest answer
 */
export function boundAnswers(
  app: FastifyInstance,
  isGuarded: (path: string) => boolean,
  bytes = ROOM,
  largest = LARGEST,
): void {
  const budgetOf = halves(bytes, largest, isGuarded);
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method === 'HEAD') return isStream(payload) ? nothingOf(payload) : undefined;
    const weight = weightOf(payload, reply.getHeader('content-length'));
    // Word that something is not available is always given.
    if (weight <= LIGHT || reply.statusCode >= 400) return;
    const room = budgetOf(request);
    const network = networkOf(request.ip);
    if (!isOver(reply.raw) && room.take(network, weight)) {
      reply.raw.once('close', () => room.give(network, weight));
      return;
    }
    if (isStream(payload)) payload.destroy();
    for (const name of OF_THE_CONTENT) reply.removeHeader(name);
    throw new AnteiError('answers-busy', '同時に送れる大きさを超えるため、送らずにお返しします。');
  });
}

function weightOf(payload: unknown, length: unknown): number {
  if (isStream(payload)) return Math.min(Number(length ?? STREAM), STREAM);
  if (typeof payload === 'string') return Math.min(Buffer.byteLength(payload), LARGEST);
  return payload instanceof Uint8Array ? Math.min(payload.byteLength, LARGEST) : 0;
}

/** A HEAD gets no body, so no file is read for it. */
function nothingOf(payload: Readable): Readable {
  payload.destroy();
  return Readable.from([]);
}

function isStream(payload: unknown): payload is Readable {
  return typeof (payload as Readable | null)?.pipe === 'function';
}

/** Its reader has left: nothing closes it any more. */
function isOver({ closed, destroyed }: ServerResponse): boolean {
  return closed || destroyed;
}

/**
 * How many bytes of bodies the process holds at once, over all requests: each takes a place before its body is read, and gives it
 * back when its answer is sent or its sender has left. What was sent waits in memory for all of that time, in the queue of files too.
 *
 * Half of the room is for addresses that ask who comes, half for those that anybody may use. A page's body is read only after its
 * sender was let through, so that strangers, however many addresses they have, cannot take the first half.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AnteiError } from '../../errors.ts';
import { halves } from '../byte-budget.ts';
import { networkOf } from '../network.ts';

/** In bytes: no page and no route takes more, whatever a request says of itself. */
const LARGEST = 6_000_000;

/**
 * Refuses bodies for which there is no room with `bodies-busy`, before they are read.
 * @param bytes of all bodies at once, 20 million at least
 * @param isGuarded whether the page at a path asks who comes
 */
export function boundBodies(app: FastifyInstance, bytes: number, isGuarded: (path: string) => boolean): void {
  const budgetOf = halves(bytes, LARGEST, isGuarded);
  app.addHook('preParsing', async (request, reply) => {
    const weight = weightOf(request);
    if (weight === 0) return;
    const room = budgetOf(request);
    const network = networkOf(request.ip);
    if (!room.take(network, weight))
      throw new AnteiError('bodies-busy', '同時に受け取れる大きさを超えるため、読まずにお返しします。');
    reply.raw.once('close', () => room.give(network, weight));
  });
}

/** How large a body may become: a sender that gives no length counts with the largest that the address takes. */
function weightOf({ method, headers, routeOptions }: FastifyRequest): number {
  if (method === 'GET' || method === 'HEAD') return 0;
  const most = routeOptions.url === '*' ? LARGEST : Math.min(routeOptions.bodyLimit ?? LARGEST, LARGEST);
  if (headers['transfer-encoding'] !== undefined) return most;
  return Math.min(Number(headers['content-length'] ?? 0), most);
}

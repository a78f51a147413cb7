import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { holdsTag } from './entity-tag.ts';

/** Public data is kept by a CDN for a minute, shown a little older while a newer one is fetched, and revalidated by ETag. */
export const PUBLIC_CACHE = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600';

/** Marks a reply as public data of a known tag. True when the reader already has it: the reply is then a bodiless 304. */
export function isHeld(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  const etag = `"${tag}"`;
  reply
    .header('ETag', etag)
    .header('Cache-Control', PUBLIC_CACHE)
    .header('X-Content-Type-Options', 'nosniff');
  if (!holdsTag(request.headers, etag)) return false;
  reply.code(304);
  return true;
}

/** All successful text replies of the routes below `app` carry an ETag of their content. */
export function tagReplies(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const held = isHeld(request, reply, hash('sha1', payload, 'base64url'));
    // For a HEAD, Fastify itself takes the text's length and sends nothing.
    return held && request.method !== 'HEAD' ? null : payload;
  });
}

/** In bytes (UTF-16): a thousand pages of a search. */
const KEPT_REPLIES = 32_000_000;
/** In bytes: what an entry takes beside its texts. */
const ENTRY = 500;

interface KeptReply {
  version: string;
  type: string;
  payload: string;
}

/**
 * Successful text replies of the routes below `app` are made once for each address and state of the data: a request for the same a moment
 * later gets the same text. For routes that answer everybody alike; to be called before {@link tagReplies}.
 * @param version names the state of everything that they tell
 */
export function keepReplies(app: FastifyInstance, version: () => string | Promise<string>): void {
  const replies = new LRUCache<string, KeptReply>({
    maxSize: KEPT_REPLIES,
    sizeCalculation: ({ payload }, url) => 2 * (payload.length + url.length) + ENTRY,
  });
  const versions = new WeakMap<FastifyRequest, string>();
  app.addHook('preValidation', async (request, reply) => {
    const asked = await version();
    const kept = replies.get(request.url);
    if (kept?.version === asked) return reply.type(kept.type).send(kept.payload);
    versions.set(request, asked);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const asked = versions.get(request);
    if (
      asked !== undefined &&
      reply.statusCode === 200 &&
      request.method === 'GET' &&
      typeof payload === 'string'
    )
      replies.set(request.url, { version: asked, type: String(reply.getHeader('content-type')), payload });
    return payload;
  });
}

import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Public data is kept by a CDN for a minute, shown a little older while a newer one is fetched, and revalidated by ETag. */
export const PUBLIC_CACHE = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600';

/** Marks a reply as public data of a known tag. True when the reader already has it: the reply is then a bodiless 304. */
export function isHeld(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  const etag = `"${tag}"`;
  reply
    .header('ETag', etag)
    .header('Cache-Control', PUBLIC_CACHE)
    .header('X-Content-Type-Options', 'nosniff');
  const held = request.headers['if-none-match'];
  if (held === undefined) return false;
  if (held !== '*' && !held.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)) return false;
  reply.code(304);
  return true;
}

/** All successful text replies of the routes below `app` carry an ETag of their content. */
export function tagReplies(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    return isHeld(request, reply, hash('sha1', payload, 'base64url')) ? null : payload;
  });
}

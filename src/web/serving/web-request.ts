import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * What React Router understands, from what Fastify received; aborted when the reader goes away. The host is the site's own,
 * whatever the request or a relay says. There is no body: forms are read before (`formOf`).
 */
export function toWebRequest(request: FastifyRequest, reply: FastifyReply, site: URL): Request {
  const abort = new AbortController();
  // Every answer closes it; to abort costs as much as a small page's data.
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  headers.set('host', site.host);
  headers.delete('x-forwarded-host');
  // A HEAD is rendered like a GET, so that both have the same length and ETag.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  // Two leading slashes would read as another host.
  const url = `${site.origin}${request.url.replace(/^\/+/, '/')}`;
  return new Request(url, { method, headers, signal: abort.signal });
}

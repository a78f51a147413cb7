import type { FastifyReply, FastifyRequest } from 'fastify';

/** What React Router understands, from what Fastify received; aborted when the reader goes away. */
export function toWebRequest(request: FastifyRequest, reply: FastifyReply): Request {
  const abort = new AbortController();
  reply.raw.once('close', () => abort.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  // A HEAD is rendered like a GET, so that both have the same length and ETag.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const body = method === 'GET' ? undefined : (request.body as BodyInit | undefined);
  // A header is anybody's to write: what is no host name is not used; two leading slashes would read as another host.
  const host = /^[\w.:[\]-]+$/.test(request.host) ? request.host : 'localhost';
  const url = `${request.protocol}://${host}${request.url.replace(/^\/+/, '/')}`;
  return new Request(url, { method, headers, body, signal: abort.signal });
}

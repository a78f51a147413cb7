import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { holdsTag } from '../../platform/http/entity-tag.ts';
import { SERVICE_WORKER } from './service-worker-name.ts';

/** A worker may read from this site, and nothing else; it has no page. */
const POLICY = "default-src 'none'; connect-src 'self'";

/** Serves the built service worker, where there is one, at the root of the site: from there its scope is the whole site. */
export function serveWorker(app: FastifyInstance, clientDirectory: string): void {
  const file = join(clientDirectory, SERVICE_WORKER);
  if (!existsSync(file)) return;
  const body = readFileSync(file);
  const etag = `"${hash('sha1', body, 'base64url')}"`;
  app.get(
    `/${SERVICE_WORKER}`,
    { config: { access: 'public' }, schema: { hide: true } as object },
    (request, reply) => {
      // No cache between: a worker that misbehaves is replaced by the next version at once.
      reply
        .header('Cache-Control', 'no-cache')
        .header('ETag', etag)
        .header('X-Content-Type-Options', 'nosniff')
        .header('Content-Security-Policy', POLICY);
      if (holdsTag(request.headers, etag)) return reply.code(304).send();
      return reply.type('text/javascript; charset=utf-8').send(body);
    },
  );
}

import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PUBLIC_CACHE } from '../platform/http/cache.ts';
import { compress } from './compress.ts';
import { contentPolicy, takeMarkedScripts } from './content-policy.ts';
import type { PageRequest } from './incident.ts';
import { lastResortPage } from './last-resort-page.ts';

/** For every response, pages or not. */
const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Sends what was rendered, or the last resort, with what lets caches keep it and nothing else run in it. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response | undefined,
  page: PageRequest,
) {
  reply.headers(SECURITY_HEADERS);
  const { status, type, body, scripts } = await finish(request, response, page);
  response?.headers.forEach((value, name) => void reply.header(name, value));
  if (type) reply.header('Content-Type', type);
  if (type.includes('html')) reply.header('Content-Security-Policy', contentPolicy(scripts));
  const cacheable = status === 200 && request.method !== 'POST';
  if (!response?.headers.has('Cache-Control'))
    reply.header('Cache-Control', cacheable ? PUBLIC_CACHE : 'no-store');
  reply.header('Vary', 'Accept-Encoding');
  if (cacheable) {
    // Weak, as whatever compresses the page keeps its meaning but not its bytes.
    const etag = `W/"${hash('sha1', body, 'base64url')}"`;
    reply.header('ETag', etag);
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
  }
  reply.code(status);
  if (body.length === 0) return reply.send();
  const sent = await compress(body, request.headers['accept-encoding']);
  if (sent.encoding) reply.header('Content-Encoding', sent.encoding);
  reply.header('Content-Length', sent.body.length);
  return request.method === 'HEAD' ? reply.send() : reply.send(sent.body);
}

interface Finished {
  status: number;
  type: string;
  body: Buffer;
  /** Inline scripts that may run. */
  scripts: string[];
}

/** What is sent: the rendered page, a response as a route made it, or, where neither came about, the last resort. */
async function finish(
  request: FastifyRequest,
  response: Response | undefined,
  page: PageRequest,
): Promise<Finished> {
  const type = response?.headers.get('Content-Type') ?? '';
  const status = response?.status ?? 500;
  if (response && page.html !== undefined) {
    const { html, scripts } = takeMarkedScripts(page.html, page.scriptMark);
    return { status, type, body: Buffer.from(html), scripts };
  }
  if (response && (status < 500 || isData(request))) {
    return { status, type, body: Buffer.from(await response.arrayBuffer()), scripts: [] };
  }
  if (!page.incident) page.report(new Error('The page could not be rendered'));
  const incident = page.incident!;
  return {
    status: incident.status,
    type: 'text/html; charset=utf-8',
    body: Buffer.from(lastResortPage(incident)),
    scripts: [],
  };
}

function isData(request: FastifyRequest): boolean {
  return request.url.split('?', 1)[0]!.endsWith('.data');
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  return (
    ifNoneMatch === '*' ||
    ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2))
  );
}

import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PUBLIC_CACHE } from '../../platform/http/cache.ts';
import { compress } from '../../platform/http/compress.ts';
import { holdsTag } from '../../platform/http/entity-tag.ts';
import { SECURITY_HEADERS } from '../../platform/http/security-headers.ts';
import type { PageRequest } from '../shell/incident.ts';
import { languageOf } from '../shell/language.ts';
import { LAST_RESORT_STYLE, lastResortPage } from '../shell/last-resort-page.ts';
import { contentPolicy, takeMarkedScripts } from './content-policy.ts';
import type { FinishedPage } from './page-order.ts';

/** True for what any cache may keep, ours included. */
export function isPublic({ headers }: FinishedPage): boolean {
  return headers['cache-control'] === PUBLIC_CACHE && !headers['set-cookie'];
}

/** What was rendered, or the last resort, with what lets caches keep it and nothing else run in it. */
export async function finishPage(
  request: FastifyRequest,
  response: Response | undefined,
  page: PageRequest,
): Promise<FinishedPage> {
  const { status, type, body, scripts, styles } = await finish(request, response, page);
  const headers: Record<string, string> = { ...SECURITY_HEADERS, vary: 'Accept-Encoding' };
  response?.headers.forEach((value, name) => {
    headers[name] = value;
  });
  if (type) headers['content-type'] = type;
  // A page that a route made whole, with a style of its own, brings the policy for it.
  if (type.includes('html') && !response?.headers.has('content-security-policy'))
    headers['content-security-policy'] = contentPolicy(scripts, styles);
  if (page.incident?.retryAfter) headers['retry-after'] = String(page.incident.retryAfter);
  const cacheable = status === 200 && request.method !== 'POST';
  headers['cache-control'] ??= cacheable ? PUBLIC_CACHE : 'no-store';
  // Weak, as whatever compresses the page keeps its meaning but not its bytes.
  if (cacheable) headers.etag = `W/"${hash('sha1', body, 'base64url')}"`;
  const sent = await compress(body, request.headers['accept-encoding']);
  if (sent.encoding) headers['content-encoding'] = sent.encoding;
  const away = page.incident?.code.startsWith('database-unavailable');
  return { status, headers, body: sent.body, ...(away && { away }) };
}

/** Sends a page, or word that the reader has it already. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers, body }: FinishedPage,
): FastifyReply {
  const { 'content-encoding': encoding, ...others } = headers;
  reply.headers(others);
  if (headers.etag && holdsTag(request.headers, headers.etag)) return reply.code(304).send();
  reply.code(status);
  if (body.length === 0) return reply.send();
  if (encoding) reply.header('content-encoding', encoding);
  reply.header('content-length', body.length);
  return reply.send(request.method === 'HEAD' ? undefined : body);
}

interface Finished {
  status: number;
  type: string;
  body: Buffer;
  /** Inline scripts that may run. */
  scripts: string[];
  /** Inline styles that count; none where left out. */
  styles?: string[];
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
    return {
      status: page.incident?.status ?? status,
      type,
      body: Buffer.from(await response.arrayBuffer()),
      scripts: [],
    };
  }
  if (!page.incident) page.report(new Error('The page could not be rendered'));
  const incident = page.incident!;
  return {
    status: incident.status,
    type: 'text/html; charset=utf-8',
    body: Buffer.from(lastResortPage(incident, languageOf(request.url.split('?', 1)[0]!))),
    scripts: [],
    styles: [LAST_RESORT_STYLE],
  };
}

function isData(request: FastifyRequest): boolean {
  return request.url.split('?', 1)[0]!.endsWith('.data');
}

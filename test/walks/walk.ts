/** A walk over everything public that a site hands out, and the words that are found in what it finds. */
import * as XLSX from '@e965/xlsx';
import type { FastifyInstance, RouteOptions } from 'fastify';
import yauzl from 'yauzl';
import { pdfPages } from '../../src/platform/pdf/testing.ts';
import type { Page } from '../../src/platform/room.ts';

/** What one address handed out. */
export interface Found {
  address: string;
  /** Pattern of the page or route that answered. */
  pattern: string;
  status: number;
  type: string;
  headers: Record<string, unknown>;
  /** The text that a reader gets, unpacked; of a document, page by page. */
  texts: string[];
}

/** Addresses looked at for each pattern: of thousands of products some are enough. */
const EACH = 4;

/**
 * Follows every link of the site from the given addresses on, and looks at a few addresses of each page and route.
 * @param patterns of pages and routes, as they are declared
 */
export async function walk(
  site: FastifyInstance,
  patterns: readonly string[],
  from: readonly string[],
): Promise<Found[]> {
  const ordered = patterns
    .toSorted((a, b) => params(a) - params(b) || b.length - a.length)
    .map((pattern) => ({ pattern, matches: matcher(pattern) }));
  const patternOf = (path: string) => ordered.find(({ matches }) => matches.test(path))?.pattern ?? path;
  const seen = new Map<string, number>();
  const known = new Set<string>();
  const waiting: string[] = [];
  const add = (address: string, always = false) => {
    if (known.has(address)) return;
    const pattern = patternOf(address.split('?')[0]!);
    const count = seen.get(pattern) ?? 0;
    if (!always && count >= EACH) return;
    known.add(address);
    if (!always) seen.set(pattern, count + 1);
    waiting.push(address);
  };
  for (const address of from) add(address, true);
  const found: Found[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const reply = await site.inject({ url: address });
    const type = String(reply.headers['content-type'] ?? '');
    const texts = await textsOf(type, reply.rawPayload);
    found.push({
      address,
      pattern: patternOf(address.split('?')[0]!),
      status: reply.statusCode,
      type,
      headers: reply.headers,
      texts,
    });
    if (type.startsWith('text/html')) for (const link of linksOf(reply.body, address)) add(link);
  }
  return found;
}

/** Pages and routes that everybody may ask for, by their patterns. */
export function publicPatterns(pages: readonly Page[], routes: readonly RouteOptions[]): string[] {
  const asked = routes.filter(
    ({ method, config, url }) =>
      [method].flat().includes('GET') && config?.access === 'public' && !url.includes('*'),
  );
  return [
    ...new Set([
      ...pages.filter(({ access }) => access === 'public').map(({ path }) => `/${path}`),
      ...asked.map(({ url }) => url),
    ]),
  ];
}

export const params = (pattern: string) => pattern.split(':').length - 1;
/** `/changes.:format` matches `/changes.atom`. */
const matcher = (pattern: string) => {
  const fixed = pattern.split(/:\w+/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('[^/]+')}$`);
};

function linksOf(html: string, at: string): string[] {
  const links = [...html.matchAll(/\s(?:href|action)="([^"#]*)/g)].map(([, link]) =>
    link!.replaceAll('&amp;', '&'),
  );
  return links.flatMap((link) => {
    if (link === '' || link.startsWith('mailto:')) return [];
    const url = new URL(link, `http://here${at}`);
    return url.host === 'here' && !url.pathname.startsWith('/assets/') ? [url.pathname + url.search] : [];
  });
}

async function textsOf(type: string, bytes: Buffer): Promise<string[]> {
  if (type.includes('pdf')) return pdfPages(bytes);
  if (type.includes('spreadsheetml')) {
    const { SheetNames, Sheets } = XLSX.read(bytes);
    return SheetNames.map((name) => XLSX.utils.sheet_to_csv(Sheets[name]!));
  }
  if (type.includes('wordprocessingml') || type.includes('zip')) return [await unpacked(bytes)];
  return [bytes.toString('utf8').replace(/\r\n[ \t]/g, '')];
}

/** All parts of a zip one after the other. */
async function unpacked(bytes: Buffer): Promise<string> {
  const zip = await yauzl.fromBufferPromise(bytes);
  const parts: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    parts.push(Buffer.concat(await stream.toArray()).toString('utf8'));
  }
  return parts.join('\n');
}

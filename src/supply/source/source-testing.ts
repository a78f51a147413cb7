/** For tests only: a ministry in small. A real HTTP server on loopback with the page, its lists and a note of every request. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { IsoDate } from '../../platform/clock.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import type { Settings } from '../../platform/settings.ts';
import { officialTitle, VOLUME_TEXT } from '../official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { editionFile, fileName, row } from '../testing.ts';

export const PAGE = '/stf/index_00006.html';
const MODIFIED = 'Tue, 18 Aug 2026 08:15:00 GMT';

export class Ministry {
  url = '';
  /** Answers by path; a path without one is not found. */
  readonly routes = new Map<string, RequestListener>();
  readonly requests: IncomingMessage[] = [];

  get paths(): string[] {
    return this.requests.map((request) => request.url!);
  }

  /** The page with the given links, or any other markup, compressed as the real one is. */
  page(...links: string[]): void {
    const html = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>供給状況</title></head><body>
      <p>更新日：令和８年８月19日</p><ul>${links.map((link) => `<li>${link}</li>`).join('\n')}</ul></body></html>`;
    this.routes.set(PAGE, (_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(html));
    });
  }

  /** A file that is sent with an ETag and Last-Modified, and only to whom it is news. */
  file(path: string, bytes: Buffer): void {
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
    this.routes.set(path, (request, response) => {
      const known = request.headers['if-none-match'] === etag;
      response.writeHead(known ? 304 : 200, {
        etag,
        'last-modified': MODIFIED,
        ...(known ? {} : { 'content-length': bytes.length }),
      });
      response.end(known ? undefined : bytes);
    });
  }

  /** Answers a path with a status and nothing else. */
  status(path: string, status: number, headers: Record<string, string> = {}): void {
    this.routes.set(path, (_, response) => response.writeHead(status, headers).end());
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request);
    const route = this.routes.get(request.url!);
    if (route) route(request, response);
    else response.writeHead(404).end();
  }
}

/** A server of its own for the test, and a context whose settings point to its page. */
export async function ministryAndContext(
  t: TestContext,
  settings: Partial<Settings> = {},
): Promise<{ ministry: Ministry; context: ClosableContext & SupplyContext }> {
  const ministry = await openMinistry(t);
  const context = await testContext(t, { supplyPage: `${ministry.url}${PAGE}`, ...settings });
  return { ministry, context: Object.assign(context, { ports: NO_PORTS }) };
}

export async function openMinistry(t: TestContext): Promise<Ministry> {
  const ministry = new Ministry();
  const server = createServer((request, response) => ministry.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  ministry.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return ministry;
}

/** `/content/260818iyakuhinkyoukyu.xlsx` */
export function listPath(asOf: IsoDate): string {
  return `/content/${fileName(asOf)}`;
}

/** A link as the ministry writes it; `dated` and `path` say something else where a test wants them to. */
export function listLink(asOf: IsoDate, { dated = asOf, path = listPath(asOf) } = {}): string {
  return `<a href="${path}">${officialTitle(dated)}［Excel形式：3MB］</a>`;
}

/** A list of one product in the official layout. */
export function listFile(
  asOf: IsoDate,
  { title = officialTitle(asOf), volume = VOLUME_TEXT.normal as string } = {},
): Buffer {
  return editionFile(asOf, [row('1149019F1013', { volume })], { title }).bytes;
}

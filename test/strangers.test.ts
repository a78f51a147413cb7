/** Whatever a stranger says about hosts and origins is refused or has no effect, and every answer of any kind tells browsers to be careful. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { ensureBuilt } from '../src/app/build.ts';
import { PAGES } from '../src/app/pages.ts';
import { createSite } from '../src/app/server.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';
import { checkAddressKnown } from '../src/platform/http/site-address.ts';
import { importEdition } from '../src/supply/index.ts';
import { NO_PORTS } from '../src/supply/ports.ts';
import { edition, row } from '../src/supply/testing.ts';
import { type RawAnswer, request, sendRaw } from './raw-http.ts';
import { watchRoutes } from './routes.ts';

const PUBLIC = 'https://antei.example';

interface Opened {
  context: ClosableContext;
  site: FastifyInstance;
  port: number;
  routes: RouteOptions[];
}
async function open(publicUrl?: string): Promise<Opened> {
  const context = Object.assign(await testContext(undefined, publicUrl === undefined ? {} : { publicUrl }), {
    ports: NO_PORTS,
  });
  await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
  const { routes, result: site } = await watchRoutes(async () => createSite(context, await ensureBuilt()));
  await site.listen({ host: '127.0.0.1', port: 0 });
  return { context, site, routes, port: (site.server.address() as { port: number }).port };
}
let local: Opened;
let known: Opened;
before(async () => {
  local = await open();
  known = await open(PUBLIC);
});
after(async () => {
  for (const { site, context } of [local, known]) {
    await site.close();
    await context.close();
  }
});

const FEED = '/feeds/changes.atom';
const own = ({ port }: Opened): [string, string] => ['Host', `127.0.0.1:${port}`];
const ask = ({ port }: Opened, target: string, headers: [string, string][], method = 'GET', body = '') =>
  sendRaw(port, request(method, target, headers, body));

describe('the address of the site', () => {
  test('comes from its settings, never from a header', async () => {
    for (const headers of [
      [['Host', 'evil.example']],
      [own(known), ['X-Forwarded-Host', 'evil.example'], ['X-Forwarded-Proto', 'http']],
      [own(known), ['Forwarded', 'host=evil.example;proto=http']],
    ] as [string, string][][]) {
      for (const target of [FEED, '/overview', '/feeds/roadmap.atom', '/feeds/seminars.ics']) {
        const answer = await ask(known, target, headers);
        assert.ok(answer && answer.status < 500, target);
        assert.doesNotMatch(answer.body, /evil/, target);
      }
    }
    assert.match((await ask(known, FEED, [own(known)]))!.body, /https:\/\/antei\.example\/feeds/);
  });

  test('is this machine where none is set, and no other name opens the site', async () => {
    assert.match(
      (await ask(local, FEED, [own(local)]))!.body,
      new RegExp(`http://127.0.0.1:${local.port}/feeds`),
    );
    for (const headers of [
      [['Host', 'evil.example']],
      [own(local), ['X-Forwarded-Host', 'evil.example']],
      [own(local), ['Forwarded', 'for=192.0.2.1;host="evil.example"']],
    ] as [string, string][][]) {
      for (const target of [FEED, '/', '/api/v1/products', '/health/live']) {
        const answer = await ask(local, target, headers);
        assert.equal(answer?.status, 400, `${target} ${headers}`);
        assert.match(answer!.body, /ANTEI_PUBLIC_URL/);
        assert.equal(answer!.headers['cache-control'], 'no-store');
      }
    }
  });

  test('is asked for at the start where others could reach the site', () => {
    checkAddressKnown({ host: '127.0.0.1', publicUrl: undefined });
    checkAddressKnown({ host: '0.0.0.0', publicUrl: PUBLIC });
    for (const host of ['0.0.0.0', '::', '10.0.0.5', 'antei.local'])
      assert.throws(() => checkAddressKnown({ host, publicUrl: undefined }), /ANTEI_PUBLIC_URL/);
  });

  test('is where forms come from; another site or none is refused', async () => {
    const form = (origin: string) =>
      ask(
        known,
        '/lists/new',
        [own(known), ['Origin', origin], ['Content-Type', 'application/x-www-form-urlencoded']],
        'POST',
        'text=',
      );
    assert.equal((await form(PUBLIC))?.status, 200);
    for (const origin of [
      'https://evil.example',
      'null',
      `http://127.0.0.1:${known.port}`,
      'http://antei.example',
      '',
    ])
      assert.equal((await form(origin))?.status, 400, origin);
  });

  test('and by Sec-Fetch-Site where a browser leaves the origin out', async () => {
    const form = (site?: string) =>
      ask(
        known,
        '/lists/new',
        [
          own(known),
          ['Cookie', 'antei_session=x'],
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ...(site === undefined ? [] : [['Sec-Fetch-Site', site] as [string, string]]),
        ],
        'POST',
        'text=',
      );
    for (const site of [undefined, 'same-origin', 'none'])
      assert.equal((await form(site))?.status, 200, site);
    for (const site of ['cross-site', 'same-site', 'x', '']) {
      const answer = await form(site);
      assert.equal(answer?.status, 400, site);
      assert.match(answer!.body, /別のサイト/);
    }
  });

  test('is not another way of writing an address', async () => {
    for (const [host, status] of [
      ['127.1', 400],
      ['0x7f.1', 400],
      ['0x7f000001', 400],
      ['2130706433', 400],
      ['0177.0.0.1', 400],
      ['127.0.0.1.', 400],
      ['127.0.0.01', 400],
      ['LOCALHOST', 200],
      ['localhost', 200],
      ['127.0.0.1', 200],
      ['[::1]', 200],
      ['[0:0:0:0:0:0:0:1]', 200],
    ] as const)
      for (const port of ['', ':80', `:${local.port}`]) {
        const answer = await ask(local, '/health/live', [['Host', host + port]]);
        assert.equal(answer?.status, status, host + port);
      }
    assert.equal((await ask(local, '/health/live', [['Host', 'localhost:0080']]))?.status, 400);
    assert.equal((await ask(known, '/health/live', [['Host', 'ANTEI.example:443']]))?.status, 200);
    assert.equal((await ask(known, '/health/live', [['Host', '2130706433']]))?.status, 400);
    assert.equal((await ask(known, '/', [own(known), ['X-Forwarded-Host', '127.1']]))?.status, 400);
  });
});

describe('an odd request', () => {
  test('with a whole address is read where it names this site, and refused where not', async () => {
    const host = `127.0.0.1:${local.port}`;
    const cases: [string, number][] = [
      [`http://${host}/health/live`, 200],
      [`http://${host}?q=1`, 200],
      ['http://evil.example/', 400],
      [`ftp://${host}/`, 400],
      ['http:///', 400],
      ['evil', 400],
      ['*', 400],
      ['//evil.example/', 404],
      ['/\\evil.example', 404],
    ];
    for (const [target, status] of cases)
      assert.equal((await ask(local, target, [['Host', host]]))?.status, status, target);
  });

  test('without a host, or with two, is refused', async () => {
    assert.equal((await ask(local, '/', []))?.status, 400);
    assert.equal((await ask(local, '/', [own(local), own(local)]))?.status, 400);
    const old = await sendRaw(local.port, ['GET /health/live HTTP/1.0\r\n\r\n']);
    assert.equal(old?.status, 200);
  });

  const odd = fc.oneof(
    fc.string({ unit: fc.constantFrom(...' \t@:/?#[]%"\\,;=<>\u00e9ab1.-_'), maxLength: 40 }),
    fc.constantFrom(
      'a b',
      '[::1',
      '[::1]]',
      'a:99999999',
      '%00',
      'http://',
      'null,null',
      '"',
      'for=',
      '127.0.0.1:x',
      '::',
      'a@b',
      'x'.repeat(3_000),
      '.',
      '..',
      '-',
      '0x7f.1',
      '1',
      '[1]',
    ),
  );
  const NAMES = [
    'Host',
    'Origin',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-For',
    'X-Forwarded-Port',
    'X-Real-IP',
    'Forwarded',
    'Referer',
    'Via',
  ];
  test('header of an address is never a 500, tells no inside, and never comes back', async () => {
    const targets = ['/', FEED, '/api/v1/products', '/sign-in/start', '/dev/identity/auth', '/lists/new'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NAMES),
        odd,
        fc.constantFrom(...targets),
        fc.constantFrom('GET', 'POST'),
        fc.boolean(),
        async (name, value, target, method, absolute) => {
          const headers = [...(name === 'Host' ? [] : [own(local)]), [name, value]] as [string, string][];
          const address = absolute ? `http://${value.replace(/[\s\r\n]/g, '') || 'x'}${target}` : target;
          const answer = await ask(local, address, headers, method, method === 'POST' ? 'a=b' : '');
          assert.ok(answer, 'an answer');
          assert.ok(answer.status < 500, `${answer.status} ${answer.body.slice(0, 300)}`);
          assert.doesNotMatch(answer.body, /node_modules|\.ts:\d|at \w+ \(/);
          careful(answer, `${method} ${address} ${name}: ${value}`);
        },
      ),
      { seed: 13, numRuns: 250 },
    );
  });
});

function careful({ headers, status }: RawAnswer, what: string, https = false): void {
  assert.equal(headers['x-content-type-options'], 'nosniff', `${what} ${status}: nosniff`);
  assert.match(headers['content-security-policy'] ?? '', /default-src 'none'/, `${what} ${status}: policy`);
  assert.ok(headers['referrer-policy'], `${what} ${status}: referrer`);
  if (https)
    assert.match(headers['strict-transport-security'] ?? '', /max-age=31536000/, `${what} ${status}: HSTS`);
  else assert.equal(headers['strict-transport-security'], undefined, `${what}: no HSTS without https`);
}

describe('careful headers', () => {
  test('are on the answer of every route and page, with every method', async () => {
    const assets = readdirSync(join(await ensureBuilt(), 'client', 'assets'));
    const files = ['js', 'css', 'svg', 'woff2'].map(
      (end) => `/assets/${assets.find((name) => name.endsWith(`.${end}`))}`,
    );
    const paths = [
      ...known.routes.map(({ url, method }) => [
        url.replace(/:\w+/g, 'x').replace('*', 'x'),
        [method].flat()[0]!,
      ]),
      ...PAGES.flatMap(({ path }) => [
        // A day that is none: whole reviews are drawn elsewhere.
        [`/${path.replace(/:\w+/g, 'x')}${path.includes('review.') ? '?as-of=x' : ''}`, 'GET'],
        [`/${path.replace(/:\w+/g, 'x')}.data${path.includes('review.') ? '?as-of=x' : ''}`, 'GET'],
      ]),
      ...files.map((path) => [path, 'GET']),
      ['/service-worker.js', 'GET'],
      ['/', 'DELETE'],
      ['/', 'OPTIONS'],
      ['/', 'TRACE'],
      ['/no-such-page', 'GET'],
      ['/api/v1/editions/latest/supply.csv', 'GET'],
    ] as [string, string][];
    const kinds = new Set<number>();
    for (const [path, method] of paths) {
      const answer = await ask(known, path, [own(known)], method);
      assert.ok(answer, path);
      careful(answer, `${method} ${path}`, true);
      kinds.add(answer.status);
    }
    for (const status of [200, 303, 400, 401, 404])
      assert.ok(kinds.has(status), `${status} among ${[...kinds]}`);
  });

  test('are on what Node answers before any route, and on a failure of ours', async () => {
    const host = `Host: 127.0.0.1:${known.port}\r\n`;
    const cases: [string, number][] = [
      ['nonsense\r\n\r\n', 400],
      ['GET / HTTP/9.9\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
      [`GET / HTTP/1.1\r\n${host}Expect: the-impossible\r\n\r\n`, 417],
      ['CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 400],
      [
        `POST /lists/new HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello`,
        400,
      ],
      [
        `POST /api/v1/devices HTTP/1.1\r\n${host}Connection: close\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n`,
        413,
      ],
      [`GET /%E0%A4%A HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, 400],
    ];
    for (const [bytes, status] of cases) {
      const answer = await sendRaw(known.port, [bytes]);
      assert.equal(answer?.status, status, bytes.slice(0, 60));
      careful(answer!, bytes.slice(0, 60), true);
    }
    await known.context.close();
    for (const [path, status] of [
      ['/search', 503],
      ['/api/v1/changes', 503],
      ['/health/ready', 503],
    ] as const) {
      const answer = await ask(known, path, [own(known)]);
      assert.ok(answer!.status >= 500 || status === 503, path);
      careful(answer!, path, true);
      assert.doesNotMatch(answer!.body, /node_modules|\.ts:\d/);
    }
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { ensureBuilt } from '../../app/build.ts';
import { AnteiError } from '../../platform/errors.ts';
import { siteAddress } from '../../platform/http/site-address.ts';
import type { SupplyReader } from '../../supply/index.ts';
import type { Services } from '../services.ts';
import { takeMarkedScripts } from './content-policy.ts';
import { CONTROLLER } from './handoff.ts';
import { createPageGuard } from './page-guard.ts';
import { createPageHandler } from './page-handler.ts';

const BUILD = await ensureBuilt();

/** Pages of the test's own, put beside the real ones: a loader that answers, fails in several ways, redirects. */
const PROBES = `
  import * as build from ${JSON.stringify(pathToFileURL(join(BUILD, 'server/index.js')).href)};
  export * from ${JSON.stringify(pathToFileURL(join(BUILD, 'server/index.js')).href)};
  const loaders = {
    today: ({ context }) => ({ text: context.get(build.entry.module.servicesContext).today + '</script><script>alert(1)</script>' }),
    broken: () => { throw new Error('secret detail of the inside'); },
    refused: ({ context }) => { throw context.get(build.entry.module.servicesContext).failure; },
    missing: () => { throw new Response('この品目は一覧にありません。', { status: 404 }); },
    moved: () => { throw new Response(null, { status: 302, headers: { Location: '/today' } }); },
    own: () => ({ text: 'x' }),
  };
  // The build gives pages their data through a wrapper of its own; here the loader leaves it where the page finds it.
  let shown;
  const entries = Object.entries(loaders).map(([path, loader]) => [path, {
    id: path, parentId: 'root', path,
    module: {
      loader: (args) => (shown = loader(args)),
      default: () => shown.text,
      headers: path === 'own' ? () => ({ 'Cache-Control': 'no-cache' }) : undefined,
    },
  }]);
  const rendering = { id: 'rendering', parentId: 'root', path: 'rendering', module: { default: () => { throw new Error('secret'); } } };
  export const routes = { ...build.routes, ...Object.fromEntries(entries), rendering };
  export const assets = { ...build.assets, routes: { ...build.assets.routes, ...Object.fromEntries(
    [...entries.map(([id]) => id), 'rendering'].map((id) => [id, { ...build.assets.routes.root, id, parentId: 'root', path: id, hasLoader: id !== 'rendering' }]),
  ) } };
`;

const guard = createPageGuard([]);
const siteUrl = siteAddress({ publicUrl: undefined, port: 80 });
/** What the frame of every page asks. */
const supply = {
  isDemonstration: async () => false,
  sourceAlarm: async () => null,
} as Partial<SupplyReader> as SupplyReader;
let app: FastifyInstance;
let folder: string;
const log: { err?: { message: string }; incident?: string }[] = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antei-pages-'));
  mkdirSync(join(folder, 'server'));
  writeFileSync(join(folder, 'server/index.js'), PROBES);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(BUILD, 'client'), join(folder, 'client'));
  app = fastify({ logger: { level: 'error', stream: { write: (line) => void log.push(JSON.parse(line)) } } });
  const failure = new AnteiError('database-unavailable', '接続先が応答しません');
  const open = { session: null, refusal: null };
  const services = () =>
    ({
      today: '2026-11-22',
      supply,
      databaseNote: () => null,
      failure,
      ...open,
    }) as Partial<Services> as Services;
  await app.register(createPageHandler({ buildDirectory: folder, guard, services, siteUrl }));
});

after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('a page', () => {
  test('is whole, in Japanese, with the services of its loader', async () => {
    const response = await app.inject('/today');
    assert.equal(response.statusCode, 200);
    assert.equal(response.headers['content-type'], 'text/html; charset=utf-8');
    assert.match(response.body, /^<!DOCTYPE html><html lang="ja">/);
    assert.match(response.body, /2026-11-22/);
    assert.equal(response.body.match(/<title>[^<]+<\/title>/g)?.length, 1);
    assert.match(response.body, /<\/body><\/html>$/);
  });

  test('allows exactly its own inline scripts', async () => {
    const { body, headers } = await app.inject('/today');
    const policy = String(headers['content-security-policy']);
    const inline = [...body.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) =>
      sha256(match[1]!),
    );
    const listed = /script-src 'self'([^;]*)/.exec(policy)![1]!.trim().split(' ');
    assert.ok(inline.length >= 3);
    assert.deepEqual(new Set(listed), new Set(inline));
    assert.doesNotMatch(policy, /unsafe/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(body, /nonce/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.ok(headers['referrer-policy']);
  });

  test('can be kept by a cache, and is not sent twice', async () => {
    const first = await app.inject('/today');
    assert.match(String(first.headers['cache-control']), /^public, max-age=0, s-maxage=60/);
    const etag = String(first.headers.etag);
    assert.match(etag, /^W\/"[\w-]+"$/);
    assert.equal((await app.inject('/today')).headers.etag, etag, 'the same page has the same tag');
    for (const sent of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await app.inject({ url: '/today', headers: { 'if-none-match': sent } });
      assert.equal(again.statusCode, 304, sent);
      assert.equal(again.body, '');
      assert.equal(again.headers.etag, etag);
    }
    assert.equal(
      (await app.inject({ url: '/today', headers: { 'if-none-match': '"other"' } })).statusCode,
      200,
    );
  });

  test('answers HEAD like GET without the body', async () => {
    const get = await app.inject('/today');
    const head = await app.inject({ url: '/today', method: 'HEAD' });
    assert.equal(head.statusCode, 200);
    assert.equal(head.body, '');
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      assert.equal(head.headers[name], get.headers[name], name);
    assert.equal(Number(head.headers['content-length']), Buffer.byteLength(get.body));
  });

  test('is compressed as the reader accepts, under the same tag', async () => {
    const plain = await app.inject('/today');
    const ways = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [encoding, unpack] of Object.entries(ways)) {
      const accept = encoding === 'br' ? 'gzip, deflate, br' : 'gzip, br;q=0';
      const packed = await app.inject({ url: '/today', headers: { 'accept-encoding': accept } });
      assert.equal(packed.headers['content-encoding'], encoding);
      assert.equal(unpack(packed.rawPayload).toString(), plain.body);
      assert.equal(packed.headers.etag, plain.headers.etag);
      assert.match(String(packed.headers.vary), /accept-encoding/i);
    }
  });

  test('may set its own Cache-Control', async () => {
    assert.equal((await app.inject('/own')).headers['cache-control'], 'no-cache');
  });

  test('hands its data to the browser as React Router would', () => {
    const bundle = readFileSync(join(BUILD, 'server/index.js'), 'utf8');
    for (const call of [`${CONTROLLER}.enqueue(`, `${CONTROLLER}.close();`])
      assert.ok(bundle.includes(`\`${call}`), call);
  });

  test('gives its data alone, redirects and assets too', async () => {
    const data = await app.inject('/today.data');
    assert.equal(data.statusCode, 200);
    assert.match(data.body, /2026-11-22/);
    assert.ok(data.headers.etag);
    const moved = await app.inject('/moved');
    assert.equal(moved.statusCode, 302);
    assert.equal(moved.headers.location, '/today');
    const asset = /\/assets\/entry\.client-[\w-]+\.js/.exec((await app.inject('/today')).body)![0];
    const script = await app.inject({ url: asset, headers: { 'accept-encoding': 'gzip, br' } });
    assert.match(String(script.headers['cache-control']), /max-age=31536000, immutable/);
    assert.equal(script.headers['content-encoding'], 'br');
  });
});

describe('a failure', () => {
  test('404 for an address without a page, and for a loader that says so', async () => {
    const unknown = await app.inject('/no/such/page');
    assert.equal(unknown.statusCode, 404);
    assert.match(unknown.body, /<h1[^>]*>見つかりません<\/h1>/);
    assert.equal(unknown.headers['cache-control'], 'no-store');
    const missing = await app.inject('/missing');
    assert.equal(missing.statusCode, 404);
    assert.match(missing.body, /この品目は一覧にありません。/);
    for (const { body } of [unknown, missing]) assert.equal(body.match(/<title>/g)!.length, 1);
  });

  for (const path of ['/broken', '/rendering']) {
    test(`500 with a number, and nothing of the inside: ${path}`, async () => {
      log.length = 0;
      const response = await app.inject(path);
      assert.equal(response.statusCode, 500);
      const number = /internal-[\w-]+/.exec(response.body)?.[0];
      assert.ok(number, 'the page has a number');
      assert.ok(
        log.some((line) => line.incident === number && line.err?.message.startsWith('secret')),
        'so has the log',
      );
      assert.doesNotMatch(response.body, /secret|at \w+ \(|node_modules/);
      assert.match(response.body, /<html lang="ja">[\s\S]*公開しているデータはそのままです/);
      assert.equal(response.headers['cache-control'], 'no-store');
      assert.match(String(response.headers['content-security-policy']), /script-src 'self';/);
    });
  }

  test('an error of the vocabulary has its own status and words', async () => {
    const response = await app.inject('/refused');
    assert.equal(response.statusCode, 503);
    assert.match(response.body, /データベースに接続できません/);
    assert.doesNotMatch(response.body, /接続先/);
    assert.match(response.body, /database-unavailable-[\w-]+/);
  });

  test('services that fail give the last resort', async () => {
    const bare = fastify();
    const services = () => {
      throw new Error('secret');
    };
    await bare.register(createPageHandler({ buildDirectory: folder, guard, services, siteUrl }));
    const response = await bare.inject('/today');
    assert.equal(response.statusCode, 500);
    assert.match(response.body, /internal-[\w-]+/);
    assert.doesNotMatch(response.body, /secret/);
    assert.match(String(response.headers['content-security-policy']), /default-src 'none'/);
    assert.match(response.body, /<html lang="ja">[\s\S]*トップへ戻る/);
    const english = await bare.inject('/en/today');
    assert.equal(english.statusCode, 500);
    assert.match(english.body, /<html lang="en">[\s\S]*went wrong on our side[\s\S]*href="\/en"/);
    assert.match(english.body, /internal-[\w-]+/);
    assert.doesNotMatch(english.body, /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|secret/u);
    await bare.close();
  });

  test('strange addresses and hosts do no harm', async () => {
    for (const url of ['//evil.example/today', '/today?q=%E3%81%82&q=', '/%E3%81%82']) {
      assert.ok((await app.inject(url)).statusCode < 500, url);
    }
    assert.equal((await app.inject({ url: '/today', headers: { host: 'a b"<' } })).statusCode, 200);
  });
});

test('a script without the mark is not allowed', () => {
  const { html, scripts } = takeMarkedScripts(
    '<script nonce="m">good()</script><script>evil()</script><script nonce="m" src="/a.js"></script>',
    'm',
  );
  assert.deepEqual(scripts, ['good()']);
  assert.equal(html, '<script>good()</script><script>evil()</script><script src="/a.js"></script>');
});

describe('pages kept', () => {
  let version = '1';
  let kept: FastifyInstance;
  let made = 0;
  before(async () => {
    kept = fastify();
    const open = { session: null, refusal: null };
    const services = () =>
      ({
        today: `${++made}回目`,
        supply,
        databaseNote: () => null,
        ...open,
      }) as Partial<Services> as Services;
    await kept.register(
      createPageHandler({ buildDirectory: folder, guard, services, siteUrl, version: () => version }),
    );
  });
  after(() => kept.close());
  const times = async (url: string, headers = {}) =>
    /(\d+)回目/.exec((await kept.inject({ url, headers })).body)?.[1];

  test('are made once for each version of the data, address and name of the site', async () => {
    const first = await times('/today');
    assert.ok(first);
    assert.equal(await times('/today'), first);
    assert.notEqual(await times('/today?q=1'), first);
    assert.notEqual(await times('/today', { host: '127.0.0.1' }), first);
    assert.equal(await times('/today', { host: 'other.example' }), first);
    version = '2';
    assert.notEqual(await times('/today'), first);
  });

  test('are the same to the byte, headers included, for GET, HEAD and one who has it', async () => {
    const [made, again, head] = [
      await kept.inject('/today?bytes'),
      await kept.inject('/today?bytes'),
      await kept.inject({ url: '/today?bytes', method: 'HEAD' }),
    ];
    assert.equal(again.body, made.body);
    const { date: _made, ...headers } = made.headers;
    for (const { date: _date, ...other } of [again.headers, head.headers]) assert.deepEqual(other, headers);
    assert.equal(head.body, '');
    const held = await kept.inject({
      url: '/today?bytes',
      headers: { 'if-none-match': String(made.headers.etag) },
    });
    assert.equal(held.statusCode, 304);
  });

  test('are never kept for a reader who is known, nor where a page or an error forbids it', async () => {
    for (const headers of [{ cookie: 'a=b' }, { authorization: 'Bearer x' }]) {
      const known = await times('/today?known', headers);
      assert.notEqual(await times('/today?known', headers), known);
    }
    for (const url of ['/own', '/missing']) {
      const before = made;
      await kept.inject(url);
      await kept.inject(url);
      assert.equal(made, before + 2, url);
    }
  });
});

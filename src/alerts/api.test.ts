import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../app/build.ts';
import { createSite } from '../app/server.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { importEdition } from '../supply/index.ts';
import { RESPONSE_TEXT } from '../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import * as schemas from './api-schemas.ts';
import { keysOf } from './keys.ts';
import { createList, openList } from './lists/lists.ts';
import { announceEditions } from './matching/on-edition.ts';

/** A and B are of one ingredient, form and strength; C is not, and the others are there to be many. */
const [A, B, C] = ['1149019F1560', '1149019F1579', '2119404A1033'] as const;
const ALL = [A, B, C, ...Array.from({ length: 30 }, (_, i) => `3999${100 + i}F1015`)];
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;

const SUBSCRIPTION = {
  endpoint: 'https://push.example.net/send/abc',
  keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
};

before(async () => {
  const plain = await testContext();
  context = Object.assign(plain, { ports: { ...NO_PORTS, told: announceEditions(plain) } });
  site = await createSite(context, await ensureBuilt());
  await importEdition(
    context,
    edition(
      '2026-08-14',
      ALL.map((code) => row(code)),
    ),
    { source: 'official' },
  );
  await stopped('2026-08-17', A);
});

after(async () => {
  await site?.close();
  await context?.close();
});

/** An edition in which one product has stopped. */
async function stopped(asOf: string, code: string, options = {}) {
  const cells = { response: RESPONSE_TEXT.stopped, reason: '１．需要増', name: 'ロキソ錠６０ｍｇ' };
  const rows = ALL.map((one) => row(one, one === code ? cells : {}));
  await importEdition(context, edition(asOf, rows), { source: 'official', ...options });
}

const get = (url: string, headers = {}) => site.inject({ url: `/api/v1${url}`, headers });

test('the news of an edition are one file for everybody, as its schema says', async () => {
  const reply = await get('/news/2026-08-17');
  const file = reply.json();
  assert.deepEqual(schemas.NewsFile.parse(file), file);
  assert.deepEqual([file.asOf, file.revision, file.items.length], ['2026-08-17', 1, 2]);
  const [item, other] = file.items;
  assert.deepEqual([item.yjCode, item.name, item.response], [A, 'ロキソ錠60mg', 'stopped']);
  assert.ok(item.topics.includes('response'));
  assert.deepEqual(
    item.lines.find(({ label }: { label: string }) => label === '出荷対応'),
    { label: '出荷対応', before: '通常出荷', after: '供給停止' },
  );
  assert.deepEqual([item.candidates.normal, item.candidates.names[0].yjCode], [1, B]);
  assert.deepEqual([other.yjCode, other.topics], [B, ['alternatives']]);
  assert.deepEqual((await get('/news/latest')).json(), file);
});

test('an edition without news has an empty file, a day without an edition has none', async () => {
  assert.deepEqual((await get('/news/2026-08-14')).json(), { asOf: '2026-08-14', revision: 1, items: [] });
  const none = await get('/news/2026-08-15');
  assert.deepEqual([none.statusCode, none.json().code], [404, 'no-edition']);
  assert.equal(none.headers['cache-control'], 'no-store');
  assert.equal((await get('/news/yesterday')).statusCode, 400);
});

test('editions are listed newest first with the number of their news', async () => {
  const { items } = (await get('/news')).json();
  assert.deepEqual(items, [
    { asOf: '2026-08-17', revision: 1, count: 2 },
    { asOf: '2026-08-14', revision: 1, count: 0 },
  ]);
  assert.equal((await get('/news?since=2026-08-15')).json().items.length, 1);
  assert.equal((await get('/news?limit=1')).json().items[0].asOf, '2026-08-17');
});

test('the catalogue has every product in few bytes', async () => {
  const file = (await get('/catalogue.json')).json();
  assert.deepEqual(schemas.CatalogueFile.parse(file), file);
  assert.deepEqual(file.items[0], [A, 'ロキソ錠60mg', '試験製薬', '試験成分', '5mg1錠', 'stopped', 'normal']);
});

test('the files may be kept by a CDN, are sent packed, and what is held is not sent again', async () => {
  for (const url of ['/news/2026-08-17', '/news/latest', '/catalogue.json', '/news', '/push-key']) {
    const first = await get(url);
    assert.match(String(first.headers['cache-control']), /public.*s-maxage/, url);
    const again = await get(url, { 'if-none-match': first.headers.etag });
    assert.deepEqual([again.statusCode, again.body], [304, ''], url);
  }
  const plain = await get('/catalogue.json');
  const packed = await get('/catalogue.json', { 'accept-encoding': 'gzip, br' });
  assert.equal(packed.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(packed.rawPayload).toString(), plain.body);
  assert.notEqual(packed.headers.etag, plain.headers.etag);
  assert.equal(packed.headers.vary, 'Accept-Encoding');
});

test('a correction is in the file at once, with a new revision, and what it took back is gone', async () => {
  await stopped('2026-08-17', C, { replace: true });
  const file = (await get('/news/2026-08-17')).json();
  assert.equal(file.revision, 2);
  assert.deepEqual(
    file.items.map((item: { yjCode: string }) => item.yjCode),
    [C],
  );
  assert.deepEqual((await get('/news')).json().items[0], { asOf: '2026-08-17', revision: 2, count: 1 });
});

test('a browser is added and removed by its subscription; the site keeps nothing else of it', async () => {
  const send = (method: 'POST' | 'DELETE', payload: object) =>
    site.inject({ method, url: '/api/v1/devices', payload });
  const added = await send('POST', { ...SUBSCRIPTION, expirationTime: null, codes: [A] });
  assert.deepEqual([added.statusCode, added.headers['cache-control']], [204, 'no-store']);
  const { rows } = await context.pool.query('select * from watch_channel');
  assert.deepEqual([rows.length, rows[0].kind, rows[0].list_id], [1, 'device', null]);
  assert.ok(!JSON.stringify(rows).includes(A));
  assert.equal((await send('DELETE', { endpoint: SUBSCRIPTION.endpoint })).statusCode, 204);
  assert.equal((await context.pool.query('select from watch_channel')).rowCount, 0);
});

test('what is no subscription is refused in words', async () => {
  const wrong: object[] = [
    {},
    { ...SUBSCRIPTION, endpoint: 'http://push.example.net/x' },
    { ...SUBSCRIPTION, endpoint: 'https://127.0.0.1/x' },
    { ...SUBSCRIPTION, keys: { p256dh: 'short', auth: 'A'.repeat(22) } },
  ];
  for (const payload of wrong) {
    const reply = await site.inject({ method: 'POST', url: '/api/v1/devices', payload });
    assert.ok([400, 422].includes(reply.statusCode), JSON.stringify(payload));
    assert.ok(reply.json().remedy);
  }
  assert.equal((await context.pool.query('select from watch_channel')).rowCount, 0);
});

test('a browser joins a list by the list’s address, and by no other', async () => {
  const { handle } = await createList(context, { add: [A] });
  const join = (to: string) =>
    site.inject({ method: 'POST', url: `/api/v1/lists/${to}/push`, payload: SUBSCRIPTION });
  assert.equal((await join(handle)).statusCode, 204);
  assert.deepEqual(
    (await openList(context, handle))?.channels.map(({ kind }) => kind),
    ['push'],
  );
  assert.equal((await join(`${handle.slice(0, -2)}xx`)).json().code, 'list-not-found');
});

test('the key of Web Push is given out; the private one never', async () => {
  const { publicKey } = (await get('/push-key')).json();
  assert.equal(Buffer.from(publicKey, 'base64url').length, 65);
  assert.equal(publicKey, keysOf(context.settings).push.publicKey);
});

test('subscriptions of one address are few in a minute', async () => {
  const statuses = [];
  for (let i = 0; i < 40; i++)
    statuses.push(
      (
        await site.inject({
          method: 'DELETE',
          url: '/api/v1/devices',
          payload: { endpoint: 'https://x.example/' },
        })
      ).statusCode,
    );
  assert.equal(statuses.at(0), 204);
  assert.equal(statuses.at(-1), 429);
});

test('the service worker is served for the whole site, never kept without asking, and may read this site only', async () => {
  const reply = await site.inject('/service-worker.js');
  assert.equal(reply.statusCode, 200);
  assert.match(String(reply.headers['content-type']), /^text\/javascript/);
  assert.equal(reply.headers['cache-control'], 'no-cache');
  assert.equal(reply.headers['content-security-policy'], "default-src 'none'; connect-src 'self'");
  assert.ok(!/\bimport\b\s*[{("']/.test(reply.body), 'one file');
  const again = await site.inject({
    url: '/service-worker.js',
    headers: { 'if-none-match': String(reply.headers.etag) },
  });
  assert.equal(again.statusCode, 304);
  const page = await site.inject('/lists/device');
  assert.match(String(page.headers['content-security-policy']), /worker-src 'self'/);
  const manifest = await site.inject('/manifest.webmanifest');
  assert.equal(manifest.json().start_url, '/lists/device');
});

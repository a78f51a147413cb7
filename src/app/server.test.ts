import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { importReferenceTable } from '../medicines/index.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import * as schemas from '../supply/api-schemas.ts';
import { importEdition } from '../supply/index.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import { ensureBuilt } from './build.ts';
import { createSite } from './server.ts';

const [LOXONIN, GENERIC, OTHER, GAS] = ['1149019F1560', '1149019F1012', '1149019C1030', 'X00110'] as const;
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
  const names = {
    [LOXONIN]: 'ロキソニン錠６０ｍｇ',
    [GENERIC]: 'ロキソプロフェンＮａ錠６０ｍｇ「試」',
    [OTHER]: 'ロキソニン細粒１０％',
    [GAS]: '酸素',
  };
  const rows = (replaced: Record<string, object> = {}) =>
    Object.entries(names).map(([code, name]) =>
      row(code, { name, ingredient: '試験成分・甲／乙', ...replaced[code] }),
    );
  await importEdition(context, edition('2026-08-14', rows()), { source: 'official' });
  await importEdition(
    context,
    edition('2026-08-17', rows({ [LOXONIN]: { response: RESPONSE_TEXT.limitedOwn, reason: '１．需要増' } })),
    { source: 'official' },
  );
  const last = rows({
    [LOXONIN]: { response: RESPONSE_TEXT.limitedOwn, reason: '１．需要増' },
    [GENERIC]: { volume: VOLUME_TEXT.increased },
  });
  await importEdition(
    context,
    edition(
      '2026-08-18',
      last.filter((cells) => cells[4] !== GAS),
    ),
    { source: 'official' },
  );
});

after(async () => {
  await site.close();
  await context.close();
});

const get = (url: string, headers = {}) => site.inject({ url, headers });
const json = async (url: string) => (await get(url)).json();

test('Products are found by any spelling, with counts, limits in headers and the date of the list', async () => {
  const reply = await get(`/api/v1/products?q=${encodeURIComponent('ﾛｷｿﾆﾝ60')}`);
  const { asOf, total, items, counts } = reply.json();
  assert.deepEqual(
    [asOf, total, items[0].yjCode, items[0].response],
    ['2026-08-18', 1, LOXONIN, 'limitedOwn'],
  );
  assert.deepEqual(counts.response, { limitedOwn: 1 });
  assert.equal(reply.headers['x-ratelimit-limit'], '60000');
  assert.equal((await json('/api/v1/products')).total, 3);
  assert.equal(
    (await json('/api/v1/products?response=normal&response=stopped&volume=increased')).items[0].yjCode,
    GENERIC,
  );
  assert.deepEqual((await json('/api/v1/products?size=1&page=2')).items.length, 1);
});

test('A product comes with its history, candidates by nearness, and changes', async () => {
  const detail = await json(`/api/v1/products/${LOXONIN.toLowerCase()}`);
  assert.deepEqual(
    detail.history.map((step: never) => [step['from'], step['to'], step['status']['response']]),
    [
      ['2026-08-14', '2026-08-17', 'normal'],
      ['2026-08-17', null, 'limitedOwn'],
    ],
  );
  assert.deepEqual(
    detail.alternatives.map((a: never) => [a['nearness'], a['product']['yjCode']]),
    [
      [9, GENERIC],
      [7, OTHER],
    ],
  );
  assert.deepEqual(detail.peers, { normal: 1, total: 1 });
  assert.deepEqual(detail.lasting, { since: '2026-08-17', days: 2, known: 'history' });
  assert.deepEqual(detail.changes[0].before, { response: '①通常出荷', reason: '７．－' });
});

test('A product that left the list keeps its page, marked as not listed', async () => {
  const detail = await json(`/api/v1/products/${GAS}`);
  assert.equal(detail.product.listed, false);
  assert.deepEqual(
    detail.history.map((step: never) => step['listed']),
    [true, false],
  );
});

test('Changes are followed by cursor, removals included, and the end is told', async () => {
  const seen: string[] = [];
  let cursor = '0';
  for (let more = true; more; ) {
    const page: { items: { yjCode: string; kinds: string[] }[]; nextCursor: string; more: boolean } =
      await json(`/api/v1/changes?limit=1&cursor=${cursor}`);
    seen.push(...page.items.map((change) => `${change.yjCode} ${change.kinds}`));
    ({ nextCursor: cursor, more } = page);
  }
  assert.deepEqual(seen.sort(), [`${GENERIC} volume`, `${GAS} removed`, `${LOXONIN} response,detail`].sort());
  assert.deepEqual((await json(`/api/v1/changes?cursor=${cursor}`)).items, []);
  assert.equal((await json('/api/v1/changes?since=2026-08-18')).items.length, 2);
});

test('Editions name their downloads, and each of them comes', async () => {
  const { items } = await json('/api/v1/editions');
  assert.deepEqual(
    items.map((e: never) => e['asOf']),
    ['2026-08-18', '2026-08-17', '2026-08-14'],
  );
  for (const [format, path] of Object.entries<string>(items[1].downloads)) {
    const reply = await get(path);
    assert.equal(reply.statusCode, 200, format);
    assert.match(String(reply.headers['content-disposition']), /260817iyakuhinkyoukyu/);
    assert.equal((await get(path, { 'if-none-match': reply.headers.etag })).statusCode, 304);
  }
  assert.ok((await get('/api/v1/editions/latest/supply.csv')).body.startsWith('\ufeff'));
});

test('Public replies carry an ETag and may be kept by a CDN; what is held is not sent again', async () => {
  for (const url of [
    '/api/v1/products?q=60',
    `/api/v1/products/${LOXONIN}`,
    '/api/v1/changes',
    '/api/v1/editions',
    '/feeds/changes.atom',
    '/',
    '/search?q=60',
    `/products/${LOXONIN}`,
  ]) {
    const first = await get(url);
    assert.equal(first.statusCode, 200, url);
    assert.match(String(first.headers['cache-control']), /public.*s-maxage/);
    const again = await get(url, { 'if-none-match': first.headers.etag });
    assert.deepEqual([again.statusCode, again.body], [304, ''], url);
  }
});

test('Every error below the API, feeds and health has one shape, and bad input is never a 500', async () => {
  const cases: [string, number, string][] = [
    ['/api/v1/nothing', 404, 'not-found'],
    ['/api/v1/products/123', 404, 'not-found'],
    ['/api/v1/products?page=0', 400, 'bad-request'],
    ['/api/v1/products?size=9999', 400, 'bad-request'],
    [`/api/v1/products?q=${'x'.repeat(201)}`, 400, 'bad-request'],
    ['/api/v1/products?sort=random', 400, 'bad-request'],
    ['/api/v1/changes?cursor=abc', 400, 'bad-request'],
    ['/api/v1/changes?since=2026-02-30', 400, 'bad-request'],
    ['/api/v1/editions/2020-01-01/supply.csv', 404, 'no-edition'],
    ['/api/v1/editions/latest/supply.pdf', 400, 'bad-request'],
    ['/feeds/products/123.atom', 404, 'not-found'],
    ['/feeds/ingredients/x', 404, 'not-found'],
    ['/feeds/other.atom', 404, 'not-found'],
    ['/health/none', 404, 'not-found'],
    ['/api/v1/products/%E0%A4%A', 400, 'bad-request'],
  ];
  for (const [url, status, code] of cases) {
    const reply = await get(url);
    const body = reply.json();
    assert.deepEqual([reply.statusCode, body.status, body.code], [status, status, code], url);
    assert.match(String(reply.headers['content-type']), /application\/problem\+json/, url);
    for (const field of ['title', 'detail', 'remedy', 'instance']) assert.ok(body[field], `${url}: ${field}`);
  }
  const post = await site.inject({ method: 'POST', url: '/api/v1/products', payload: {} });
  assert.equal(post.json().code, 'not-found');
});

test('Pages answer odd input with a page, never with a 500', async () => {
  for (const url of [
    '/search?page=999999&response=xyz&q=%00%FF',
    '/changes?from=2026-13-99&to=abc&tab=zzz',
    '/overview?asOf=x',
    '/products/zzz',
    '/ingredients/%E0%A4%A',
    '/makers/none',
    '/classes/a%2Fb',
    '/no/such/page',
    '/search?q=%3Cscript%3Ealert(1)%3C/script%3E',
  ]) {
    const reply = await get(url);
    assert.ok(reply.statusCode < 500, `${url}: ${reply.statusCode}`);
    assert.ok(!reply.body.includes('<script>alert(1)'), url);
  }
});

test('Feeds are Atom and JSON Feed of the notable changes, narrowed by ingredient, maker, class and product', async () => {
  const all = (await get('/feeds/changes.atom')).body;
  assert.ok(all.includes('<feed xmlns="http://www.w3.org/2005/Atom">'));
  assert.equal(all.match(/<entry>/g)?.length, 2);
  const scopes = [
    `ingredients/${encodeURIComponent('試験成分・甲／乙')}`,
    `makers/${encodeURIComponent('試験製薬')}`,
    `classes/${encodeURIComponent('試験用薬')}`,
  ];
  for (const scope of scopes) assert.equal((await json(`/feeds/${scope}.json`)).items.length, 2, scope);
  const own = await json(`/feeds/products/${LOXONIN}.json`);
  assert.deepEqual([own.version, own.items.length], ['https://jsonfeed.org/version/1', 1]);
});

test('Replies are as their schemas say, to the last field', async () => {
  const exact: [string, { parse(value: unknown): unknown }][] = [
    ['/api/v1/products', schemas.ProductPage],
    [`/api/v1/products/${LOXONIN}`, schemas.ProductDetail],
    [`/api/v1/products/${GAS}`, schemas.ProductDetail],
    ['/api/v1/changes', schemas.ChangePage],
  ];
  for (const [url, schema] of exact) {
    const reply = await json(url);
    assert.deepEqual(schema.parse(reply), reply, url);
  }
});

test('Health says alive and ready; a page is compressed where asked', async () => {
  assert.deepEqual(await json('/health/live'), { status: 'ok' });
  assert.deepEqual(await json('/health/ready'), {
    status: 'ok',
    asOf: '2026-08-18',
    worker: 'ok',
    workerSeen: null,
    database: { primary: 'ok', replica: null, readsFrom: 'primary', ageSeconds: 0 },
  });
  assert.deepEqual(await json('/health/write'), { status: 'ok' });
  await context.pool.query(`insert into worker (seen_at) values (now() - interval '2 minutes')`);
  assert.equal((await json('/health/ready')).worker, 'silent');
  const packed = await get('/search', { 'accept-encoding': 'gzip' });
  if (packed.headers['content-encoding'] === 'gzip')
    assert.ok(gunzipSync(packed.rawPayload).toString().includes('</html>'));
});

test('A new edition is on the pages at once', async () => {
  await importEdition(
    context,
    edition('2026-08-19', [
      row(LOXONIN, { response: RESPONSE_TEXT.stopped, reason: '４．品質トラブル（製造委託を含む）' }),
    ]),
    { source: 'official' },
  );
  await new Promise((resolve) => setTimeout(resolve, 250));
  assert.equal((await json('/api/v1/products')).total, 1);
  assert.ok((await get(`/products/${LOXONIN}`)).body.includes('供給停止'));
});

test('So is a list of standard names, the first one and each that follows', async () => {
  const head = ['区分', '一般名コード', '一般名処方の標準的な記載', '成分名', '規格'];
  for (const [date, name] of [
    ['2026-04-01', '【般】ロキソプロフェンＮａ錠６０ｍｇ'],
    ['2026-08-01', '【般】別名ロキソプロフェン錠６０ｍｇ'],
  ] as const) {
    const search = `q=${encodeURIComponent(name)}`;
    assert.notEqual((await json(`/api/v1/products?${search}`)).reading?.kind, 'standard', name);
    const file = { name: `ippanmei-${date}.csv`, sha256: date.replaceAll('-', '').repeat(8) };
    const entry = ['内用薬', '1149019F1ZZZ', name, '試験成分', '６０ｍｇ１錠'];
    await importReferenceTable(context, { kind: 'generic-names', date }, file, [head, entry]);
    // As often as is looked for new data, and the time to read what there is again.
    await sleep(250);
    await get(`/search?${search}`);
    await sleep(1000);
    assert.deepEqual((await json(`/api/v1/products?${search}`)).reading?.name, name);
    assert.match((await get(`/search?${search}`)).body, /として読みました/);
  }
});

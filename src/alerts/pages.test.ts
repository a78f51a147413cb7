import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { siteKeyHeader } from '../access/dev/site-key.ts';
import { ensureBuilt } from '../app/build.ts';
import { createSite } from '../app/server.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { announceWorker, buryWorkers } from '../platform/database/workers.ts';
import { writeWorkbook } from '../platform/files/xlsx.ts';
import { importEdition, NO_PORTS, type SupplyContext } from '../supply/index.ts';
import { RESPONSE_TEXT } from '../supply/official/official-layout.ts';
import { edition, row } from '../supply/testing.ts';
import { announceEditions } from './index.ts';
import { handleOf, keysOf } from './keys.ts';
import { openList } from './lists/lists.ts';

const LOXONIN = '1149019F1560';
const GENERIC = '1149019F1579';
const ODD = '2119404A1033';
const SAME = 230;
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let address = 0;

before(async () => {
  const plain = await testContext(undefined, { secret: 'p'.repeat(40), smtpUrl: undefined });
  context = Object.assign(plain, { ports: { ...NO_PORTS, told: announceEditions(plain) } });
  site = await createSite(context, await ensureBuilt());
  const rows = (response: string) => [
    row(LOXONIN, { name: 'ロキソニン錠６０ｍｇ', mah: '第一試験', response }),
    row(GENERIC, { name: 'ロキソプロフェンＮａ錠６０ｍｇ「試」' }),
    row(ODD, { name: '=HYPERLINK("x"), 錠', ingredient: '別の成分', mah: '試験製薬' }),
    row('6241006F1024', { name: '同名錠１０ｍｇ' }),
    row('6241006F1032', { name: '同名錠１０ｍｇ' }),
  ];
  await importEdition(context, edition('2026-08-14', rows(RESPONSE_TEXT.normal)), { source: 'official' });
  await importEdition(context, edition('2026-08-17', rows(RESPONSE_TEXT.stopped)), { source: 'official' });
});

after(async () => {
  await site.close();
  await context.close();
});

/** Each call comes from another address, as forms are limited by address. */
const from = () => `10.0.${(address >> 8) & 255}.${address++ & 255}`;
const get = (url: string, headers = {}) => site.inject({ url, headers, remoteAddress: from() });
type Fields = [string, string][] | Record<string, string>;
function post(url: string, fields: Fields, headers = {}, remoteAddress = from()) {
  return site.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
    remoteAddress,
  });
}

async function upload(name: string, bytes: Buffer, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('file', new File([new Uint8Array(bytes)], name));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return site.inject({
    method: 'POST',
    url: '/lists/new',
    headers: { 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
    remoteAddress: from(),
  });
}

/** What the page's own form would send for a field. */
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const text = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>|<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

async function make(codes: string[], fields: Record<string, string> = {}): Promise<string> {
  const reply = await post('/lists/new', { codes: codes.join(' '), intent: 'make', ...fields });
  assert.equal(reply.statusCode, 303, reply.body);
  return /^\/lists\/([\w.-]+)\?done=made$/.exec(String(reply.headers.location))![1]!;
}

describe('making a list', () => {
  test('of pasted lines is first shown row by row, then made of what was sure and chosen', async () => {
    const lines = ['ロキソニン錠60mg', '同名錠10mg', 'ない薬', '620000123', LOXONIN].join('\n');
    const preview = await post('/lists/new', { text: lines });
    assert.equal(preview.statusCode, 200);
    for (const word of [
      '5行を照合しました',
      'レセプト電算コードとの対応表',
      '当たる品目がありません',
      '1行目と同じ品目です',
    ])
      assert.ok(text(preview.body).includes(word), word);
    assert.equal(hidden(preview.body, 'codes'), LOXONIN);
    assert.match(preview.body, /name="pick\.0" value="6241006F1024"/);
    const made = await post('/lists/new', {
      codes: LOXONIN,
      'pick.0': '6241006F1032',
      intent: 'make',
      name: '当直の棚',
    });
    const handle = /lists\/([^?]+)/.exec(String(made.headers.location))![1]!;
    const page = text((await get(`/lists/${handle}`)).body);
    for (const word of ['当直の棚', '2品目', 'ロキソニン錠60mg', '同名錠10mg', '供給停止'])
      assert.ok(page.includes(word), word);
  });

  test('of ticked rows, of a rule and of a file works as well', async () => {
    const ticked = await post('/lists/new', [
      ['code', LOXONIN],
      ['code', ODD],
      ['code', 'nonsense'],
    ]);
    assert.equal(hidden(ticked.body, 'codes'), `${LOXONIN} ${ODD}`);
    const rule = await post('/lists/new', {
      'ask.ingredient': '別の成分',
      'ask.mah': '試験',
      'ask.class': 'zzz',
    });
    assert.match(rule.body, /value="ingredient:別の成分"/);
    assert.match(text(rule.body), /第一試験 いま ?1 ?品目/);
    assert.ok(text(rule.body).includes('当たる薬効分類は、今の一覧にありません'));
    const cells = [['在庫表'], ['番号', '品名'], [1, 'ロキソニン錠６０ｍｇ']];
    const file = await upload('在庫.xlsx', writeWorkbook('表', cells, [null, null], 2));
    assert.equal(hidden(file.body, 'codes'), LOXONIN);
    assert.match(text(file.body), /3行を照合しました/);
    const made = await post('/lists/new', [
      ['codes', ''],
      ['rule', 'ingredient:別の成分'],
      ['intent', 'make'],
    ]);
    assert.equal(made.statusCode, 303);
  });

  test('loses no row while others are put right or the next ones are shown', async () => {
    const corrected = await post('/lists/new', [
      ['intent', 'again'],
      ['codes', ODD],
      ['text', 'ロキソニン錠60mg\nまだない薬'],
      ['row.0', '同名錠10mg'],
      ['pick.0', ''],
      ['row.1', '同名錠１０ｍｇ'],
      ['pick.1', '6241006F1024'],
    ]);
    assert.deepEqual(
      hidden(corrected.body, 'codes').split(' ').sort(),
      [LOXONIN, ODD, '6241006F1024'].sort(),
    );
    assert.match(corrected.body, /name="row\.0" value="同名錠10mg"/);
    assert.doesNotMatch(corrected.body, /name="row\.1"/);
    assert.ok(corrected.body.includes('まだない薬'));
    const many = await post('/lists/new', { text: `ない薬\n${'同名錠10mg\n'.repeat(SAME)}` });
    assert.match(text(many.body), /あと 30 行|あと30行/);
    const later = hidden(many.body, 'later');
    assert.equal(later.split('\n').length, 30);
    const next = await post('/lists/new', { intent: 'next', codes: '', later, text: 'ない薬' });
    assert.match(text(next.body), /31行を照合しました/);
  });

  test('says what is wrong with what cannot be read, keeps what was typed, and never makes an empty list', async () => {
    const old = await upload('古い.xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), {
      text: 'ロキソニン',
    });
    assert.equal(old.statusCode, 422);
    assert.ok(text(old.body).includes('古い形式のExcel'));
    assert.ok(old.body.includes('ロキソニン</textarea>'));
    const empty = await post('/lists/new', { codes: '', intent: 'make' });
    assert.ok(
      text(empty.body).includes('書かれた行') || text(empty.body).includes('まだ1品目も選んでいません'),
    );
    const { rows } = await context.pool.query(`select from watch_list where products = '{}'`);
    assert.equal(rows.length, 0);
  });

  test('adds to a list that there is', async () => {
    const handle = await make([LOXONIN]);
    const preview = await post('/lists/new', { to: handle, text: ODD });
    assert.equal(hidden(preview.body, 'to'), handle);
    const added = await post('/lists/new', { to: handle, codes: ODD, intent: 'make', rule: 'mah:第一試験' });
    assert.equal(added.headers.location, `/lists/${handle}?done=added`);
    const list = (await openList(context, handle))!;
    assert.deepEqual([list.products.length, list.rules.length], [2, 1]);
  });
});

describe('the page of a list', () => {
  test('is nobody else’s: not kept, not indexed, no address told to other sites, and a wrong key finds nothing', async () => {
    const handle = await make([LOXONIN]);
    for (const url of [
      `/lists/${handle}`,
      `/lists/${handle}.data`,
      `/lists/${handle}/delete`,
      `/lists/${handle}/export.csv`,
    ]) {
      const reply = await get(url);
      assert.equal(reply.statusCode, 200, url);
      assert.match(String(reply.headers['cache-control']), /no-store/, url);
    }
    const page = await get(`/lists/${handle}`);
    assert.match(page.body, /<meta name="robots" content="noindex, nofollow"/);
    assert.equal(page.headers['referrer-policy'], 'same-origin');
    const wrong = `${handle.slice(0, -3)}xyz`;
    for (const url of [`/lists/${wrong}`, `/lists/${wrong}/export.csv`, `/lists/${wrong}/delete`])
      assert.equal((await get(url)).statusCode, 404, url);
    assert.equal((await post(`/lists/${wrong}`, { intent: 'rename', name: 'x' })).statusCode, 404);
    assert.equal((await post(`/lists/${wrong}/delete`, {})).statusCode, 404);
  });

  test('shows the news, saves what to hear of, and says how many messages another choice would have made', async () => {
    const handle = await make([LOXONIN]);
    const page = text((await get(`/lists/${handle}`)).body);
    assert.match(page, /出荷対応：通常出荷 → 供給停止/);
    assert.match(page, /直近 ?2 ?回の一覧で 1 ?通/);
    const preview = await post(`/lists/${handle}`, { intent: 'preview', topic: 'recovery' });
    assert.equal(preview.headers.location, `/lists/${handle}?wants=4#topics`);
    assert.match(text((await get(`/lists/${handle}?wants=4`)).body), /0 ?通.*まだ保存していない選び方/);
    await post(`/lists/${handle}`, { intent: 'topics', topic: 'recovery' });
    assert.equal((await openList(context, handle))!.wants, 4);
  });

  test('adds e-mail unconfirmed, refuses what is no address beside its field, and ends channels', async () => {
    const handle = await make([LOXONIN]);
    const url = `/lists/${handle}`;
    assert.equal(
      (await post(url, { intent: 'email', address: 'a@example.jp', rhythm: 'daily' })).statusCode,
      303,
    );
    assert.match(text((await get(url)).body), /確認を待っています.*a@example\.jp/);
    for (const [intent, wrong] of [
      ['email', 'no address'],
      ['webhook', 'https://127.0.0.1/x'],
    ] as const) {
      const reply = await post(url, { intent, address: wrong });
      assert.equal(reply.statusCode, 422, intent);
      assert.match(reply.body, /aria-invalid="true"/);
      assert.ok(reply.body.includes(`value="${wrong}"`));
    }
    const [channel] = (await openList(context, handle))!.channels;
    await post(url, { intent: 'remove-channel', channel: keysOf(context.settings).blind(channel!.id) });
    assert.deepEqual((await openList(context, handle))!.channels, []);
  });

  test('renames, takes out, stops rules and deletes for good', async () => {
    const handle = await make([LOXONIN, ODD], { rule: 'mah:試験製薬' });
    const url = `/lists/${handle}`;
    await post(url, { intent: 'rename', name: '<b>夜間</b>' });
    assert.ok((await get(url)).body.includes('&lt;b&gt;夜間'));
    await post(url, { intent: 'remove-products', code: LOXONIN });
    await post(url, { intent: 'rules' });
    const list = (await openList(context, handle))!;
    assert.deepEqual([list.products.length, list.rules], [1, []]);
    assert.equal((await post(url, { intent: 'constructor' })).statusCode, 303);
    assert.equal((await post(`${url}/delete`, {})).headers.location, '/lists?deleted');
    assert.equal((await get(url)).statusCode, 404);
  });

  test('writes a CSV that starts no formula and makes the same list again', async () => {
    const handle = await make([LOXONIN, ODD, '6241006F1024']);
    const file = await get(`/lists/${handle}/export.csv`);
    assert.ok(file.body.startsWith('\ufeffYJコード,品名,製造販売業者,出荷対応,出荷量\r\n'));
    assert.ok(file.body.includes(`"'=HYPERLINK(""x""), 錠"`));
    const codes = (html: string) => hidden(html, 'codes').split(' ').sort();
    const expected = [LOXONIN, ODD, '6241006F1024'].sort();
    assert.deepEqual(codes((await upload('list.csv', file.rawPayload)).body), expected);
    assert.deepEqual(codes((await post('/lists/new', { text: file.body })).body), expected);
  });
});

describe('links of mails', () => {
  async function withEmail(): Promise<{ handle: string; id: number }> {
    const handle = await make([LOXONIN]);
    await post(`/lists/${handle}`, { intent: 'email', address: 'b@example.jp', rhythm: 'now' });
    return { handle, id: (await openList(context, handle))!.channels[0]!.id };
  }
  const link = (purpose: 'confirm' | 'unsubscribe', id: number) =>
    handleOf(keysOf(context.settings), purpose, id);

  test('confirm by the button only: what programs open on the way changes nothing', async () => {
    const { handle, id } = await withEmail();
    const url = `/lists/confirm/${link('confirm', id)}`;
    assert.equal((await get(url)).statusCode, 200);
    assert.equal((await openList(context, handle))!.channels[0]!.confirmedAt, null);
    const confirmed = await post(url, {});
    assert.equal(confirmed.statusCode, 200);
    assert.ok(confirmed.body.includes(`/lists/${handle}`));
    assert.notEqual((await openList(context, handle))!.channels[0]!.confirmedAt, null);
    assert.equal((await post(`/lists/confirm/${id}.wrong`, {})).statusCode, 410);
  });

  test('stop with one POST, as RFC 8058 says, again with the same answer, and not with a GET', async () => {
    const { handle, id } = await withEmail();
    const url = `/lists/stop/${link('unsubscribe', id)}`;
    assert.equal((await get(url)).statusCode, 200);
    assert.equal((await openList(context, handle))!.channels.length, 1);
    for (let i = 0; i < 2; i++) {
      const reply = await post(url, { 'List-Unsubscribe': 'One-Click' });
      assert.equal(reply.statusCode, 200);
      assert.ok(text(reply.body).includes('止めました'));
    }
    assert.equal((await openList(context, handle))!.channels.length, 0);
    assert.equal((await post(`/lists/stop/${link('confirm', id)}`, {})).statusCode, 404);
  });
});

test('the feed of a list gives its news and opens nothing else; nobody in between keeps it', async () => {
  const handle = await make([LOXONIN]);
  const feed = /\/feeds\/lists\/[\w.-]+(?=\.atom)/.exec((await get(`/lists/${handle}`)).body)![0];
  const atom = await get(`${feed}.atom`);
  assert.equal(atom.headers['cache-control'], 'private, no-store');
  assert.match(String(atom.headers['content-type']), /atom/);
  assert.ok(atom.body.includes('出荷対応：通常出荷 → 供給停止'));
  const json = (await get(`${feed}.json`)).json();
  assert.equal(json.items[0].id, `http://localhost:80/products/${LOXONIN}#2026-08-17`);
  const feedHandle = feed.split('/').at(-1)!;
  assert.ok(!atom.body.includes(handle.split('.')[1]!), 'the key of the list is not in it');
  assert.equal((await get(`/lists/${feedHandle}`)).statusCode, 404);
  assert.equal((await get(`/feeds/lists/${handle}.atom`)).json().code, 'list-not-found');
  assert.equal((await get('/feeds/lists/x')).statusCode, 404);
});

test('without a mail server the outbox is a page for who started the site, and for nobody else', async (t) => {
  // A site for trying out: the other one has official lists.
  const own = Object.assign(await testContext(t), { ports: NO_PORTS });
  const open = await createSite(own, await ensureBuilt());
  t.after(() => open.close());
  const cookie = siteKeyHeader(own.settings);
  const look = (headers: Record<string, string>) => open.inject({ url: '/lists/outbox', headers });
  const folder = join(own.settings.dataDir, 'outbox');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, '1.eml'),
    'From: antei@localhost\r\nTo: c@example.jp\r\nSubject: =?UTF-8?B?56K66KqN?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nhttp://localhost/x を開く\r\n',
  );
  const page = await look({ cookie });
  assert.equal(page.statusCode, 200);
  for (const word of ['確認', 'c@example.jp', '<a href="http://localhost/x"'])
    assert.ok(page.body.includes(word), word);
  assert.doesNotMatch((await look({})).body, /c@example\.jp/);
  assert.equal((await look({ cookie, host: 'rebound.example' })).statusCode, 400);
  const { settings } = own;
  const others = [
    { smtpUrl: 'smtp://mail.example' },
    { host: '0.0.0.0' },
    { publicUrl: 'https://antei.example' },
  ];
  for (const differs of others) {
    Object.assign(own, { settings: { ...settings, ...differs } });
    assert.equal((await look({ cookie })).statusCode, 404, JSON.stringify(differs));
  }
});

describe('forms', () => {
  test('of other sites are refused', async () => {
    const handle = await make([LOXONIN]);
    const reply = await post(`/lists/${handle}/delete`, {}, { origin: 'https://evil.example' });
    assert.equal(reply.statusCode, 400);
    assert.match(reply.body, /別のサイトから送られた/);
    assert.equal((await post(`/lists/${handle}/delete`, {}, { origin: 'null' })).statusCode, 400);
    assert.ok(await openList(context, handle));
    assert.equal(
      (await post(`/lists/${handle}`, { intent: 'topics' }, { origin: 'http://localhost:80' })).statusCode,
      303,
    );
  });

  test('that are too large or come too often are answered with a page that says so', async () => {
    const large = await upload('big.csv', Buffer.alloc(6_100_000, 65));
    assert.equal(large.statusCode, 413);
    assert.ok(text(large.body).includes('6MBまで'));
    const replies = [];
    for (let i = 0; i < 61; i++) replies.push(await post('/lists/confirm/1.x', {}, {}, '10.9.9.9'));
    assert.deepEqual([replies[59]!.statusCode, replies[60]!.statusCode], [410, 429]);
    assert.match(String(replies[60]!.headers['content-type']), /text\/html/);
    assert.ok(replies[60]!.headers['retry-after']);
    assert.equal((await site.inject({ url: '/lists', remoteAddress: '10.9.9.9' })).statusCode, 200);
  });
});

test('A mail is said to be sent only while something lives that sends', async () => {
  const handle = await make([LOXONIN]);
  const said = async () => (await get(`/lists/${handle}?done=email`)).body;
  assert.match(await said(), /確認のメールは、まだ送れていません/);
  const worker = await announceWorker(context.pool);
  assert.match(await said(), /確認のメールを送ります/);
  await context.pool.query(`select graphile_worker.add_job('send-confirmation', '{}', job_key := 'refused')`);
  await context.pool.query(`update graphile_worker._private_jobs set last_error = 'x' where key = 'refused'`);
  assert.match(await said(), /確認のメールは、まだ送れていません/, 'the mail server refuses');
  await context.pool.query(`select graphile_worker.remove_job('refused')`);
  await buryWorkers(context.pool, [worker]);
  assert.match(await said(), /送れるようになりしだい自動で送ります/);
});

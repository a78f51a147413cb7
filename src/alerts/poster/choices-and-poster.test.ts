import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../../app/build.ts';
import { createSite } from '../../app/server.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { importEdition, NO_PORTS, type SupplyContext } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { edition, row } from '../../supply/testing.ts';
import { openList } from '../lists/lists.ts';

const LOXONIN = '1149019F1560';
const GENERIC = '1149019F1579';
const ODD = '2119404A1033';
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let address = 0;

before(async () => {
  context = Object.assign(await testContext(undefined, { secret: 'p'.repeat(40) }), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
  const rows = [
    row(LOXONIN, { name: 'ロキソニン錠６０ｍｇ', response: RESPONSE_TEXT.stopped }),
    row(GENERIC, { name: 'ロキソプロフェンＮａ錠６０ｍｇ「試」' }),
    row(ODD, { name: '=HYPERLINK("x"), 錠', ingredient: '別の成分' }),
    row('6241006F1024', { name: '同名錠１０ｍｇ' }),
    row('6241006F1032', { name: '同名錠１０ｍｇ' }),
  ];
  await importEdition(context, edition('2026-08-17', rows), { source: 'official' });
});

after(async () => {
  await site.close();
  await context.close();
});

/** Each call comes from another address, as forms are limited by address. */
const from = () => `10.0.0.${address++ & 255}`;
const get = (url: string) => site.inject({ url, remoteAddress: from() });
const post = (url: string, fields: [string, string][] | Record<string, string>) =>
  site.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
    remoteAddress: from(),
  });
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const text = (html: string) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

async function make(codes: string[], fields: Record<string, string> = {}): Promise<string> {
  const reply = await post('/lists/new', { codes: codes.join(' '), intent: 'make', ...fields });
  return /^\/lists\/([\w.-]+)\?done=made$/.exec(String(reply.headers.location))![1]!;
}

describe('the preview of a list', () => {
  test('has a single candidate chosen already, takes several for one line and all of an ingredient, and does not choose again what was left out', async () => {
    const boxes = (html: string) =>
      [...html.matchAll(/<input type="checkbox"[^>]*name="((?:pick|all)[^"]*)"[^>]*>/g)].map(
        ([tag, name]) => [name, /value="([^"]*)"/.exec(tag)![1], tag.includes('checked=""')],
      );
    const preview = await post('/lists/new', { text: 'ロキソニン錠\n同名錠10mg' });
    assert.deepEqual(boxes(preview.body), [
      ['pick.0', LOXONIN, true],
      ['all.0', 'ingredient:試験成分', false],
      ['pick.1', '6241006F1024', false],
      ['pick.1', '6241006F1032', false],
      ['all.1', 'ingredient:試験成分', false],
    ]);
    const again = await post('/lists/new', {
      intent: 'again',
      codes: '',
      text: '',
      'row.0': 'ロキソニン錠',
      'row.1': '同名錠10mg',
    });
    assert.deepEqual(
      boxes(again.body).filter(([, , checked]) => checked),
      [],
    );
    const made = await post('/lists/new', [
      ['codes', ''],
      ['intent', 'make'],
      ['row.0', '同名錠10mg'],
      ['pick.0', '6241006F1024'],
      ['pick.0', '6241006F1032'],
      ['row.1', 'アム'],
      ['all.1', 'ingredient:別の成分'],
    ]);
    const list = (await openList(context, /lists\/([^?]+)/.exec(String(made.headers.location))![1]!))!;
    assert.deepEqual(
      [list.picked.length, list.products.length, list.rules],
      [2, 3, [{ kind: 'ingredient', value: '別の成分' }]],
    );
    const answered = await post('/lists/new', {
      intent: 'again',
      codes: '',
      'row.0': '同名錠10mg',
      'all.0': 'ingredient:別の成分',
    });
    assert.doesNotMatch(answered.body, /name="row\.0"/);
  });

  test('of the whole ingredients of ticked products is made of rules, each once', async () => {
    const preview = await post('/lists/new', [
      ['of', 'ingredient'],
      ['code', LOXONIN],
      ['code', GENERIC],
      ['code', ODD],
    ]);
    assert.equal(hidden(preview.body, 'codes'), '');
    const rules = [...preview.body.matchAll(/name="rule"[^>]*value="([^"]*)"/g)].map(([, value]) => value);
    assert.deepEqual(rules, ['ingredient:試験成分', 'ingredient:別の成分']);
  });
});

describe('the sheet for the wall', () => {
  test('has what is limited or stopped, and a code whose address shows that and opens nothing else', async () => {
    const handle = await make([LOXONIN, GENERIC, ODD], { name: '<当直>の棚' });
    const page = await get(`/lists/${handle}`);
    const poster = /href="(\/lists\/poster\/([\w.-]+))"/.exec(page.body)!;
    const sheet = await get(poster[1]!);
    assert.equal(sheet.statusCode, 200);
    for (const word of [
      '&lt;当直&gt;の棚',
      '供給停止 1・限定出荷 0',
      '2026年8月17日',
      'ロキソニン錠60mg',
      '1/1品目',
    ])
      assert.ok(text(sheet.body).includes(word), word);
    assert.doesNotMatch(sheet.body, /HYPERLINK/);
    assert.match(sheet.body, /<path d="M4 4h7/);
    assert.match(String(sheet.headers['cache-control']), /no-store/);
    assert.match(sheet.body, /<meta name="robots" content="noindex, nofollow"/);
    // Neither the sheet nor what comes with it has the key of the list, and its own key opens no list.
    const [, key] = handle.split('.') as [string, string];
    for (const url of [poster[1]!, `${poster[1]}.data`]) assert.ok(!(await get(url)).body.includes(key), url);
    for (const url of [
      `/lists/${poster[2]}`,
      `/lists/${poster[2]}/export.csv`,
      `/lists/${poster[2]}/delete`,
      `/feeds/lists/${poster[2]}.atom`,
    ])
      assert.equal((await get(url)).statusCode, 404, url);
    assert.equal((await post(`/lists/${poster[2]}`, { intent: 'rename', name: 'x' })).statusCode, 404);
    assert.equal((await get(`/lists/poster/${handle}`)).statusCode, 404);
    await post(`/lists/${handle}/delete`, {});
    assert.equal((await get(poster[1]!)).statusCode, 404);
  });
});

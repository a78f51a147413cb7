/** A product whose name and outlook are full of marks: text everywhere, from the ministry's file to every reader. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { elementsOf, parseXml, textOf, xmlParts } from '../../test/xml.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { sourceFile } from '../platform/files/bounded-file.ts';
import { openWorkbook } from '../platform/files/open-workbook.ts';
import { importEdition } from '../supply/index.ts';
import { COLUMN } from '../supply/official/columns.ts';
import { RESPONSE_TEXT } from '../supply/official/official-layout.ts';
import { parseEdition } from '../supply/official/parse-edition.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { editionFile, row } from '../supply/testing.ts';
import { ensureBuilt } from './build.ts';
import { createSite } from './server.ts';

const CODE = '1149019F1560';
const NAME = '<b>&]]>試験錠</b> &amp;lt; ]]> "\'_x0041_';
const OUTLOOK = '2026年9月頃<b>&]]>解消</b> ]]> &amp; <script>alert(1)</script>';
const MAKER = '<i>試験&製薬]]>';
/** What no output can carry, put into the file and gone from everything that is read. */
const LOST = '\u0001\ufffe';

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
  const product = { name: NAME + LOST, mah: MAKER };
  const limited = {
    ...product,
    response: RESPONSE_TEXT.limitedOwn,
    reason: '１．需要増',
    outlook: 'ア. あり',
    outlookText: OUTLOOK + LOST,
  };
  for (const [asOf, cells] of [
    ['2026-08-14', product],
    ['2026-08-17', limited],
  ] as const) {
    const file = editionFile(asOf, [row(CODE, cells), row('1149019F1012')]);
    const parsed = await parseEdition(file, { today: '2026-08-18', maxUnpackedMb: 100 });
    await importEdition(context, parsed, { source: 'official' });
  }
});

after(async () => {
  await site.close();
  await context.close();
});

async function get(url: string) {
  const reply = await site.inject({ url });
  assert.equal(reply.statusCode, 200, url);
  return reply;
}

/** What a reader shows of HTML in a feed. */
function shown(html: string): string {
  const $ = load(html, null, false);
  assert.equal($(':not(p)').length, 0, html);
  return $.root().text();
}

test('feeds: a reader shows the name, the maker and the outlook as they are', async () => {
  const maker = encodeURIComponent(MAKER);
  for (const path of ['changes', `products/${CODE}`, `makers/${maker}`]) {
    const feed = parseXml((await get(`/feeds/${path}.atom`)).body);
    const [entry] = elementsOf(feed, 'entry');
    const of = (name: string) => textOf(elementsOf(entry!, name)[0]!);
    assert.ok(shown(of('title')).includes(NAME), of('title'));
    assert.ok(shown(of('content')).includes(OUTLOOK), of('content'));
    assert.equal(of('name'), MAKER);
    const json = (await get(`/feeds/${path}.json`)).json();
    const [item] = json.items;
    assert.ok(item.title.includes(NAME), item.title);
    assert.ok(shown(item.content_html).includes(OUTLOOK), item.content_html);
    assert.equal(item.author.name, MAKER);
    const title = textOf(elementsOf(feed, 'title')[0]!);
    assert.equal(title, json.title);
    if (path !== 'changes') assert.ok(title.includes(path.startsWith('p') ? NAME : MAKER), title);
  }
});

test('files: the same cells in CSV, xlsx and JSON', async () => {
  const file = (ending: string) => get(`/api/v1/editions/2026-08-17/supply.${ending}`);
  const rows: string[][] = parse((await file('csv')).rawPayload, { bom: true, relax_column_count: true });
  const line = rows.find((cells) => cells[COLUMN.yjCode] === CODE)!;
  assert.deepEqual([line[COLUMN.name], line[COLUMN.mah], line[COLUMN.outlookText]], [NAME, MAKER, OUTLOOK]);

  const bytes = (await file('xlsx')).rawPayload;
  await xmlParts(bytes);
  const workbook = await openWorkbook(sourceFile('supply.xlsx', bytes), 100);
  const sheet = workbook.sheet(workbook.sheetNames[0]!)!;
  const at = Array.from({ length: sheet.rows }, (_, index) => index).find(
    (index) => sheet.value(index, COLUMN.yjCode) === CODE,
  )!;
  assert.deepEqual(
    [COLUMN.name, COLUMN.mah, COLUMN.outlookText].map((column) => sheet.value(at, column)),
    [NAME, MAKER, OUTLOOK],
  );

  const text = (await file('json')).body;
  assert.ok(text.includes(JSON.stringify(NAME)) && text.includes(JSON.stringify(OUTLOOK)));
  assert.ok(Array.isArray(JSON.parse(text).rows));
});

test('API: the same texts', async () => {
  const product = JSON.stringify((await get(`/api/v1/products/${CODE}`)).json());
  for (const text of [NAME, MAKER, OUTLOOK]) assert.ok(product.includes(JSON.stringify(text)), text);
});

test('pages: text, and no element that the file made', async () => {
  for (const path of [`/products/${CODE}`, '/changes', '/search', `/makers/${encodeURIComponent(MAKER)}`]) {
    const $ = load((await get(path)).body);
    assert.equal($('b, i').length, 0, path);
    const scripts = $('script')
      .toArray()
      .map((one) => $(one).text());
    assert.ok(!scripts.includes('alert(1)'), path);
    assert.ok($('body').text().includes('<b>&]]>試験錠</b>'), path);
    assert.ok(!/[\u0001\ufffe]/.test($.html()), path);
  }
  const $ = load((await get(`/products/${CODE}`)).body);
  assert.ok($('title').text().includes('<b>&]]>試験錠</b> &amp;lt;'));
  assert.ok($('main').text().includes('<script>alert(1)</script>'));
});

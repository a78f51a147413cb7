/** The pages in English as browsers ask for them: in English from end to end, from the same search and the same products. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../app/build.ts';
import { createSite } from '../app/server.ts';
import { importLists } from '../indicators/world-testing.ts';
import { importReferenceFile, type ReferenceKind } from '../medicines/index.ts';
import { csvOf, GTIN_HEAD, gtin, gtinRow } from '../medicines/lists/package-files-testing.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { sourceFile } from '../platform/files/bounded-file.ts';
import { importEdition } from '../supply/index.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';

const STOPPED = '2399402F1023';
const SAME_KIND = '2399402F1031';
/** One of the made price list (world-testing.ts). */
const BIOSIMILAR = '2399403F1039';
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
  const rows = (response: string, volume: string) => [
    row(STOPPED, {
      name: 'インフリキシマブＢＳ点滴静注用１００ｍｇ「試験」',
      ingredient: 'インフリキシマブ（遺伝子組換え）',
      strength: '１００ｍｇ１瓶',
      response,
      volume,
      reason: '１．需要増',
      outlookText: '2026年9月頃',
    }),
    row(SAME_KIND, { ingredient: 'インフリキシマブ（遺伝子組換え）', strength: '１００ｍｇ１瓶' }),
    row('1149019F1560'),
    row(BIOSIMILAR, { name: 'デモＢＳ点滴静注用' }),
  ];
  const official = { source: 'official' } as const;
  await importEdition(
    context,
    edition('2026-08-17', rows(RESPONSE_TEXT.normal, VOLUME_TEXT.normal)),
    official,
  );
  await importEdition(
    context,
    edition('2026-08-18', rows(RESPONSE_TEXT.stopped, VOLUME_TEXT.halted)),
    official,
  );
  await importLists(context);
  const imported = (kind: ReferenceKind, name: string, cells: string[][]) =>
    importReferenceFile(context, sourceFile(name, Buffer.from(csvOf(cells))), { kind });
  await imported('packages', 'A_20260531_2.txt', [
    GTIN_HEAD,
    gtinRow(STOPPED, '点滴静注用「試験」', 10),
    gtinRow('2399402F1999', '消えた薬', 20),
    gtinRow('', 'コードのない薬', 30),
  ]);
  const receipt = (code: string, day: string): Record<number, string> => ({
    ...{ 0: '0', 1: 'Y', 2: code, 4: '点滴静注用', 30: day, 31: STOPPED },
  });
  await imported(
    'receipt-codes',
    'y_20260525.csv',
    [receipt('620000001', '20260817'), receipt('620000002', '20260818')].map((cells) =>
      Array.from({ length: 42 }, (_, at) => cells[at] ?? ''),
    ),
  );
});
after(async () => {
  await site?.close();
  await context?.close();
});

async function page(url: string, status = 200) {
  const reply = await site.inject(url);
  assert.equal(reply.statusCode, status, url);
  return load(reply.body);
}

/** What of a page is Japanese and not marked as such. */
function unmarked($: Awaited<ReturnType<typeof page>>): string[] {
  $('script, style, [lang="ja"], meta[name="viewport"]').remove();
  const texts = [
    $('body').text(),
    $('title').text(),
    ...$('[aria-label]')
      .map((_, one) => $(one).attr('aria-label'))
      .get(),
  ];
  return texts.flatMap(
    (text) => text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、。「」（）]+/gu) ?? [],
  );
}

test('every page is in English, says so, and marks what is Japanese in it', async () => {
  for (const url of [
    '/en',
    '/en/search',
    '/en/search?q=infliximab',
    '/en/search?q=nothing',
    '/en/words',
    '/en/products/1149019F1560',
    `/en/products/${BIOSIMILAR}`,
    '/en/products/NONE',
    '/en/nothing',
  ]) {
    const $ = await page(url, /NONE|nothing$/.test(url) && !url.includes('?') ? 404 : 200);
    assert.equal($('html').attr('lang'), 'en', url);
    // The title of a product names it.
    if (/products\/\d/.test(url)) $('title').remove();
    assert.deepEqual(unmarked($), [], url);
  }
  assert.equal((await page('/'))('html').attr('lang'), 'ja');
  assert.deepEqual(unmarked(load('<html lang="en"><body><p>停止 <b lang="ja">通常</b></p>')), ['停止']);
});

test('pages that there are in both languages name each other, to readers and to search engines', async () => {
  for (const [ja, en] of [
    ['/', '/en'],
    ['/guide', '/en/words'],
    [`/products/${STOPPED}`, `/en/products/${STOPPED}`],
  ] as const) {
    for (const url of [ja, en]) {
      const $ = await page(url);
      const alternates = $('link[rel="alternate"][hreflang]')
        .map((_, one) => `${$(one).attr('hreflang')} ${new URL($(one).attr('href')!).pathname}`)
        .get();
      assert.deepEqual(alternates, [`ja ${ja}`, `en ${en}`, `x-default ${ja}`], url);
      const [language, name, other] =
        url === ja ? (['en', 'English', en] as const) : (['ja', '日本語', ja] as const);
      const link = $(`footer a[hreflang="${language}"]`).filter((_, one) => $(one).text() === name);
      assert.equal(link.attr('href'), other, url);
    }
  }
  const $ = await page('/search?q=1149019');
  assert.equal($('link[hreflang]').length, 0, 'a search is not listed');
  assert.equal($('footer a[hreflang="en"]').attr('href'), '/en/search?q=1149019');
  assert.equal((await page('/changes'))('footer a[hreflang="en"]').attr('href'), '/en');
  const sitemap = (await site.inject('/sitemap.xml')).body;
  for (const path of ['/en', '/en/words', `/en/products/${STOPPED}`])
    assert.match(sitemap, new RegExp(`<loc>[^<]*${path}</loc>`));
});

test('a product is found by its Japanese name, its code or a checked international name, and by no other', async () => {
  const found = async (q: string) =>
    (await page(`/en/search?q=${encodeURIComponent(q)}`))('tbody th a')
      .map((_, one) => one.attribs.href)
      .get();
  const both = [`/en/products/${STOPPED}`, `/en/products/${SAME_KIND}`];
  for (const q of ['インフリキシマブ', 'infliximab', 'Infliximab', '2399402'])
    assert.deepEqual((await found(q)).toSorted(), both, q);
  assert.deepEqual(await found('loxoprofen'), []);
  const $ = await page('/en/search?q=loxoprofen');
  assert.match($('main').text(), /No product is found for “loxoprofen”/);
  assert.equal($('a[href="/en/search?q=infliximab"]').length, 1);
});

test('a code says how it was read: of what package, gone from the list, unknown, with a wrong digit, until when', async () => {
  const said = async (q: string) => {
    const $ = await page(`/en/search?q=${encodeURIComponent(q)}`);
    const text = $('main').text().replace(/\s+/g, ' ');
    assert.deepEqual(unmarked($), [], q);
    return text;
  };
  assert.match(await said(gtin(0, 10)), /Read as the code of a package, \d+ 点滴静注用「試験」\./);
  assert.match(
    await said(gtin(0, 20)),
    /The code is known: \d+ 消えた薬\. But the current list does not have this product\. The products shown have the same ingredient, form and strength\./,
  );
  const gone = await said(gtin(0, 30));
  assert.match(
    gone,
    /The code is known: \d+ コードのない薬\. But the current list does not have this product\./,
  );
  assert.doesNotMatch(gone, /products shown/);
  assert.match(await said(gtin(0, 90)), /no list of packages on this site has it: \d+\. Search by/);
  const wrong = `${gtin(0, 10).slice(0, -1)}${(Number(gtin(0, 10).at(-1)) + 1) % 10}`;
  assert.match(await said(wrong), new RegExp(`The last digit, .* does not fit: ${wrong}\\. Check the code`));
  assert.match(await said('239940299'), /No product is found for/);
  assert.match(
    await said('2399402F1999'),
    /The list has no product with the code 2399402F1999\. The products shown have/,
  );
  assert.match(
    await said('620000001'),
    /Read as the code of receipts .*\. The code ended on 17 August 2026\./,
  );
  assert.match(
    await said('620000002'),
    /Read as the code of receipts .*\. The code can be used until 18 August 2026\./,
  );
});

test('a product says what the Japanese page says: both marks, reason, forecast, alternatives, history', async () => {
  const $ = await page(`/en/products/${STOPPED}`);
  const now = $('section[aria-labelledby="now"]').text();
  for (const words of [
    '18 August 2026',
    'Supply stopped',
    'Shipping halted',
    'Increased demand',
    'Supply expected to resume: September 2026',
  ])
    assert.ok(now.includes(words), words);
  assert.equal($('section[aria-labelledby="now"] [lang="ja"]').text(), '2026年9月頃');
  assert.match($('section[aria-labelledby="facts"]').text(), /100 mg, 1 bottle or vial/);
  assert.match($('section[aria-labelledby="alternatives"]').text(), /1 of 1 in normal shipment/);
  assert.equal($('section[aria-labelledby="history"] tbody tr').length, 2);
  assert.match($('main').text(), /authoritative/);
  assert.equal($('meta[property="og:locale"]').attr('content'), 'en_GB');
  assert.match(
    $('meta[property="og:description"]').attr('content')!,
    /^Supply in Japan of .* Supply stopped, Shipping halted\./,
  );
});

test('what goes wrong is told in English too, with the ways on in English', async () => {
  const $ = await page('/en/nothing/here', 404);
  assert.equal($('title').text(), 'Page not found | Antei');
  assert.match($('main').text(), /Error 404/);
  assert.deepEqual(
    $('main li a')
      .map((_, one) => $(one).attr('href'))
      .get(),
    ['/en/search', '/en'],
  );
  assert.equal((await page('/english', 404))('html').attr('lang'), 'ja');
});

test('a biologic has its family: what each product is, in words that the glossary has, its price and its supply', async () => {
  const $ = await page(`/en/products/${BIOSIMILAR}`);
  const family = $('section[aria-labelledby="family"]');
  assert.match(family.find('h2').text(), /infliximab, インフリキシマブ/);
  const rows = family
    .find('tbody tr')
    .map((_, row) => $(row).find('td').text())
    .get();
  assert.equal(rows.length, 3);
  assert.match(
    rows[0]!,
    /Original biopharmaceutical.*100 mg, 1 bottle or vial.*¥60,000.*Of the same strength:/,
  );
  assert.match(rows[1]!, /Biosimilar.*100 mg, 1 bottle or vial.*¥30,000.*Normal/);
  assert.match(rows[2]!, /Biosimilar.*¥24,000.*Not in the supply list$/);
  assert.equal(family.find(`a[href="/en/products/${BIOSIMILAR}"]`).length, 1);
  assert.equal($('section[aria-labelledby="alternatives"] a[href="#family"]').length, 1);
  assert.equal((await page('/en/products/1149019F1560'))('#family').length, 0);
});

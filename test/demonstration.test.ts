/** Whatever a site hands out while it shows the demonstration says so, and says nothing of real medicines but what the state publishes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../src/app/build.ts';
import { PAGES } from '../src/app/pages.ts';
import { ROOMS } from '../src/app/rooms.ts';
import { createSite } from '../src/app/server.ts';
import { prepareDemonstration } from '../src/app/trial/demonstration.ts';
import { KNOWN_BIOSIMILARS } from '../src/indicators/index.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';
import { INVENTED, INVENTED_HEADER } from '../src/platform/invented.ts';
import { NO_PORTS } from '../src/supply/ports.ts';
import { watchRoutes } from './routes.ts';
import { type Found, params, publicPatterns, walk } from './walks/walk.ts';

/** What answers about the process alone: it must not wait for the database. */
const OF_THE_PROCESS = /^\/health\//;
/** The line by which the ministry's data may be used. */
const CREDIT = /出典：厚生労働省[^<\n]{0,120}を加工して作成/;
/** Answers and files of nothing but what the state publishes, or of no data at all; each with what it is. */
const REAL: Readonly<Record<string, string>> = {
  '/api/v1/roadmap/': 'the register of initiatives and KPIs',
  '/feeds/roadmap.': 'its changes',
  '/api/v1/indicators/measures': 'definitions of measures',
  '/api/v1/indicators/series': 'official values',
  '/api/v1/news': 'dates of editions, and nothing where nothing is new',
  '/api/v1/push-key': 'a key',
  '/sitemap.xml': 'the address of the top page: of invented products none is told',
  '/robots.txt': 'what programs may ask for',
  '/manifest.webmanifest': 'the name of the site',
  '/service-worker.js': 'a program',
};

/** Public pages and routes that open with a key of one's own only, lead on, or have no words; each with what it takes. */
const NEEDS_A_KEY: readonly string[] = [
  // A reader's list: confirmation, ending, the list itself.
  '/lists/confirm/:handle',
  '/lists/stop/:handle',
  '/lists/:handle',
  '/lists/:handle/export.csv',
  '/lists/:handle/delete',
  '/feeds/lists/:file',
  '/lists/poster/:handle',
  // A picture says so in what it shows: src/supply/picture/pictures.test.ts.
  '/pictures/:file',
  // The key of the trial, and ways to the sign-in.
  '/dev/key/:key',
  '/dev/identity/choose/:uid',
  '/sign-in/start',
  '/sign-in/callback',
  // A file on its way up.
  '/files/progress/:name',
];

/** What no page links to. */
const LINKED_NOWHERE = ['/api/v1/indicators/datasets/demo-2025', '/api/v1/indicators/prefectures/13'];

let context: ClosableContext;
let site: FastifyInstance;
let found: Found[];
let patterns: string[];

before(async () => {
  context = await testContext(undefined, { demo: true });
  const world = Object.assign(context, { ports: NO_PORTS });
  const size = { products: 1500, mahs: 60, editions: 4, lastDate: '2026-08-18' };
  await prepareDemonstration(world, () => undefined, size);
  const { routes, result } = await watchRoutes(async () => {
    const made = await createSite(world, await ensureBuilt());
    await made.ready();
    return made;
  });
  site = result;
  patterns = publicPatterns(PAGES, routes);
  const real = KNOWN_BIOSIMILARS.ingredients.flatMap(({ id }) => [
    `/biosimilars/ingredients/${id}`,
    `/indicators/biosimilars/${id}`,
  ]);
  const { rows } = (await site.inject({ url: '/api/v1/indicators/biosimilars' })).json<{
    rows: { id: string }[];
  }>();
  const linked = [...LINKED_NOWHERE, `/api/v1/indicators/biosimilars/${rows[0]!.id}`];
  found = await walk(site, patterns, [
    ...patterns.filter((pattern) => params(pattern) === 0),
    ...real,
    ...linked,
  ]);
});
after(async () => {
  await site?.close();
  await context?.close();
});

test('every public page, file and feed was looked at: a new one is found by a link, or asked for here', () => {
  const seen = new Set(found.filter(({ status }) => status === 200).map(({ pattern }) => pattern));
  assert.deepEqual(
    patterns.filter((pattern) => !seen.has(pattern) && !NEEDS_A_KEY.includes(pattern)),
    [],
  );
});

const isPage = ({ type, pattern }: Found) => type.startsWith('text/html') && !pattern.endsWith('.html');
const roomOf = (pattern: string) => {
  const page = PAGES.find(({ path }) => `/${path}` === pattern);
  return ROOMS.find(({ name }) => name === page?.room);
};

test('every answer says in a header that it is of a demonstration, and every file in its name', () => {
  assert.ok(found.length > 150, `only ${found.length} addresses were found`);
  for (const { address, headers } of found.filter((one) => !OF_THE_PROCESS.test(one.address))) {
    assert.equal(headers[INVENTED_HEADER.name], INVENTED_HEADER.value, address);
    const said = headers['content-disposition'];
    if (said === undefined) continue;
    const names = String(said).split(/;\s*/).slice(1);
    assert.ok(names.length > 0, address);
    for (const name of names)
      assert.match(
        name,
        /^filename(="demo-(?!demo-)[^"]+"|=demo-(?!demo-)[\w.-]+|\*=UTF-8''demo-(?!demo-)[\w.%~-]+)$/,
        address,
      );
  }
});

test('every page says so above its text and at its end, with what on it is real all the same', () => {
  for (const { address, pattern, status, texts } of found.filter(isPage)) {
    if (status >= 300) continue;
    const page = load(texts[0]!);
    assert.match(page('main').text(), /これはデモのデータです/, address);
    assert.ok(page('footer').text().includes(INVENTED), address);
    const { real } = roomOf(pattern) ?? {};
    if (real) assert.ok(page('main').text().includes(`「${real}」は、実在の公表資料`), address);
  }
});

test('every file, feed and answer of invented data says so in itself', () => {
  let said = 0;
  const unmarked: string[] = [];
  for (const one of found) {
    const { address, status, type, texts } = one;
    const isReal = Object.keys(REAL).some((beginning) => address.startsWith(beginning));
    if (status >= 300 || isPage(one) || isReal || OF_THE_PROCESS.test(address)) continue;
    // Of a document every page, of a workbook every sheet: they are copied one by one.
    if (!texts.every((text) => /デモ|架空|"demo"/.test(text))) unmarked.push(`${address} ${type}`);
    said += 1;
  }
  assert.deepEqual(unmarked, []);
  assert.ok(said > 20, `only ${said} files and answers`);
});

test('nothing invented is said to be of the ministry', () => {
  for (const { address, texts } of found) assert.doesNotMatch(texts.join('\n'), CREDIT, address);
});

test('of the ingredients that really have biosimilars nothing is said but what the state publishes', async () => {
  const pages = found.filter(({ address }) => address.startsWith('/biosimilars/ingredients/'));
  for (const { id, name } of KNOWN_BIOSIMILARS.ingredients) {
    const { status, texts } = pages.find(({ address }) => address.endsWith(`/${id}`))!;
    assert.equal(status, 200, id);
    const text = load(texts[0]!)('main').text();
    for (const section of ['値段（薬価）', '品目と、いまの供給', 'どのくらい使われているか'])
      assert.ok(text.includes(section));
    assert.doesNotMatch(
      text,
      /収載されていません|[\d,]+円|データにない|通常出荷|供給停止|使用がありません/,
      name,
    );
    const figures = found.find(({ address }) => address === `/indicators/biosimilars/${id}`)!;
    const $ = load(figures.texts[0]!);
    assert.doesNotMatch($('main').text(), /\d円|通常出荷/, name);
    assert.equal(figures.status, 404, name);
    assert.match($('main').text(), /デモのデータにあるのは、名前も数値も架空の系列だけです/, name);
    assert.equal($(`main a[href="/biosimilars/ingredients/${id}"]`).length, 1, name);
  }
  const list = load(found.find(({ address }) => address === '/biosimilars/ingredients')!.texts[0]!);
  const real = new Set(KNOWN_BIOSIMILARS.ingredients.map(({ name }) => name));
  let rows = 0;
  list('main tbody tr').each((_, row) => {
    const [name, , ...cells] = list(row)
      .find('th, td')
      .toArray()
      .map((cell) => list(cell).text().trim());
    if (![...real].some((one) => name!.startsWith(one))) return;
    rows += 1;
    for (const cell of cells) assert.match(cell, /－$/, name);
  });
  assert.equal(rows, real.size);
  for (const { address, texts } of found.filter((one) => one.address.startsWith('/indicators/biosimilars')))
    assert.doesNotMatch(texts.join(), /まだ後続品がない成分|まだ後続品が収載されていない/, address);
});

test('that a real name is not among the invented products is no statement about it', async () => {
  const { name } = KNOWN_BIOSIMILARS.ingredients[0]!;
  const page = load((await site.inject({ url: `/search?q=${encodeURIComponent(name)}` })).body)(
    'main',
  ).text();
  assert.ok(!page.includes(`「${name}」に当たる品目はありません`));
  assert.match(page, /実在の品目について、何かを示すものではありません/);
});

test('no KPI is filled from it', async () => {
  const { items } = (await site.inject({ url: '/api/v1/roadmap/kpis' })).json<{
    items: { id: string; fills: string | null }[];
  }>();
  const filled = items.filter(({ fills }) => fills);
  assert.ok(filled.length >= 5, `${filled.length} KPIs would be filled by real data`);
  for (const { id } of filled) {
    const kpi = (await site.inject({ url: `/api/v1/roadmap/kpis/${id}` })).json<{
      points: { origin: string }[];
    }>();
    assert.ok(!kpi.points.some(({ origin }) => origin === 'computed'), id);
  }
  const points = found.find(({ address }) => address === '/api/v1/roadmap/points.csv')!;
  assert.doesNotMatch(points.texts[0]!, /このサイトの計算/);
});

test('a review of the register says that it is real, and that it was made beside invented data', () => {
  const files = found.filter(({ pattern }) => /^\/roadmap\/review(-short)?\./.test(pattern));
  assert.equal(new Set(files.map(({ pattern }) => pattern)).size, 6);
  for (const { address, texts } of files) {
    assert.match(texts.join('').replaceAll(/\s/g, ''), /デモのサイトで作成/, address);
    assert.match(texts.join('').replaceAll(/\s/g, ''), /実在の公表資料によります/, address);
  }
});

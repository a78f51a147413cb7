/** The API over a real server, a real database and a small real round (world-testing.ts). */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { openAnalytics } from '../platform/analytics/analytics.ts';
import type { ClosableContext } from '../platform/database/testing.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { indicatorsApi } from './api.ts';
import { figuresJson } from './figures/figures-json.ts';
import { createIndicators, type Indicators } from './indicators.ts';
import { CODES, EDITION, indicatorWorld } from './world-testing.ts';

let context: ClosableContext;
let indicators: Indicators;
let app: FastifyInstance;
let url: string;
before(async () => {
  context = await indicatorWorld();
  indicators = createIndicators(context);
  app = await createHttpServer(context);
  await app.register(indicatorsApi(context, indicators), { prefix: '/api/v1' });
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/v1/indicators`;
});
after(async () => {
  await app.close();
  await indicators.close();
  await context.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers });
const json = async (path: string) => {
  const reply = await get(path);
  assert.equal(reply.status, 200, path);
  return reply.json();
};
const VOLUME = '/figures?measure=generic-volume-share';

/** Rows of Parquet bytes, read by the engine. */
async function readParquet(
  bytes: ArrayBuffer,
): Promise<{ rows: Record<string, unknown>[]; metadata: string }> {
  const path = join(context.settings.dataDir, 'downloaded.parquet');
  writeFileSync(path, Buffer.from(bytes));
  const engine = await openAnalytics({ threads: 1, memoryMb: 128 });
  try {
    const rows = await engine.query<Record<string, unknown>>('select * from read_parquet($path)', { path });
    const notes = await engine.query<{ note: string }>(
      `select decode(key) || '=' || decode(value) as note from parquet_kv_metadata($path)`,
      { path },
    );
    return { rows, metadata: notes.map(({ note }) => note).join('\n') };
  } finally {
    engine.close();
  }
}

test('measures are given with their definitions, one by its id', async () => {
  const { items } = await json('/measures');
  assert.ok(items.length >= 16);
  assert.deepEqual(
    await json('/measures/generic-volume-share'),
    items.find(({ id }: { id: string }) => id === 'generic-volume-share'),
  );
});

test('figures are the JSON that the command prints, and trace to the files they were made of', async () => {
  const body = await json(`${VOLUME}&by=prefecture`);
  const table = await indicators.figures({ measure: 'generic-volume-share', by: 'prefecture' });
  assert.deepEqual(body, JSON.parse(JSON.stringify(figuresJson(table))));
  assert.deepEqual(Object.keys(body).slice(0, 6), ['measure', 'version', 'dataset', 'period', 'by', 'rows']);
  const tokyo = body.rows.find(({ key }: { key: string }) => key === '13');
  assert.deepEqual([tokyo.label, tokyo.value, tokyo.numerator], ['東京都', 72_000 / 95_000, 72_000]);
  assert.equal(body.sources.length, 9);
  assert.match(body.sources[0].sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual(body.unmapped.at(-1), { code: '1124001F1999', name: '＋不明錠', quantity: 7000 });
});

test('CSV and Parquet hold the rows of the JSON', async () => {
  const path = '/figures?measure=biosimilar-volume-share&by=prefecture&family=infliximab';
  const { rows } = await json(path);
  const reply = await get(`${path}&format=csv`);
  assert.equal(reply.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(reply.headers.get('content-disposition')!, /^attachment; filename="antei-[\w.-]+\.csv"$/);
  const [headers, ...lines] = parse(Buffer.from(await reply.arrayBuffer()), { bom: true }) as string[][];
  assert.ok(headers!.includes('下限'));
  const figure = (line: string[]) =>
    line.slice(8, 15).map((cell, i) => (i < 2 ? cell : cell === '' ? null : Number(cell)));
  const expected = rows.map((row: Record<string, unknown>) => [
    row.key,
    row.label,
    row.value,
    row.lower,
    row.upper,
    row.numerator,
    row.denominator,
  ]);
  assert.deepEqual(lines.map(figure), expected);
  // A file taken away says what its reader must know.
  assert.match(lines[0]![headers!.indexOf('値を使う前に')]!, /区分のリストになく/);

  const file = await get(`${path}&format=parquet`);
  assert.equal(file.headers.get('content-type'), 'application/vnd.apache.parquet');
  const parquet = await readParquet(await file.arrayBuffer());
  assert.deepEqual(
    parquet.rows.map((row) => [
      row.key,
      row.label,
      row.value,
      row.lower,
      row.upper,
      row.numerator,
      row.denominator,
    ]),
    expected,
  );
  assert.equal(parquet.rows[0]!.narrowed_to, 'family=infliximab');
});

test('a Parquet of figures says of what it was made and whom to name', async () => {
  const { metadata } = await readParquet(await (await get(`${VOLUME}&format=parquet`)).arrayBuffer());
  for (const expected of [
    'measure=generic-volume-share v1',
    'dataset=ndb-9',
    `codes=${CODES}`,
    'sha256',
    'select',
    '出典：厚生労働省',
  ])
    assert.ok(metadata.includes(expected), expected);
});

test('a figure that asks what ships names the edition that said so', async () => {
  assert.equal((await json('/figures?measure=biosimilar-saving-available')).edition, EDITION);
  assert.equal((await json(VOLUME)).edition, null);
});

test('a date of codes is resolved to the list in force, so that views are as many as lists', async () => {
  assert.equal((await json(`${VOLUME}&codes=2023-12-31`)).codes, CODES);
});

test('replies carry a tag, and who holds one is told so, for files too', async () => {
  for (const path of [
    VOLUME,
    `${VOLUME}&format=csv`,
    `${VOLUME}&format=parquet`,
    '/datasets',
    '/biosimilars',
  ]) {
    const first = await get(path);
    assert.match(first.headers.get('cache-control')!, /^public/);
    const again = await get(path, { 'if-none-match': first.headers.get('etag')! });
    assert.equal(again.status, 304, path);
    assert.equal(await again.text(), '');
  }
});

test('a dataset is given with its sheets, their masking, and the codes that no list has', async () => {
  const { items } = await json('/datasets');
  assert.deepEqual(
    items.map(({ id }: { id: string }) => id),
    ['ndb-9'],
  );
  const dataset = await json('/datasets/ndb-9');
  assert.equal(dataset.parts.length, 9);
  const injection = dataset.parts.find(
    (part: { route: string; setting: string }) =>
      part.route === 'injection' && part.setting === 'in-hospital',
  );
  assert.deepEqual([injection.threshold, injection.states.masked], [400, 2]);
  assert.equal(dataset.codes, CODES);
  assert.deepEqual(
    dataset.unmapped.map(({ code }: { code: string }) => code),
    ['0000000A0000', '1124001F1999'],
  );
  assert.match(dataset.citation, /出典：厚生労働省（「第9回NDB/);
});

test('the cells of a sheet are a file that its address names by content', async () => {
  const { parts } = await json('/datasets/ndb-9');
  for (const { download, parquetSha256, rows } of parts) {
    const reply = await fetch(new URL(download, url));
    assert.equal(reply.status, 200);
    const bytes = Buffer.from(await reply.arrayBuffer());
    assert.equal(hash('sha256', bytes, 'hex'), parquetSha256);
    assert.equal(Number(reply.headers.get('content-length')), bytes.length);
    const held = await fetch(new URL(download, url), {
      headers: { 'if-none-match': reply.headers.get('etag')! },
    });
    assert.equal(held.status, 304);
    assert.ok(rows >= 1);
  }
});

test("rows that are nobody's publication are not given away", async () => {
  const { items } = await json('/datasets');
  const sha256 = items[0].parts[0].parquetSha256;
  await context.pool.query(`update dataset set kind = 'dispensing'`);
  await context.pool.query('update public_revision set revision = revision + 1');
  try {
    assert.equal((await json('/datasets')).items[0].parts[0].download, null);
    assert.equal((await get(`/datasets/ndb-9/parts/${sha256}.parquet`)).status, 404);
  } finally {
    await context.pool.query(`update dataset set kind = 'ndb'`);
    await context.pool.query('update public_revision set revision = revision + 1');
  }
});

test('official series are given with source and words, also for one measure', async () => {
  const { items } = await json('/series?measure=biosimilar-effect');
  assert.ok(items.length >= 1);
  assert.ok(items.every((one: { measure: string }) => one.measure === 'biosimilar-effect'));
  assert.ok(items[0].points[0].phrase && items[0].points[0].source.title);
  assert.ok((await json('/series')).items.length > items.length);
});

test('biosimilars and a family of them are what their pages show', async () => {
  const list = await json('/biosimilars');
  assert.deepEqual(
    list.rows.map(({ id, reach }: { id: string; reach: string }) => [id, reach]),
    [
      ['infliximab', 'short'],
      ['darbepoetin-alfa', 'sure'],
    ],
  );
  const family = await json('/biosimilars/darbepoetin-alfa?dataset=ndb-9');
  assert.deepEqual(
    family.family.products.map(({ role }: { role: string }) => role),
    ['reference', 'authorised', 'biosimilar'],
  );
});

test('a prefecture is given beside the nation, and the classes with their room', async () => {
  const tokyo = await json('/prefectures/13');
  assert.equal(tokyo.name, '東京都');
  const volume = tokyo.profile.find((row: { measure: string }) => row.measure === 'generic-volume-share');
  assert.equal(volume.figure.value, 72_000 / 95_000);
  assert.ok(tokyo.families.some(({ key }: { key: string }) => key === 'infliximab'));
  const classes = await json('/classes');
  assert.deepEqual(classes.rows.map(({ key }: { key: string }) => key).toSorted(), ['112', '239']);
  assert.equal(classes.source.codes, CODES);
});

const BAD: [path: string, word: RegExp][] = [
  ['/figures', /measure：指標のID/],
  [`${VOLUME}&by=prefectures`, /by：.*prefecture.*どれか1つ/],
  [`${VOLUME}&dataset=NDB 9`, /dataset：データセットのID/],
  [`${VOLUME}&codes=2023-02-30`, /codes：YYYY-MM-DD の実在する日付/],
  [`${VOLUME}&edition=yesterday`, /edition：YYYY-MM-DD/],
  [`${VOLUME}&prefecture=48`, /prefecture：都道府県コード 01〜47/],
  [`${VOLUME}&prefecture=13&prefecture=14`, /prefecture：都道府県コードは1つ/],
  [`${VOLUME}&class=abc`, /class：薬効分類番号/],
  [`${VOLUME}&setting=home`, /setting：.*inpatient/],
  [`${VOLUME}&route=dental`, /route：.*injection/],
  [`${VOLUME}&family=../../x`, /family：/],
  [`${VOLUME}&ingredient=12`, /ingredient：医薬品コードの先頭7文字/],
  [`${VOLUME}&format=xlsx`, /format：json・csv・parquet/],
  [`${VOLUME}&prefectures=13`, /「prefectures」という項目はありません/],
  ['/biosimilars?family=infliximab', /「family」という項目はありません/],
  ['/series?measure=%00', /measure：/],
  [`${VOLUME}&by=age`, /性・年齢別の表はありません/],
  [`${VOLUME}&by=month`, /./],
  ['/datasets/ndb-9/parts/1.parquet', /parquetSha256/],
  ['/measures/..%2F..', /id：/],
  ['/prefectures/48', /code：都道府県コード/],
  ['/classes?setting=home', /「setting」という項目はありません/],
];
for (const [path, word] of BAD) {
  test(`a bad question is told what is wrong with it: ${path}`, async () => {
    const reply = await get(path);
    assert.equal(reply.status, 400, await reply.clone().text());
    assert.equal(reply.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    const problem = await reply.json();
    assert.equal(problem.code, 'bad-request');
    assert.match(problem.detail, word);
  });
}

const MISSING = [
  '/measures/no-such-measure',
  '/figures?measure=no-such-measure',
  `${VOLUME}&dataset=ndb-99`,
  `${VOLUME}&class=999`,
  `${VOLUME}&ingredient=9999999`,
  `${VOLUME}&codes=1999-01-01`,
  '/figures?measure=biosimilar-volume-share&family=nothing',
  '/figures?measure=biosimilar-saving-available&edition=1999-01-01',
  '/datasets/ndb-99',
  `/datasets/ndb-9/parts/${'0'.repeat(64)}.parquet`,
  '/biosimilars/aflibercept',
  '/series?measure=no-such-measure',
  '/prefectures/13?dataset=ndb-99',
  '/classes?codes=1999-01-01',
];
for (const path of MISSING) {
  test(`what is not there is not found, and the reply says what there is to do: ${path}`, async () => {
    const reply = await get(path);
    assert.equal(reply.status, 404, await reply.clone().text());
    const { detail, remedy } = await reply.json();
    assert.ok(detail && remedy);
    assert.equal(reply.headers.get('cache-control'), 'no-store');
  });
}

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { toExcelSerial } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { testContext } from '../../platform/database/testing.ts';
import { unguard } from '../../platform/files/csv.ts';
import { importEdition } from '../history/import-edition.ts';
import type { Cell } from '../model.ts';
import { OFFICIAL_HEADERS } from '../official/columns.ts';
import { NOT_LISTED_TEXT, OUTLOOK_TEXT, RESPONSE_TEXT } from '../official/official-layout.ts';
import { parseEdition } from '../official/parse-edition.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { exportEdition, type Format } from './export-edition.ts';
import { madeUpEdition, madeUpRow, queryParquet, sheetCells } from './export-testing.ts';

const AWKWARD = [
  `=HYPERLINK("http://example.com")`,
  '　＋10',
  "'=1",
  '-',
  '@SUM(A1)',
  'a\nb, "c"',
  '_x0041_',
  ' 前後に空白 ',
  '<b>&amp;',
];

/** Awkward texts, a row without a code, one product in two rows, and enough others to stay below the bound on problems. */
const ODD_ROWS: Cell[][] = [
  ...AWKWARD.map((text, n) => madeUpRow(n + 1, { outlookText: text })),
  madeUpRow(0, { yjCode: null, name: 'コードのない品目', response: RESPONSE_TEXT.stopped, isNew: 'New' }),
  madeUpRow(402, { volume: null }),
  ...Array.from({ length: 240 }, (_, n) => madeUpRow(n + 100)),
  madeUpRow(400, {
    listedOn: NOT_LISTED_TEXT,
    responseUpdatedOn: toExcelSerial('2026-08-01'),
    volumeOutlookPercent: '80',
    isNew: 'New',
  }),
  madeUpRow(400, {
    listedOn: NOT_LISTED_TEXT,
    responseUpdatedOn: toExcelSerial('2026-08-01'),
    volumeOutlookPercent: '80',
  }),
  madeUpRow(401, {
    response: RESPONSE_TEXT.limitedOwn,
    outlook: OUTLOOK_TEXT.yes,
    outlookText: '2026年9月上旬',
    yjCode: '１１４９４０１Ｆ１０１３',
  }),
];

async function contextWith(
  t: TestContext,
  ...editions: ReturnType<typeof madeUpEdition>[]
): Promise<SupplyContext> {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  for (const edition of editions) await importEdition(context, edition, { source: 'official' });
  return context;
}

async function exportJson(context: Context, asOf?: string) {
  const { bytes } = await exportEdition(context, { asOf, format: 'json' });
  return JSON.parse(bytes.toString('utf8'));
}

test('xlsx: odd rows round-trip, in the official layout and without a formula', async (t) => {
  const edition = madeUpEdition('2026-08-18', ODD_ROWS);
  const context = await contextWith(t, edition);
  const made = await exportEdition(context, { format: 'xlsx' });
  assert.equal(made.fileName, '260818iyakuhinkyoukyu.xlsx');
  const cells = await sheetCells({ name: made.fileName, bytes: made.bytes, sha256: '' });
  assert.ok(
    cells[0]!.every(([value]) => value === null),
    'row 1 is empty',
  );
  assert.deepEqual(
    cells[1]!.map(([value]) => value),
    OFFICIAL_HEADERS,
  );
  assert.deepEqual(
    cells.slice(2).map((row) => row.map(([value]) => value)),
    ODD_ROWS,
  );

  const sheet = Object.values(XLSX.read(made.bytes, { cellFormula: true }).Sheets)[0]!;
  assert.ok(Object.values(sheet).every((cell) => cell.f === undefined));
  assert.equal(sheet['!autofilter']?.ref, `A2:U${ODD_ROWS.length + 2}`);

  const again = await parseEdition(
    { name: made.fileName, bytes: made.bytes, sha256: 'another' },
    { today: '2026-08-20', maxUnpackedMb: 50 },
  );
  assert.deepEqual(again.rows, edition.rows);
  assert.deepEqual(again.unkeyedRows, edition.unkeyedRows);
  assert.equal((await importEdition(context, again, { source: 'official' })).alreadyImported, true);
});

test('csv: the cells as text, dates as dates, no formula, then what was understood', async (t) => {
  const context = await contextWith(t, madeUpEdition('2026-08-18', ODD_ROWS));
  const { bytes, fileName } = await exportEdition(context, { format: 'csv' });
  assert.equal(fileName, '260818iyakuhinkyoukyu.csv');
  const [header, ...rows] = parse(bytes, { bom: true }) as string[][];
  assert.deepEqual(header!.slice(0, 6), [
    '①薬剤区分',
    '②薬効分類',
    '③成分名',
    '④規格単位',
    '⑤YJコード',
    '⑥品名',
  ]);
  assert.ok(header!.every((name) => !/\s|※/.test(name)) && new Set(header).size === header!.length);
  assert.equal(rows.length, ODD_ROWS.length);
  assert.deepEqual(
    rows.slice(0, AWKWARD.length).map((row) => unguard(row[15]!)),
    AWKWARD,
  );
  assert.ok(rows.flat().every((value) => !/^\s*[=+\-@＝＋－＠]/.test(value)));

  const last = Object.fromEntries(header!.map((name, index) => [name, rows.at(-1)![index]]));
  assert.equal(last['⑤YJコード'], '１１４９４０１Ｆ１０１３', 'verbatim');
  assert.equal(last['⑪薬価収載年月日'], '2020-06-19');
  const {
    yj_code,
    response,
    outlook,
    forecast_event,
    forecast_earliest,
    forecast_latest,
    listed_on,
    basic_medicine,
    is_new,
  } = last;
  assert.deepEqual(
    {
      yj_code,
      response,
      outlook,
      forecast_event,
      forecast_earliest,
      forecast_latest,
      listed_on,
      basic_medicine,
      is_new,
    },
    {
      yj_code: '1149401F1013',
      response: 'limitedOwn',
      outlook: 'yes',
      forecast_event: 'recovery',
      forecast_earliest: '2026-09-01',
      forecast_latest: '2026-09-10',
      listed_on: '2020-06-19',
      basic_medicine: 'false',
      is_new: 'false',
    },
  );
});

test('json: every row by code names in a stable order, with the words of the source', async (t) => {
  const edition = madeUpEdition('2026-08-18', ODD_ROWS);
  const context = await contextWith(t, edition);
  const { rows, ...head } = await exportJson(context);
  assert.deepEqual(head, {
    asOf: '2026-08-18',
    source: 'official',
    sha256: edition.sha256,
    citation: '出典：厚生労働省「医療用医薬品供給状況」（2026年8月18日現在）を加工して作成',
  });
  assert.equal(rows.length, ODD_ROWS.length);
  assert.ok(rows.every((row: object) => Object.keys(row).join() === Object.keys(rows[0]).join()));
  const bare = rows[AWKWARD.length];
  assert.deepEqual(
    [bare.yjCode, bare.name, bare.response, bare.isNew],
    [null, 'コードのない品目', 'stopped', true],
  );
  const [first, second] = rows.slice(-3);
  assert.deepEqual([first.isNew, second.isNew], [true, false]);
  assert.deepEqual(
    { ...first, row: 0, isNew: false, source: null },
    { ...second, row: 0, isNew: false, source: null },
  );
  assert.deepEqual(
    [first.listedOn, first.source.listedOn, first.responseUpdatedOn, first.volumeOutlookPercent],
    [null, NOT_LISTED_TEXT, '2026-08-01', 80],
  );
  assert.deepEqual(rows.at(-1).forecast, { event: 'recovery', earliest: '2026-09-01', latest: '2026-09-10' });
});

test('parquet: the JSON flat and typed, in the order of the codes', async (t) => {
  const context = await contextWith(t, madeUpEdition('2026-08-18', ODD_ROWS));
  const { bytes } = await exportEdition(context, { format: 'parquet' });
  const folder = await mkdtemp(join(tmpdir(), 'antei-export-test-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'edition.parquet');
  writeFileSync(path, bytes);
  const codes = (await queryParquet(path, 'select yj_code from read_parquet($1)')).flat();
  const expected = (await exportJson(context)).rows.map((row: { yjCode: string | null }) => row.yjCode);
  assert.deepEqual(codes, [...expected.filter((code: unknown) => code !== null).sort(), null]);
  const [last] = await queryParquet(
    path,
    `select response, forecast_earliest + 1, basic_medicine, volume_outlook_percent, source_response, outlook_text
     from read_parquet($1) where yj_code = '1149401F1013'`,
  );
  assert.deepEqual(last, [
    'limitedOwn',
    '2026-09-02',
    false,
    null,
    RESPONSE_TEXT.limitedOwn,
    '2026年9月上旬',
  ]);
  const blank = await queryParquet(
    path,
    `select volume, source_volume from read_parquet($1) where yj_code = '1149402F1013'`,
  );
  assert.deepEqual(blank, [['notStated', null]], 'a blank ⑰ is said to be one in every format');
  const json = (await exportJson(context)).rows.find(
    (one: { yjCode: string }) => one.yjCode === '1149402F1013',
  );
  assert.deepEqual([json.volume, json.source.volume], ['notStated', null]);
  const { bytes: csv } = await exportEdition(context, { format: 'csv' });
  assert.match(
    csv
      .toString('utf8')
      .split('\n')
      .find((text) => text.includes('1149402F1013'))!,
    /,notStated,/,
  );
  const metadata = await queryParquet(path, 'select decode(key), decode(value) from parquet_kv_metadata($1)');
  assert.deepEqual(
    metadata.map(([key]) => key),
    ['as_of', 'source', 'sha256', 'citation'],
  );
  assert.equal(metadata[0]![1], '2026-08-18');
});

test('an older edition is exported as it was, also after newer ones came, in any order', async (t) => {
  const older = madeUpEdition('2026-08-14', [madeUpRow(1, { isNew: 'New' }), madeUpRow(2)]);
  const between = madeUpEdition('2026-08-17', [
    madeUpRow(2, { response: RESPONSE_TEXT.stopped }),
    madeUpRow(3),
  ]);
  const newer = madeUpEdition('2026-08-18', [madeUpRow(3), madeUpRow(2), madeUpRow(1)]);
  const context = await contextWith(t, older, newer, between);
  for (const edition of [older, between, newer]) {
    const { rows } = await exportJson(context, edition.asOf);
    const facts = ({ yjCode, response, isNew }: { yjCode: string; response: string; isNew: boolean }) => ({
      yjCode,
      response,
      isNew,
    });
    assert.deepEqual(
      rows.map(facts),
      edition.rows.map((row) => facts({ ...row, isNew: row.cells[20] === 'New' })),
    );
  }
  assert.equal((await exportEdition(context, { format: 'csv' })).asOf, '2026-08-18', 'the newest by default');
  await assert.rejects(exportEdition(context, { asOf: '2026-08-15', format: 'xlsx' }), {
    code: 'no-edition',
  });
});

test('the same edition gives the same bytes, and the demonstration says what it is', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, madeUpEdition('2026-08-18', ODD_ROWS), { source: 'demo' });
  for (const format of ['xlsx', 'csv', 'json', 'parquet'] as Format[]) {
    const [one, other] = [await exportEdition(context, { format }), await exportEdition(context, { format })];
    assert.ok(one.bytes.equals(other.bytes), format);
    assert.equal(one.fileName, `demo-260818iyakuhinkyoukyu.${format}`);
  }
  const made = await exportEdition(context, { format: 'xlsx' });
  const parsed = await parseEdition(
    { name: made.fileName, bytes: made.bytes, sha256: '' },
    { today: '2026-08-20', maxUnpackedMb: 50 },
  );
  assert.equal(parsed.asOf, '2026-08-18');
  assert.match((await exportJson(context)).citation, /^デモ/);
});

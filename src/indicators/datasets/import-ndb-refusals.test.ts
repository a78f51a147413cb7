import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { AnteiError } from '../../platform/errors.ts';
import { type SourceFile, sourceFile } from '../../platform/files/bounded-file.ts';
import { type CellValue, writeWorkbook } from '../../platform/files/xlsx.ts';
import { PREFECTURES } from '../model.ts';
import {
  assertNothingStored,
  sampleBook as book,
  ndbWorkbook,
  SAMPLE_ROWS as ROWS,
  threeSettings,
} from '../testing.ts';
import { importNdb } from './import-ndb.ts';

/** Rows of a made sheet, from 0, and the column of the total. */
const HEADERS = 2;
const KEYS = 3;
const DATA = 4;
const TOTAL = 8;
/** A change of one cell of the finished sheet. */
const set =
  (row: number, column: number, value: CellValue) =>
  (rows: CellValue[][]): CellValue[][] =>
    rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells));

/** Bad input: what it is, the files, the error's code and what its detail must say. */
const REFUSED: [string, SourceFile[], string, RegExp[]][] = [
  [
    'a list of supply states',
    [
      sourceFile(
        '260818iyakuhinkyoukyu.xlsx',
        writeWorkbook(
          '供給状況一覧表',
          [['一覧'], ['①薬剤区分', '②薬効分類', '⑤YJコード'], ['1：内用薬', '112', '1124022F1016']],
          [],
          2,
        ),
      ),
    ],
    'ndb-unknown',
    [/260818iyakuhinkyoukyu\.xlsx/, /「供給状況一覧表」/],
  ],
  [
    'a workbook of procedures',
    [
      sourceFile(
        'a.xlsx',
        writeWorkbook(
          'A 初・再診料',
          [
            ['診療年月：2022年04月～2023年03月'],
            [],
            ['分類コード', '診療行為', '点数', '総計', ...PREFECTURES.keys()],
          ],
          [],
          2,
        ),
      ),
    ],
    'layout-changed',
    [/「A 初・再診料」/, /見出し/],
  ],
  [
    'an empty sheet',
    [sourceFile('a.xlsx', writeWorkbook('Sheet1', [[null]], [], 0))],
    'ndb-unknown',
    [/「Sheet1」/],
  ],
  ['what is no workbook', [sourceFile('a.xlsx', Buffer.from('a,b'))], 'not-xlsx', [/CSV/]],
  [
    'a workbook of injections without one of its sheets',
    [ndbWorkbook(threeSettings({ route: 'injection' }, {}).slice(0, 2), 'c.xlsx')],
    'ndb-sheet-missing',
    [/c\.xlsx（注射薬）/, /「入院」がありません/],
  ],
  ['a title without a period', [book({ title: '内服薬 外来 (院外)' })], 'ndb-title', [/期間/]],
  [
    'a missing header',
    [book({ change: set(HEADERS, 6, null) })],
    'layout-changed',
    [/見つからない列は「薬価」/, /3行目/, /F「薬価基準収載医薬品コード」/],
  ],
  [
    'a header twice',
    [book({ change: set(HEADERS, 9, '薬価') })],
    'layout-changed',
    [/二度ある列は「薬価」（G列、J列）/],
  ],
  [
    'no total',
    [book({ change: set(HEADERS, TOTAL, '備考') })],
    'layout-changed',
    [/見つからない列は「総計」/],
  ],
  [
    'a prefecture column missing',
    [
      book({
        change: (rows) => rows.map((row, index) => (index >= HEADERS ? row.toSpliced(9 + 12, 1) : row)),
      }),
    ],
    'layout-changed',
    [/列がない都道府県は東京都/],
  ],
  [
    'a prefecture twice',
    [book({ change: set(KEYS, 10, '北海道') })],
    'layout-changed',
    [/列がない都道府県は青森県/, /K列「02・北海道」/],
  ],
  [
    'numbers that slipped against the names',
    [book({ change: (rows) => set(HEADERS, 9, '02')(set(HEADERS, 10, '01')(rows)) })],
    'layout-changed',
    [/J列「02・北海道」の番号と名前が合いません/],
  ],
  [
    'a column that nobody knows',
    [book({ change: (rows) => rows.map((row, index) => (index === KEYS ? [...row, '不明'] : row)) })],
    'layout-changed',
    [/BE列「不明」は都道府県名ではありません/],
  ],
  [
    'a column without header',
    [book({ change: (rows) => rows.map((row, index) => (index === DATA ? [...row, 7] : row)) })],
    'layout-changed',
    [/BE列/],
  ],
  [
    'merged headers of sex moved to the right',
    [
      book({
        axis: 'sex-age',
        rows: [{ code: '1124022F1016' }],
        change: (rows) => set(HEADERS, 9, null)(set(HEADERS, 10, '男')(rows)),
      }),
    ],
    'layout-changed',
    [/J列「0~4歳」の上に「男」か「女」がありません/],
  ],
  [
    'the second merged header moved to the left',
    [
      book({
        axis: 'sex-age',
        rows: [{ code: '1124022F1016' }],
        change: (rows) => set(HEADERS, 30, null)(set(HEADERS, 29, '女')(rows)),
      }),
    ],
    'layout-changed',
    [/男の年齢階級が0歳から最後/],
  ],
  [
    'an age band missing',
    [
      book({
        axis: 'sex-age',
        rows: [{ code: '1124022F1016' }],
        change: (rows) => rows.map((row, index) => (index >= HEADERS ? row.toSpliced(12, 1) : row)),
      }),
    ],
    'layout-changed',
    [/男の年齢階級/],
  ],
  ['a header without rows', [book({ rows: [] })], 'layout-changed', [/5行目からのデータがありません/]],
  [
    'a negative quantity',
    [book({ change: set(DATA, 9, -5) })],
    'ndb-cells',
    [/5行 J列 北海道「-5」：数量が負/],
  ],
  [
    'a textual quantity',
    [book({ change: set(DATA + 1, 9 + 12, '約1000') })],
    'ndb-cells',
    [/6行 V列 東京都「約1000」：数量が数字でも/],
  ],
  [
    'a number stored as text',
    [book({ change: set(DATA, 10, '1200') })],
    'ndb-cells',
    [/5行 K列 青森県「1200」/],
  ],
  ['a negative total', [book({ change: set(DATA, TOTAL, -1) })], 'ndb-cells', [/I列 総計「-1」/]],
  ['a blank total', [book({ change: set(DATA, TOTAL, null) })], 'ndb-cells', [/総計が空欄/]],
  [
    'a total below what is shown',
    [book({ change: set(DATA, TOTAL, 6400) })],
    'ndb-cells',
    [/5行 I列 総計「6400」：総計が、示された数量の合計 6500 より小さい/],
  ],
  ['a price in words', [book({ change: set(DATA, 6, '未定') })], 'ndb-cells', [/5行 G列 薬価「未定」/]],
  [
    'a code twice',
    [book({ change: set(DATA + 2, 2, 620_000_001) })],
    'ndb-cells',
    [/7行 C列 医薬品コード「620000001」：5行と同じ/],
  ],
  ['a row without code', [book({ change: set(DATA, 2, null) })], 'ndb-cells', [/9桁/]],
  ['a first row without class', [book({ change: set(DATA, 0, null) })], 'ndb-cells', [/薬効分類が空欄/]],
  [
    'masked cells without a masking rule, and nothing shown that could take its place',
    [
      book({
        title: '診療年月：2015年04月～2016年03月　内服薬 外来 (院外)',
        rows: [{ code: '1124022F1016', cells: { '01': '-' } }],
      }),
    ],
    'ndb-cells',
    [/5行 I列 総計「-」：秘匿の印ですが、表題に/],
  ],
  [
    'a title that says both of receipts that public funds pay',
    [
      book({
        title: '診療年月：2024年04月～2025年03月　内服薬 外来 (院外)　公費レセプトを含む。公費レセプトを除く',
      }),
    ],
    'ndb-title',
    [/含むとも、含まないとも/],
  ],
  [
    'the same sheet in two workbooks',
    [book({}, 'a.xlsx'), book({ rows: ROWS.slice(1) }, 'b.xlsx')],
    'ndb-sheet-twice',
    [/第9回NDBオープンデータ（2022年度） 内服薬 外来（院外） 都道府県別/, /a\.xlsx/, /b\.xlsx/],
  ],
  [
    'a good workbook beside a bad one',
    [book(), book({ setting: 'inpatient', change: set(DATA, 9, -5) }, 'bad.xlsx')],
    'ndb-cells',
    [/bad\.xlsx/],
  ],
];

test('bad input is a clear problem, and nothing is stored', async (t) => {
  const context = await testContext(t);
  for (const [what, files, code, details] of REFUSED) {
    await t.test(what, async () => {
      const error = await importNdb(context, files).then(
        () => assert.fail('not refused'),
        (thrown) => thrown,
      );
      assert.ok(error instanceof AnteiError, String(error?.stack));
      assert.equal(error.code, code, error.detail);
      for (const detail of details) assert.match(error.detail, detail);
      await assertNothingStored(context);
    });
  }
});

test('of many unreadable cells twenty are listed and all are counted', async (t) => {
  const context = await testContext(t);
  const rows = Array.from({ length: 30 }, (_, i) => ({
    code: `1124022F1${i}`,
    cells: { '01': -1 },
    total: 0,
  }));
  await assert.rejects(importNdb(context, [book({ rows })]), (error: AnteiError) => {
    assert.match(error.detail, /^30か所あります。/);
    assert.equal(error.detail.split('\n').length, 1 + 20 + 1);
    assert.match(error.detail, /ほか10か所$/);
    return true;
  });
});

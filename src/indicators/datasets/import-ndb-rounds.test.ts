/** What differs from round to round: no rule, no unit column, rows 「（選）」, two versions, and the table of receipt codes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findReceiptCodes } from '../../medicines/index.ts';
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import type { AnteiError } from '../../platform/errors.ts';
import { sampleBook as book, type MadeRow, ndbTitle } from '../testing.ts';
import { maskingRule } from '../views/read-dataset.ts';
import { partPaths } from './dataset-folder.ts';
import { importNdb } from './import-ndb.ts';
import { readDatasets } from './store-datasets.ts';

async function cells(context: ClosableContext, what: string): Promise<unknown[]> {
  const engine = await openAnalytics({ threads: 1, memoryMb: 200 });
  try {
    const paths = (await readDatasets(context.pool)).flatMap((dataset) =>
      partPaths(context.settings, dataset),
    );
    const from = `read_parquet([${paths.map((path) => `'${path}'`).join(', ')}])`;
    return await engine.query(what.replace('CELLS', from));
  } finally {
    engine.close();
  }
}

const UNIT = 4;
const withoutUnit = (rows: (string | number | boolean | null)[][]) =>
  rows.map((row, index) => (index < 2 ? row : row.toSpliced(UNIT, 1)));
/** A row with every cell masked; the others as given. */
const masked = (cells: Record<string, number>) => ({
  ...Object.fromEntries(Array.from({ length: 47 }, (_, i) => [String(i + 1).padStart(2, '0'), '-'])),
  ...cells,
});

test('rounds 1 and 2: no unit column and no rule in the title; bounds follow from totals, and say so', async (t) => {
  const context = await testContext(t);
  const title = '診療年月：H27年04月～H28年03月　内服薬 入院';
  const rows = [
    { code: '1124022F1016', cells: masked({ '01': 4000, '47': 1200 }), total: 7500 },
    { code: '1124023F1010', cells: masked({}), total: '-' },
    { code: '1129009F1025', cells: masked({}), total: 60_000 },
  ];
  const [result] = await importNdb(context, [
    book({ title, rows, name: '内服薬 入院', change: withoutUnit }, '0000177292.xlsx'),
  ]);
  assert.deepEqual(
    [result!.dataset, result!.datasetTitle, result!.part.masking, result!.part.threshold, result!.noticed],
    ['ndb-2', '第2回NDBオープンデータ（2015年度）', 'unstated', 1200, []],
  );
  assert.match(
    maskingRule(result!.part),
    /表題から読み取れません.*総計だけから.*総計も秘匿の行は1,200未満とみなしています/,
  );
  assert.deepEqual(
    await cells(
      context,
      `select code, prefecture, unit, quantity_lower as lower, quantity_upper as upper from CELLS
       where prefecture in ('00', '02') order by code, prefecture`,
    ),
    [
      { code: '1124022F1016', prefecture: '00', unit: null, lower: 7500, upper: 7500 },
      { code: '1124022F1016', prefecture: '02', unit: null, lower: 0, upper: 2300 },
      { code: '1124023F1010', prefecture: '00', unit: null, lower: 0, upper: 1200 },
      { code: '1124023F1010', prefecture: '02', unit: null, lower: 0, upper: 1200 },
      { code: '1129009F1025', prefecture: '00', unit: null, lower: 60_000, upper: 60_000 },
      { code: '1129009F1025', prefecture: '02', unit: null, lower: 0, upper: 60_000 },
    ],
  );
});

test('a row 「（選）」 counts with its product: its price-list code, and the listed price', async (t) => {
  const context = await testContext(t);
  const rows: MadeRow[] = [
    {
      code: '1124022F1016',
      name: '先発錠１０ｍｇ',
      cells: { '13': 5000 },
      price: 100,
      receiptCode: 622_454_201,
    },
    // Its own code, or none, or even the code of the product; the price is what insurance pays.
    {
      code: '1124022F1016',
      name: '先発錠１０ｍｇ（選）',
      cells: { '13': 2000 },
      price: 80,
      receiptCode: 672_454_201,
    },
    {
      code: '1124023F1010',
      name: '別の錠５ｍｇ',
      cells: { '13': 3000 },
      price: 50,
      receiptCode: 622_454_301,
    },
    {
      code: '',
      name: '別の錠5mg(選)',
      cells: { '01': '-', '02': '-' },
      total: 1500,
      price: 45,
      receiptCode: 622_454_301,
    },
    {
      code: '9999999F9999',
      name: '相手のない錠（選）',
      cells: { '13': 1000 },
      price: 7,
      receiptCode: 679_999_999,
    },
  ];
  const [result] = await importNdb(context, [book({ rows, year: 2024 })]);
  assert.deepEqual([result!.dataset, result!.selectedCare, result!.part.rows], ['ndb-11', 3, 5]);
  assert.deepEqual(
    await cells(
      context,
      `select code, sum(quantity) as shown, sum(quantity_lower) as lower, sum(quantity_upper) as upper, max(price) as price,
         min(price) as least from CELLS where prefecture = '00' group by code order by code`,
    ),
    [
      { code: '1124022F1016', shown: 7000, lower: 7000, upper: 7000, price: 100, least: 100 },
      { code: '1124023F1010', shown: 4500, lower: 4500, upper: 4500, price: 50, least: 50 },
      { code: '9999999F9999', shown: 1000, lower: 1000, upper: 1000, price: 7, least: 7 },
    ],
  );
  assert.deepEqual(
    await cells(
      context,
      `select sum(quantity_lower) as lower, sum(quantity_upper) as upper from CELLS where code = '1124023F1010' and prefecture = '01'`,
    ),
    [{ lower: 0, upper: 1500 }],
    'masked quantities add as bounds',
  );
});

test('versions with and without 公費レセプト are datasets of their own: neither stands in for the other', async (t) => {
  const context = await testContext(t);
  const versions = [
    ['　※公費レセプトを含む', 6000],
    ['　（公費レセプトを含まない）', 5000],
    ['', 4000],
  ] as const;
  const books = versions.map(([version, quantity], index) =>
    book(
      {
        title: `${ndbTitle({ year: 2024 })}${version}`,
        rows: [{ code: '1124022F1016', cells: { '13': quantity } }],
      },
      `${index}.xlsx`,
    ),
  );
  // Together, and one after the other.
  await importNdb(context, books.slice(0, 2));
  await importNdb(context, books.slice(2));
  const datasets = await readDatasets(context.pool);
  assert.deepEqual(
    datasets.map(({ id, publicExpense, title, parts }) => [id, publicExpense, title, parts.length]),
    [
      [
        'ndb-11-without-public-expense',
        'excluded',
        '第11回NDBオープンデータ（2024年度、公費レセプトを含まない）',
        1,
      ],
      ['ndb-11', null, '第11回NDBオープンデータ（2024年度）', 1],
      [
        'ndb-11-with-public-expense',
        'included',
        '第11回NDBオープンデータ（2024年度、公費レセプトを含む）',
        1,
      ],
    ],
    'the newest that compares with earlier rounds stands first',
  );
  const other = book({
    title: `${ndbTitle({ year: 2024 })}　公費レセプトを除く`,
    rows: [{ code: '1124022F1016' }],
  });
  await assert.rejects(importNdb(context, [other]), (error: AnteiError) => {
    assert.equal(error.code, 'dataset-conflict');
    assert.match(error.detail, /公費レセプトを含まない/);
    return true;
  });
  // Up to round 10 there was one version, without them.
  const [old] = await importNdb(context, [book({ title: `${ndbTitle()}　※公費レセプトを含まない` })]);
  assert.equal(old!.dataset, 'ndb-9');
});

test('cells that an older program made are made again when their file comes again', async (t) => {
  const context = await testContext(t);
  const [first] = await importNdb(context, [book()]);
  await context.pool.query('update dataset_part set reading = 1');
  const [again] = await importNdb(context, [book()]);
  assert.deepEqual([again!.alreadyImported, again!.part], [false, first!.part]);
  assert.equal((await importNdb(context, [book()]))[0]!.alreadyImported, true);
});

test('the codes of receipts of each round are kept with its period; the newest one answers', async (t) => {
  const context = await testContext(t);
  const row = (code: string, receiptCode: number, name: string) => ({ code, receiptCode, name });
  await importNdb(context, [
    book({
      year: 2018,
      rows: [row('1124022F1016', 620_049_101, '古い名'), row('1124023F1010', 620_049_102, '昔の錠')],
    }),
    book({ year: 2022, rows: [row('1124022F1024', 620_049_101, '新しい名')] }, 'b.xlsx'),
  ]);
  const { codes, covers } = await findReceiptCodes(context.pool, ['620049101', '620049102', '620000000']);
  assert.deepEqual(covers, { from: '2018-04-01', to: '2023-03-31' });
  const said = (code: string) =>
    codes.get(code)?.map(({ priceCode, name, source }) => [priceCode, name, source]);
  assert.deepEqual(said('620049101'), [['1124022F1024', '新しい名', 'ndb-9']]);
  assert.deepEqual(said('620049102'), [['1124023F1010', '昔の錠', 'ndb-5']]);
  assert.equal(said('620000000'), undefined);
  const { rows } = await context.pool.query('select count(*)::integer as n from receipt_code');
  assert.equal(rows[0].n, 3, 'what earlier rounds said is kept');
});

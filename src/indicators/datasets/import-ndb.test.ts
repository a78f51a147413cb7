import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import type { AnteiError } from '../../platform/errors.ts';
import { readBounded } from '../../platform/files/bounded-file.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import {
  assertNothingStored,
  sampleBook as book,
  datasetFiles,
  ndbTitle,
  ndbWorkbook,
  SAMPLE_ROWS as ROWS,
  threeSettings,
} from '../testing.ts';
import { checkedParts, partPaths } from './dataset-folder.ts';
import { importNdb } from './import-ndb.ts';
import { readDatasets } from './store-datasets.ts';

/** Everything that the Parquet files of all datasets say. */
async function cells(context: ClosableContext, where = 'true', columns = '*'): Promise<unknown[]> {
  const engine = await openAnalytics({ threads: 1, memoryMb: 200 });
  try {
    const paths = (await readDatasets(context.pool)).flatMap((dataset) =>
      partPaths(context.settings, dataset),
    );
    return await engine.query(
      `select ${columns} from read_parquet([${paths.map((path) => `'${path}'`).join(', ')}], file_row_number = true) where ${where}`,
    );
  } finally {
    engine.close();
  }
}

test('a workbook becomes cells with state, quantity and bounds, sorted, and a part that says where they came from', async (t) => {
  const context = await testContext(t);
  const file = book();
  const [result, ...others] = await importNdb(context, [file]);
  assert.deepEqual(others, []);
  const [dataset] = await readDatasets(context.pool);
  assert.deepEqual(
    { ...dataset, parts: undefined, importedAt: dataset!.importedAt.toISOString() },
    {
      id: 'ndb-9',
      kind: 'ndb',
      source: 'official',
      title: '第9回NDBオープンデータ（2022年度）',
      round: 9,
      publicExpense: 'excluded',
      from: '2022-04-01',
      to: '2023-03-31',
      importedAt: context.clock.now().toISOString(),
      parts: undefined,
    },
  );
  assert.deepEqual(dataset!.parts, [result!.part]);
  assert.deepEqual(
    { ...result!.part, parquet: '', parquetSha256: '' },
    {
      file: file.name,
      sha256: file.sha256,
      sheet: '内服薬 外来 (院外)',
      title: ndbTitle(),
      axis: 'prefecture',
      route: 'internal',
      setting: 'out-of-hospital',
      threshold: 1000,
      masking: 'least',
      rows: 3,
      states: { value: 3, zero: 134, masked: 4, absent: 0, margin: 0 },
      parquet: '',
      parquetSha256: '',
      reading: 2,
    },
  );
  const bytes = readBounded(partPaths(context.settings, dataset!)[0]!, 1);
  assert.equal(bytes.sha256, result!.part.parquetSha256, 'the file is what the part says');

  const found = await cells(context, "prefecture in ('00', '13', '47')");
  const head = {
    month: '2022-04',
    axis: 'prefecture',
    route: 'internal',
    setting: 'out-of-hospital',
    sex: null,
    age: null,
  };
  const first = {
    ...{
      sheet_row: 5,
      class: '112',
      class_name: '催眠鎮静剤，抗不安剤',
      receipt_code: '620000001',
      unit: '錠',
      generic_flag: '0',
    },
    ...{ name: '試験薬1124022F1016', code: '1124022F1016', price: 5.1 },
  };
  const second = {
    ...first,
    sheet_row: 6,
    receipt_code: '620000002',
    name: '試験薬1124023F1010',
    code: '1124023F1010',
    price: 10,
  };
  const third = {
    ...{
      sheet_row: 7,
      class: '113',
      class_name: '抗てんかん剤',
      receipt_code: '620000003',
      unit: '錠',
      generic_flag: '1',
    },
    ...{ name: '試験薬1129009F1025', code: '1129009F1025', price: 10 },
  };
  const cell = (
    row: object,
    prefecture: string,
    state: string,
    quantity: number | null,
    lower: number,
    upper: number,
  ) => ({
    ...head,
    ...row,
    ...{ prefecture, state, quantity, quantity_lower: lower, quantity_upper: upper },
  });
  assert.deepEqual(
    found.map((row) => {
      const { file_row_number: _, ...rest } = row as Record<string, unknown>;
      return rest;
    }),
    [
      cell(first, '00', 'value', 7500, 7500, 7500),
      cell(second, '00', 'masked', null, 0, 1000),
      cell(third, '00', 'value', 5000.5, 5000.5, 5000.5),
      cell(first, '13', 'masked', null, 0, 1000),
      cell(second, '13', 'masked', null, 0, 1000),
      cell(third, '13', 'value', 5000.5, 5000.5, 5000.5),
      cell(first, '47', 'value', 2500, 2500, 2500),
      cell(second, '47', 'masked', null, 0, 1000),
      cell(third, '47', 'zero', 0, 0, 0),
    ],
  );
});

test('a sheet by sex and age also gives the sums over each sex and each age band', async (t) => {
  const context = await testContext(t);
  const rows = [{ code: '1124022F1016', cells: { M00: 3000, M05: '-', F05: '-', F100: 1500 }, total: 6000 }];
  const [{ part } = assert.fail()] = await importNdb(context, [book({ axis: 'sex-age', rows })]);
  assert.deepEqual(part.states, { value: 2, zero: 38, masked: 2, absent: 0, margin: 23 });
  const columns = 'prefecture, sex, age, state, quantity, quantity_lower as lower, quantity_upper as upper';
  // The rest of 1,500: one below 1,000 and one of at most 1,500, which is the least that is shown; or both below.
  assert.deepEqual(await cells(context, "state not in ('zero', 'margin')", columns), [
    { prefecture: '00', sex: null, age: null, state: 'value', quantity: 6000, lower: 6000, upper: 6000 },
    { prefecture: null, sex: 'M', age: '00', state: 'value', quantity: 3000, lower: 3000, upper: 3000 },
    { prefecture: null, sex: 'M', age: '05', state: 'masked', quantity: null, lower: 0, upper: 1500 },
    { prefecture: null, sex: 'F', age: '05', state: 'masked', quantity: null, lower: 0, upper: 1500 },
    { prefecture: null, sex: 'F', age: '100', state: 'value', quantity: 1500, lower: 1500, upper: 1500 },
  ]);
  assert.deepEqual(
    await cells(context, "state = 'margin' and (age is null or age in ('00', '05'))", columns),
    [
      { prefecture: null, sex: 'M', age: null, state: 'margin', quantity: 3000, lower: 3000, upper: 4500 },
      { prefecture: null, sex: 'F', age: null, state: 'margin', quantity: 1500, lower: 1500, upper: 3000 },
      { prefecture: null, sex: null, age: '00', state: 'margin', quantity: 3000, lower: 3000, upper: 3000 },
      { prefecture: null, sex: null, age: '05', state: 'margin', quantity: 0, lower: 1500, upper: 1500 },
    ],
  );
});

test('columns in another order, full-width keys and rounds of other years are read without a list of names', async (t) => {
  const context = await testContext(t);
  const shuffled = (rows: CellValue[][]) =>
    rows.map((row, index) =>
      index === 0 ? row : Array.from({ length: 56 }, (_, c) => row[(c * 5 + 3) % 56] ?? null),
    );
  const made = [
    ndbWorkbook(
      [
        {
          rows: ROWS,
          year: 2018,
          title: '診療年月：H30年04月～H31年03月　内服薬　外来（院外）　※1000未満は「－」',
          change: shuffled,
        },
      ],
      'a.xlsx',
    ),
    ndbWorkbook(
      threeSettings(
        { route: 'injection', year: 2023 },
        { inpatient: [{ code: '1119402A1120', cells: { '01': '－', '02': 'ー', '47': 500 }, total: 1100 }] },
      ),
      'b.xlsx',
    ),
    ndbWorkbook(
      [{ rows: ROWS, change: (rows) => [...rows.slice(0, 1), ...rows.slice(2), [], ['※数量は薬価の単位']] }],
      'c.xlsx',
    ),
  ];
  await importNdb(context, made);
  const datasets = await readDatasets(context.pool);
  assert.deepEqual(
    datasets.map(({ id, parts }) => [id, parts.length, parts[0]!.masking]),
    [
      ['ndb-10', 3, 'least'],
      ['ndb-9', 1, 'least'],
      ['ndb-5', 1, 'below'],
    ],
  );
  assert.deepEqual(
    await cells(
      context,
      "month = '2018-04' and code = '1124022F1016' and state <> 'zero'",
      'prefecture, quantity, quantity_upper',
    ),
    [
      { prefecture: '00', quantity: 7500, quantity_upper: 7500 },
      { prefecture: '01', quantity: 4000, quantity_upper: 4000 },
      { prefecture: '13', quantity: null, quantity_upper: 1000 },
      { prefecture: '27', quantity: null, quantity_upper: 1000 },
      { prefecture: '47', quantity: 2500, quantity_upper: 2500 },
    ],
  );
  assert.deepEqual(
    await cells(
      context,
      "route = 'injection' and setting = 'inpatient' and state = 'masked'",
      'prefecture, quantity_lower as lower, quantity_upper as upper',
    ),
    [
      { prefecture: '01', lower: 100, upper: 500 },
      { prefecture: '02', lower: 100, upper: 500 },
    ],
    'a threshold of 400, and the least shown is 500',
  );
});

test('the same file again changes nothing; other content is refused, or replaces on request', async (t) => {
  const context = await testContext(t);
  const revision = async () =>
    (await context.pool.query(`select revision from public_revision where scope = 'indicators'`)).rows[0]
      .revision;
  const [first] = await importNdb(context, [book()]);
  const [before, raised] = [datasetFiles(context), await revision()];
  const [again] = await importNdb(context, [book()]);
  assert.deepEqual([again!.alreadyImported, again!.part], [true, first!.part]);
  assert.equal(await revision(), raised);

  const other = book({ rows: ROWS.slice(1) }, 'corrected.xlsx');
  await assert.rejects(importNdb(context, [other]), (error: AnteiError) => {
    assert.equal(error.code, 'dataset-conflict');
    assert.match(error.detail, /corrected\.xlsx/);
    assert.match(error.detail, /001258659\.xlsx/);
    return true;
  });
  assert.deepEqual(datasetFiles(context), before);
  assert.deepEqual((await readDatasets(context.pool))[0]!.parts, [first!.part]);

  const [replaced] = await importNdb(context, [other], { replace: true });
  assert.deepEqual((await readDatasets(context.pool))[0]!.parts, [replaced!.part]);
  assert.deepEqual(datasetFiles(context), [replaced!.part.parquet], 'the file of the replaced sheet is gone');
  assert.notEqual(await revision(), raised);
});

test('where a file has been lost, reading says so and importing again brings it back', async (t) => {
  const context = await testContext(t);
  const [{ part } = assert.fail()] = await importNdb(context, [book()]);
  const [dataset] = await readDatasets(context.pool);
  const [path] = partPaths(context.settings, dataset!);
  rmSync(path!);
  await assert.rejects(checkedParts(context.settings, dataset!), (error: AnteiError) => {
    assert.equal(error.code, 'dataset-missing');
    assert.ok(error.detail.includes(part.parquet) && error.detail.includes(part.file));
    return true;
  });
  const [restored] = await importNdb(context, [book()]);
  assert.deepEqual([restored!.alreadyImported, restored!.part], [false, part], 'the same bytes');
  assert.ok(existsSync(path!));
});

test('an import that fails in its transaction leaves no file behind', async (t) => {
  const context = await testContext(t);
  await context.pool.query('alter table dataset_part add check (row_count <> 3)');
  await assert.rejects(importNdb(context, [book()]), /violates check constraint/);
  await assertNothingStored(context);
});

test('a row that contradicts the masking rule is told', async (t) => {
  const context = await testContext(t);
  const rows = [...ROWS, { code: '1190001F1010', cells: { '01': '-', '02': '-', '03': 2000 }, total: 9000 }];
  const [{ noticed } = assert.fail()] = await importNdb(context, [book({ rows })]);
  assert.deepEqual(noticed, [8]);
  assert.deepEqual(
    await cells(
      context,
      "code = '1190001F1010' and state = 'masked'",
      'prefecture, quantity_lower as lower, quantity_upper as upper',
    ),
    [
      { prefecture: '01', lower: 0, upper: 7000 },
      { prefecture: '02', lower: 0, upper: 7000 },
    ],
  );
});

test('a blank cell is absent, a zero is zero', async (t) => {
  const context = await testContext(t);
  const rows = [{ code: '1190001F1010', cells: { '01': null, '02': '　', '03': 0, '04': 2000 } }];
  const [{ part, noticed } = assert.fail()] = await importNdb(context, [book({ rows })]);
  assert.deepEqual(part.states, { value: 1, zero: 44, masked: 0, absent: 2, margin: 0 });
  assert.deepEqual(noticed, []);
  const found = await cells(context, "state = 'absent'", 'prefecture, quantity, quantity_upper as upper');
  assert.deepEqual(found, [
    { prefecture: '01', quantity: null, upper: 0 },
    { prefecture: '02', quantity: null, upper: 0 },
  ]);
});

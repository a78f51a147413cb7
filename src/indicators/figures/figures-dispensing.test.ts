/** Figures over rows of dispensing against the same sums made row by row. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { writeParquet } from '../../platform/files/parquet.ts';
import { madeFigures, madeProduct, withCube } from '../cubes/cube-testing.ts';
import { CUBE_TABLES } from '../cubes/dispensing-cube-sql.ts';
import { datasetFolder } from '../datasets/dataset-folder.ts';
import { DISPENSING_COLUMNS } from '../datasets/dispensing-rows.ts';
import { importDispensing } from '../datasets/import-dispensing.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import type { Breakdown, Narrowing } from '../model.ts';
import { CODES, importLists, importStates, PRODUCTS } from '../world-testing.ts';

interface Row {
  code: string;
  prefecture: string;
  month: string;
  age: string;
  sex: string;
  setting: string;
  quantity: number;
}

const UNKNOWN = '9990001F1011';
const pick = <T>(items: readonly T[], n: number): T => items[n % items.length]!;
/** Every product in every place in no particular order: months and prefectures need not be sorted. */
const ROWS: Row[] = Array.from({ length: 3000 }, (_, n) => ({
  code: n % 50 === 0 ? UNKNOWN : pick(PRODUCTS, n * 7).code,
  prefecture: pick(['01', '13', '27', '47'], n >> 3),
  month: pick(['2022-11', '2022-12', '2023-01', '2023-02', '2023-03'], n >> 1),
  age: pick(['00', '45', '100'], n >> 2),
  sex: pick(['M', 'F'], n >> 4),
  setting: pick(['out-of-hospital', 'in-hospital', 'inpatient'], n >> 5),
  quantity: (n * 37) % 101,
}));

let context: ClosableContext;
let indicators: Indicators;
let folder: string;
before(async () => {
  context = await testContext();
  await importLists(context);
  await importStates(context, '2023-03-20', ['1124001F1023']);
  folder = await mkdtemp(join(tmpdir(), 'antei-dispensing-'));
  const path = join(folder, 'rows.parquet');
  const rows = ROWS.map((row) => DISPENSING_COLUMNS.map(({ name }) => row[name]));
  await writeFile(path, await writeParquet({ columns: DISPENSING_COLUMNS, rows, metadata: {} }));
  const { part } = await importDispensing(context, path, { id: 'dispensing-2022', title: '試験の調剤' });
  assert.deepEqual([part.rows, part.states.zero], [3000, ROWS.filter((row) => row.quantity === 0).length]);
  indicators = createIndicators(context);
});
after(async () => {
  await indicators.close();
  await context.close();
  await rm(folder, { recursive: true });
});

const products = new Map(PRODUCTS.map((product) => [product.code, product]));
const DATASET = { dataset: 'dispensing-2022' };

/** Share by volume or value over the rows that `where` lets through, by the key of each row. */
function shares(weight: 'quantity' | 'value', key: (row: Row) => string, where: (row: Row) => boolean) {
  const sums = new Map<string, [numerator: number, denominator: number]>();
  for (const row of ROWS) {
    const product = products.get(row.code);
    if (!product || !['2', '3'].includes(product.class) || !where(row)) continue;
    const amount = weight === 'quantity' ? row.quantity : row.quantity * product.amount;
    const [numerator, denominator] = sums.get(key(row)) ?? [0, 0];
    sums.set(key(row), [numerator + (product.class === '3' ? amount : 0), denominator + amount]);
  }
  return new Map([...sums].toSorted());
}

const KEYS: Partial<Record<Breakdown, (row: Row) => string>> = {
  nation: () => '00',
  prefecture: (row) => row.prefecture,
  month: (row) => row.month,
  class: (row) => row.code.slice(0, 3),
  setting: (row) => row.setting,
  ingredient: (row) => row.code.slice(0, 7),
  sex: (row) => row.sex,
  age: (row) => row.age,
};
const NARROWED: [Narrowing, (row: Row) => boolean][] = [
  [{}, () => true],
  [{ setting: 'inpatient' }, (row) => row.setting === 'inpatient'],
  [{ class: '239' }, (row) => row.code.startsWith('239')],
  [{ prefecture: '47' }, (row) => row.prefecture === '47'],
  [
    { prefecture: '13', setting: 'in-hospital' },
    (row) => row.prefecture === '13' && row.setting === 'in-hospital',
  ],
];

test('every breakdown, narrowed or not, is what the rows sum up to, and bounds are the value: nothing is masked', async () => {
  let asked = 0;
  for (const [measure, weight] of [
    ['generic-volume-share', 'quantity'],
    ['generic-value-share', 'value'],
  ] as const)
    for (const [by, key] of Object.entries(KEYS))
      for (const [where, holds] of NARROWED) {
        if (where.prefecture && ['nation', 'sex', 'age'].includes(by)) continue;
        // Refused: see below.
        if (by === 'ingredient' && where.prefecture && where.setting) continue;
        const query = { ...DATASET, measure, by: by as Breakdown, where };
        const { rows } = await indicators.figures(query);
        const expected = shares(weight, key, holds);
        const found = rows.filter(({ denominator }) => denominator !== 0);
        assert.deepEqual(found.map((row) => row.key).toSorted(), [...expected.keys()], JSON.stringify(query));
        for (const { key, value, lower, upper, numerator, denominator } of found) {
          const [n, d] = expected.get(key)!;
          const off = Math.abs(numerator - n) + Math.abs(denominator! - d);
          assert.ok(
            off <= 1e-6 * d,
            `${JSON.stringify(query)} ${key}: ${numerator} / ${denominator} is not ${n} / ${d}`,
          );
          assert.deepEqual([lower, upper], [value, value]);
        }
        asked += 1;
      }
  assert.equal(asked, 2 * (8 * 3 + 5 * 2 - 1));
});

test('a route narrows by what the price list says of a product', async () => {
  const { rows } = await indicators.figures({ ...DATASET, measure: 'generic-volume-share', by: 'route' });
  const internal = shares(
    'quantity',
    (row) => (products.get(row.code)?.route ? 'internal' : 'other'),
    () => true,
  );
  const [numerator, denominator] = internal.get('internal')!;
  const row = rows.find(({ key }) => key === 'internal')!;
  assert.deepEqual([row.numerator, row.denominator], [numerator, denominator]);
});

test('savings, biologics and limited ingredients are summed as the facts of each product say', async () => {
  const of = (code: string) =>
    ROWS.filter((row) => row.code === code).reduce((sum, row) => sum + row.quantity, 0);
  const saving = await indicators.figures({ ...DATASET, measure: 'generic-saving', by: 'nation' });
  // 先発錠 at 20 yen has one generic at 10; infliximab and darbepoetin have none of the same nine characters but one authorised.
  const [row] = saving.rows;
  assert.equal(row!.value, of('1124001F1015') * 10 + of('3999425S5028') * 300);
  const available = await indicators.figures({
    ...DATASET,
    measure: 'generic-saving-available',
    by: 'nation',
  });
  assert.equal(available.rows[0]!.value, of('3999425S5028') * 300);
  const families = await indicators.figures({
    ...DATASET,
    measure: 'biosimilar-volume-share',
    by: 'ingredient',
  });
  assert.deepEqual(Object.fromEntries(families.rows.map(({ key, numerator }) => [key, numerator])), {
    'darbepoetin-alfa': of('3999425S5036') + of('3999446G1020'),
    infliximab: of('2399403F1039') + of('2399404F1025'),
  });
});

test('codes that the lists do not have count nowhere and are listed with their quantity', async () => {
  const { unmapped, codes } = await indicators.figures({
    ...DATASET,
    measure: 'generic-volume-share',
    by: 'nation',
  });
  const quantity = ROWS.filter((row) => row.code === UNKNOWN).reduce((sum, row) => sum + row.quantity, 0);
  assert.deepEqual(unmapped, [{ code: UNKNOWN, name: '', quantity }]);
  assert.equal(codes, CODES);
});

test('by month and of one ingredient at once is refused in words', async () => {
  const query = {
    ...DATASET,
    measure: 'generic-volume-share',
    by: 'month' as const,
    where: { ingredient: '1124001' },
  };
  await assert.rejects(indicators.figures(query), {
    code: 'bad-request',
    message: /月・成分を一度に分けた集計はありません/,
  });
});

test('the cube is kept beside the rows and answers alike when it is loaded again; another edition makes another for who asks of it', async () => {
  const tables = Object.keys(CUBE_TABLES).length;
  const kept = async () =>
    (await readdir(datasetFolder(context.settings, 'dispensing-2022'))).filter((name) =>
      name.startsWith('cube-'),
    );
  const fresh = async (measure: string) => {
    const again = createIndicators(context);
    const answer = await again.figures({ ...DATASET, measure, by: 'month' });
    await again.close();
    return answer;
  };
  const first = await fresh('generic-volume-share');
  const available = await fresh('generic-volume-share-available');
  const files = await kept();
  assert.equal(files.length, 2 * tables);
  assert.deepEqual(await fresh('generic-volume-share'), first);
  assert.deepEqual(await fresh('generic-volume-share-available'), available);
  assert.deepEqual(await kept(), files);
  await importStates(context, '2023-03-21', []);
  assert.deepEqual(await fresh('generic-volume-share'), first);
  assert.deepEqual(await kept(), files, 'a measure that asks no edition has one cube for all');
  const other = createIndicators(context);
  const asOf = await other.figures({
    ...DATASET,
    measure: 'generic-volume-share-available',
    by: 'month',
    edition: '2023-03-21',
  });
  await other.close();
  assert.equal(asOf.edition, '2023-03-21');
  assert.equal((await kept()).length, 3 * tables);
});

test('where nothing is masked the same figures come of half the sums', async () => {
  const facts = [
    madeProduct('1111111A1', { genericClass: '2', genericSaving: [40, 50, 60] }),
    madeProduct('1111111A2', { genericClass: '3' }),
    madeProduct('3333333R1', { genericClass: '2', family: 'alpha', biologic: 'reference' }),
    madeProduct('3333334S1', { genericClass: '3', family: 'alpha', biologic: 'biosimilar' }),
  ];
  const cells = facts.map(({ code }, index) => ({ code, quantity: 9 ** index }));
  const measures = new Map(indicators.measures().map((measure) => [measure.id, measure]));
  await withCube({ facts, cells }, async (cube, engine) => {
    for (const id of ['generic-value-share', 'biosimilar-ingredients-at-80', 'generic-saving']) {
      const [whole, half] = await Promise.all(
        [true, false].map((masked) => madeFigures({ cube: { ...cube, masked }, engine }, measures.get(id)!)),
      );
      assert.deepEqual(half, whole, id);
      assert.ok(half!.get('00')!.numerator > 0, id);
    }
  });
  const { sql } = await indicators.figures({ ...DATASET, measure: 'generic-value-share', by: 'class' });
  assert.doesNotMatch(sql, /lower|upper/);
});

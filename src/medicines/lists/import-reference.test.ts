import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { publicRevision } from '../../platform/database/revision.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { writeWorkbook } from '../../platform/files/xlsx.ts';
import { priceFinder } from '../prices.ts';
import { genericClassesOn, pricesOn } from '../store.ts';
import { importReferenceFile } from './import-reference.ts';

const HEADERS = [
  '区分',
  '薬価基準収載医薬品コード',
  '成分名',
  '規格',
  '品名',
  'メーカー名',
  '診療報酬において加算等の算定対象となる後発医薬品',
  '先発医薬品',
  '薬価',
  '経過措置による使用期限',
  '備考',
];
const price = (
  code: string,
  amount: number | string,
  maker: string | null = '試験製薬',
  route = '内用薬',
) => [route, code, '試験成分', '５ｍｇ１錠', '試験錠', maker, null, '先発品', amount, null, null];
const csv = (rows: unknown[][]) => rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n');
const csvFile = (name: string, rows: unknown[][]) => sourceFile(name, Buffer.from(`\ufeff${csv(rows)}`));
const PRICE = { kind: 'price' } as const;

test('A lookup for a date uses, for each route, the list in force on that date', async (t) => {
  const context = await testContext(t);
  await importReferenceFile(
    context,
    csvFile('list_20250401.csv', [
      HEADERS,
      price('1149019F1560', 10.4),
      price('2649735Q1020', 5, 'A', '外用薬'),
    ]),
    PRICE,
  );
  await importReferenceFile(
    context,
    csvFile('list_20260401.csv', [HEADERS, price('1149019F1560', 9.8)]),
    PRICE,
  );
  const amounts = async (date: string) =>
    (await pricesOn(context.pool, date)).map((p) => [p.code, p.amount, p.effectiveFrom]).sort();
  assert.deepEqual(await amounts('2025-03-31'), []);
  assert.deepEqual(await amounts('2026-03-31'), [
    ['1149019F1560', 10.4, '2025-04-01'],
    ['2649735Q1020', 5, '2025-04-01'],
  ]);
  assert.deepEqual(await amounts('2026-04-01'), [
    ['1149019F1560', 9.8, '2026-04-01'],
    ['2649735Q1020', 5, '2025-04-01'],
  ]);
});

test('An official xlsx with the same headers below a title works as a csv does, in Shift_JIS too', async (t) => {
  const context = await testContext(t);
  const sheet = writeWorkbook(
    '内用薬',
    [['薬価基準収載品目リスト', ...Array(10).fill(null)], HEADERS, price('1149019F1560', 10.4)],
    [],
    2,
  );
  const result = await importReferenceFile(context, sourceFile('tp20250401-01_01.xlsx', sheet), PRICE);
  assert.deepEqual([result.effectiveFrom, result.rows, result.problems], ['2025-04-01', 1, []]);
  const sjis = Buffer.concat([Buffer.from('8bc95d', 'hex'), Buffer.from(',x\r\n')]);
  await assert.rejects(importReferenceFile(context, sourceFile('list_20250401.csv', sjis), PRICE), {
    code: 'layout-changed',
    message: /薬価基準収載医薬品コード/,
  });
});

test('Importing a list twice changes nothing; another content of its date needs to be called a replacement', async (t) => {
  const context = await testContext(t);
  const first = csvFile('list_20250401.csv', [HEADERS, price('1149019F1560', 10.4)]);
  await importReferenceFile(context, first, PRICE);
  const revision = await publicRevision(context.pool);
  assert.equal((await importReferenceFile(context, first, PRICE)).alreadyImported, true);
  assert.equal(await publicRevision(context.pool), revision);
  const other = csvFile('list_20250401.csv', [HEADERS, price('1149019F1560', 11)]);
  await assert.rejects(importReferenceFile(context, other, PRICE), { code: 'edition-conflict' });
  await importReferenceFile(context, other, { ...PRICE, replace: true });
  assert.deepEqual(
    (await pricesOn(context.pool, '2025-04-01')).map((p) => p.amount),
    [11],
  );
});

test('A row that cannot be read is a problem with its place, the rest is imported; many refuse the file', async (t) => {
  const context = await testContext(t);
  const good = Array.from({ length: 150 }, (_, i) => price(`1149019F${1000 + i}`, 10));
  const { rows, problems } = await importReferenceFile(
    context,
    csvFile('list_20250401.csv', [HEADERS, ...good, price('1149019F2000', '不明')]),
    PRICE,
  );
  assert.equal(rows, 150);
  assert.deepEqual(
    problems.map(({ row, column, value }) => [row, column, value]),
    [[152, '薬価', '不明']],
  );
  const bad = csvFile('list_20250501.csv', [HEADERS, price('1149019F1560', 'x'), price('1149019F1561', 3)]);
  await assert.rejects(importReferenceFile(context, bad, PRICE), { code: 'too-many-problems' });
  await assert.rejects(importReferenceFile(context, csvFile('list.csv', [HEADERS]), PRICE), {
    code: 'date-missing',
  });
});

test('A product not listed by brand has the price of the 統一名収載 entry of its first nine characters', () => {
  const entry = (code: string, mah: string | null, amount: number) => ({
    code,
    mah,
    amount,
    effectiveFrom: '2025-04-01',
    expiresOn: null,
  });
  const find = priceFinder([
    entry('1149019F1560', '第一三共', 10.4),
    entry('1149019F1012', null, 9.8),
    entry('1149019C1030', null, 7),
  ]);
  assert.deepEqual([find('1149019F1560')!.amount, find('1149019F1560')!.unified], [10.4, false]);
  assert.deepEqual([find('1149019F1999')!.amount, find('1149019F1999')!.unified], [9.8, true]);
  assert.equal(find('1149019C1999'), null);
  assert.equal(find('X00110'), null);
});

test('The real lists are read whole', { skip: skipWithoutData }, async (t) => {
  const context = await testContext(t);
  const real = (name: string) => sourceFile(name, readFileSync(realFile(`price/${name}`)));
  for (const [date, count] of [
    ['20230315', 13_846],
    ['20250716', 12_434],
  ] as const) {
    const prices = await importReferenceFile(context, real(`mhlw_price_${date}.csv`), PRICE);
    const classes = await importReferenceFile(context, real(`mhlw_ge_${date}.csv`), { kind: 'generic-info' });
    assert.deepEqual([prices.rows, prices.problems, classes.rows, classes.problems], [count, [], count, []]);
  }
  const now = await genericClassesOn(context.pool, '2025-07-16');
  const counts = Object.groupBy(now.values(), (value) => value);
  assert.deepEqual(Object.fromEntries(Object.entries(counts).map(([key, list]) => [key, list!.length])), {
    1: 2437,
    2: 1216,
    3: 4375,
    '★': 405,
    '☆': 188,
  });
  assert.equal((await genericClassesOn(context.pool, '2025-07-15')).get('1124001F1022'), '2');
  assert.equal(now.get('1124001F1022'), '☆');
  assert.equal(priceFinder(await pricesOn(context.pool, '2025-07-16'))('1124001F1022')!.amount, 6.1);
  assert.equal(priceFinder(await pricesOn(context.pool, '2025-07-15'))('1124001F1022')!.amount, 6.7);
});

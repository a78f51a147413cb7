import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { AnteiError } from '../errors.ts';
import { referenceLists } from '../store.ts';
import { addReceiptCodes, findReceiptCodes } from '../store-receipts.ts';
import { importReferenceFile } from './import-reference.ts';
import { csvOf } from './package-files-testing.ts';

const KIND = { kind: 'receipt-codes' } as const;

/** A row of 42 columns; '' where a difference says nothing. */
function row(change: string, code: string, cells: Record<number, string> = {}, width = 42): string[] {
  const said: Record<number, string> = { 0: change, 1: 'Y', 2: code, ...cells };
  return Array.from({ length: width }, (_, at) => said[at] ?? '');
}
const filled = (priceCode: string, name: string) => ({ 4: name, 30: '99999999', 31: priceCode, 33: '0' });
const file = (name: string, rows: string[][]) => sourceFile(name, Buffer.from(csvOf(rows)));

const whole = file('y_ALL20260301.csv', [
  row('0', '620000001', filled('2171022F2018', '試験錠５ｍｇ「甲」')),
  row('0', '620000002', filled('2171022F4010', '試験ＯＤ錠５ｍｇ')),
  row('0', '620000003', filled('', '薬価のない薬')),
]);
const difference = file('y_20260401.csv', [
  row('5', '620000001', { 29: '20260401', 4: '試験錠５ｍｇ「新」' }),
  row('9', '620000002', { 30: '20260331' }),
  row('3', '670000001', { ...filled('2171022F2018', '試験錠５ｍｇ「甲」（選）'), 40: '620000001', 41: '2' }),
]);
const older = file('y_20240417.csv', [row('3', '620000009', filled('1149019F1560', '古い様式の錠'), 40)]);

test('whole files and differences give the same in any order, and are preferred to what NDB says', async (t) => {
  const answers = [];
  for (const files of [
    [whole, difference, older],
    [older, difference, whole],
  ]) {
    const context = await testContext(t);
    await inTransaction(context.pool, (client) =>
      addReceiptCodes(client, { source: 'ndb-9', from: '2022-04-01', to: '2023-03-31' }, [
        { receiptCode: '620000001', priceCode: '9999999F9999', name: '別の名' },
        { receiptCode: '620000003', priceCode: '3399007F1012', name: 'ＮＤＢにある薬' },
      ]),
    );
    for (const one of files) assert.deepEqual((await importReferenceFile(context, one, KIND)).problems, []);
    const asked = ['620000001', '620000002', '620000003', '620000009', '670000001', '620000077'];
    const { codes, master, covers } = await findReceiptCodes(context.pool, asked);
    assert.deepEqual([master, covers], ['2026-04-01', { from: '2022-04-01', to: '2023-03-31' }]);
    const said = [...codes].map(([code, found]) => [
      code,
      ...found.map(({ priceCode, name, endedOn, source }) => [priceCode, name, endedOn, source].join(' ')),
    ]);
    answers.push(said.toSorted());
  }
  assert.deepEqual(answers[0], [
    ['620000001', '2171022F2018 試験錠５ｍｇ「新」  receipt-master'],
    ['620000002', '2171022F4010 試験ＯＤ錠５ｍｇ 2026-03-31 receipt-master'],
    ['620000003', '3399007F1012 ＮＤＢにある薬  ndb-9'],
    ['620000009', '1149019F1560 古い様式の錠  receipt-master'],
    ['670000001', '2171022F2018 試験錠５ｍｇ「甲」（選）  receipt-master'],
  ]);
  assert.deepEqual(answers[1], answers[0]);
});

test('what is no medicine master is refused; a row that cannot be read is said and left out', async (t) => {
  const context = await testContext(t);
  const others = [file('y_20260401.csv', [['0', 'T', '700000001']]), file('y_20260401.csv', [])];
  for (const other of others)
    await assert.rejects(
      importReferenceFile(context, other, KIND),
      (error: unknown) =>
        error instanceof AnteiError && error.code === 'layout-changed' && /35・40・42列/.test(error.detail),
    );
  const good = Array.from({ length: 400 }, (_, i) =>
    row('0', `61${String(i).padStart(7, '0')}`, filled('2171022F2018', `錠${i}`)),
  );
  const { rows, problems } = await importReferenceFile(
    context,
    file('y_ALL20260301.csv', [
      ...good,
      row('0', '710000001', filled('2171022F2018', '材料')),
      row('0', '610000000', filled('2171022F2018', '二度目')),
      row('5', '610000900', { 30: '2026' }),
      row('5', '610000901').slice(0, 40),
    ]),
    KIND,
  );
  assert.equal(rows, 401);
  assert.deepEqual(
    problems.map(({ row: at, column, rowLeftOut }) => [at, column, rowLeftOut]),
    [
      [401, '医薬品コード', true],
      [402, '医薬品コード', true],
      [403, '廃止年月日', false],
      [404, '変更区分', true],
    ],
  );
});

test('the published master with all of its differences is read without a problem', {
  skip: skipWithoutData,
}, async (t) => {
  const context = await testContext(t);
  const folder = dirname(realFile('receipt-master/y_ALL20240321.zip'));
  // The newest first: it must not matter.
  const names = readdirSync(folder)
    .filter((name) => /^y_/.test(name))
    .toSorted()
    .reverse();
  assert.equal(names.length, 21);
  for (const name of names) {
    const result = await importReferenceFile(
      context,
      sourceFile(name, readFileSync(realFile(`receipt-master/${name}`))),
      KIND,
    );
    assert.deepEqual(result.problems, [], name);
  }
  const lists = await referenceLists(context.pool);
  assert.equal(lists.find(({ routes }) => routes.includes('whole'))?.rows, 19_686);
  const { codes } = await findReceiptCodes(context.pool, [
    '610406079',
    '610412126',
    '670000063',
    '620000063',
  ]);
  assert.deepEqual(
    [...codes.values()]
      .flat()
      .map(({ receiptCode, priceCode, name, endedOn }) => [receiptCode, priceCode, name, endedOn]),
    [
      ['610406079', '2325003B2029', 'ガスター散２％', null],
      ['610412126', '1124007F1011', 'トリアゾラム錠０．１２５ｍｇ「ＥＭＥＣ」', '2024-09-30'],
      ['620000063', '1179020C1191', 'セレネース細粒１％', null],
      ['670000063', '1179020C1191', 'セレネース細粒１％（選）', null],
    ],
  );
  const { rows: states } = await context.pool.query(
    'select count(*)::int as rows, count(distinct receipt_code)::int as codes from receipt_medicine',
  );
  assert.deepEqual(states[0], { rows: 24_388, codes: 21_086 });
});

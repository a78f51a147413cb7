import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { publicRevision } from '../../platform/database/revision.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { type CellValue, writeSheets } from '../../platform/files/xlsx.ts';
import { AnteiError } from '../errors.ts';
import { genericNamesOn, referenceLists } from '../store.ts';
import { importReferenceFile } from './import-reference.ts';

const KIND = { kind: 'generic-names' } as const;
const FILE = 'ippanmeishohoumaster_250814.xlsx';
const real = () => sourceFile(FILE, readFileSync(realFile(`generic-names/${FILE}`)));

const HEADERS = ['区分', '一般名コード', '一般名処方の標準的な記載', '成分名', '規格'];
const EXCEPTIONS = [...HEADERS, '薬価基準収載医薬品コード', '品名'];
const name = (code: string, text: string) => ['内用薬', code, text, '試験成分', '１ｍｇ１錠'];

/** A master with its title, as the ministry lays it out. */
function master(rows: CellValue[][], exceptions: CellValue[][] = [], date = '令和7年8月14日適用') {
  const sheet = (title: string, head: string[], body: CellValue[][]) => ({
    name: title,
    rows: [['一般名処方マスタ'], [null, null, date], head, ...body],
    headRows: 3,
  });
  return sourceFile(
    'ippanmei.xlsx',
    writeSheets([sheet('全体', HEADERS, rows), sheet('例外コード品目対照表', EXCEPTIONS, exceptions)]),
  );
}

test('names are stored by code with the date of the title, exceptions with their products', async (t) => {
  const context = await testContext(t);
  const before = await publicRevision(context.pool, ['medicines']);
  const file = master(
    [name('1124001F2ZZZ', '【般】試験錠１ｍｇ'), name('1139004GAZZZ', '【般】試験徐放錠２ｍｇ')],
    [
      [...name('1139004GAZZZ', '【般】試験徐放錠２ｍｇ'), '1139004G2012', '甲錠'],
      [null, null, null, null, null, '1139004g2063', '乙錠'],
    ],
  );
  const { rows, problems, effectiveFrom, unknownColumns, missingColumns } = await importReferenceFile(
    context,
    file,
    KIND,
  );
  assert.deepEqual([rows, problems, effectiveFrom], [2, [], '2025-08-14']);
  assert.deepEqual([unknownColumns, missingColumns], [[], ['備考']]);
  assert.deepEqual(await genericNamesOn(context.pool, '2026-01-01'), [
    { code: '1124001F2ZZZ', name: '【般】試験錠１ｍｇ', products: [] },
    { code: '1139004GAZZZ', name: '【般】試験徐放錠２ｍｇ', products: ['1139004G2012', '1139004G2063'] },
  ]);
  assert.notEqual(await publicRevision(context.pool, ['medicines']), before);
  assert.deepEqual(
    (await referenceLists(context.pool)).map((list) => [list.kind, list.rows, list.effectiveFrom]),
    [['generic-names', 2, '2025-08-14']],
  );
});

test('the same file twice is one list; another of its date needs --replace; a newer one is used', async (t) => {
  const context = await testContext(t);
  const first = master([name('1124001F2ZZZ', '【般】試験錠１ｍｇ')]);
  const second = master([name('1124001F3ZZZ', '【般】試験錠２ｍｇ')]);
  const newer = master([name('1124001F4ZZZ', '【般】試験錠４ｍｇ')], [], '令和7年12月1日適用');
  const codes = async () => (await genericNamesOn(context.pool, '2026-01-01')).map(({ code }) => code);
  await importReferenceFile(context, first, KIND);
  assert.equal((await importReferenceFile(context, first, KIND)).alreadyImported, true);
  await assert.rejects(importReferenceFile(context, second, KIND), (error: AnteiError) => {
    assert.equal(error.code, 'edition-conflict');
    assert.match(error.detail, /2025-08-14.*一般名処方マスタ（ippanmei\.xlsx）/);
    return true;
  });
  assert.deepEqual(await codes(), ['1124001F2ZZZ']);
  await importReferenceFile(context, second, { ...KIND, replace: true });
  assert.deepEqual(await codes(), ['1124001F3ZZZ']);
  await importReferenceFile(context, newer, KIND);
  assert.deepEqual(await codes(), ['1124001F4ZZZ']);
  assert.equal((await genericNamesOn(context.pool, '2025-11-30'))[0]?.code, '1124001F3ZZZ');
  assert.deepEqual(await genericNamesOn(context.pool, '2025-08-13'), []);
});

test('a row that cannot be read is said with its place and left out; a file of another kind is refused', async (t) => {
  const context = await testContext(t);
  const good = Array.from({ length: 300 }, (_, i) =>
    name(`1124${String(i).padStart(3, '0')}F1ZZZ`, `【般】試験${i}錠`),
  );
  const bad = [
    name('1124001F1015', '【般】製品のコード'),
    name('1124000F1ZZZ', '【般】二度目'),
    name('9999001F1ZZZ', ''),
  ];
  const { rows, problems } = await importReferenceFile(context, master([...good, ...bad]), KIND);
  assert.equal(rows, 300);
  assert.deepEqual(
    problems.map(({ row, column, reason }) => [row, column, reason]),
    [
      [304, '一般名コード', '一般名コードとして読めません'],
      [305, '一般名コード', '同じコードの行がすでにあります'],
      [306, '一般名処方の標準的な記載', '一般名が空欄です'],
    ],
  );
  const prices = sourceFile('mhlw_price_20250716.csv', Buffer.from('区分,薬価基準収載医薬品コード,品名\n'));
  await assert.rejects(
    importReferenceFile(context, prices, KIND),
    (error: unknown) =>
      error instanceof AnteiError &&
      error.code === 'layout-changed' &&
      /見出し.*「一般名コード」.*あるのは「区分」/.test(error.detail),
  );
  const undated = master(good, [], '');
  await assert.rejects(importReferenceFile(context, undated, KIND), { code: 'date-missing' });
});

test("the ministry's own master is read whole, exception table included", {
  skip: skipWithoutData,
}, async (t) => {
  const context = await testContext(t);
  const result = await importReferenceFile(context, real(), KIND);
  // Rows 4 to 1371 of the sheet, and 82 products of 20 exceptions.
  assert.deepEqual([result.rows, result.problems, result.effectiveFrom], [1368, [], '2025-08-14']);
  const names = await genericNamesOn(context.pool, '2026-01-01');
  const exceptions = names.filter(({ products }) => products.length > 0);
  assert.deepEqual(
    [exceptions.length, exceptions.reduce((sum, { products }) => sum + products.length, 0)],
    [20, 82],
  );
  const loxoprofen = names.find(({ code }) => code === '1149019F1ZZZ');
  assert.equal(loxoprofen?.name, '【般】ロキソプロフェンＮａ錠６０ｍｇ');
  assert.deepEqual(names.find(({ code }) => code === '1139004GAZZZ')?.products, [
    '1139004G2012',
    '1139004G2063',
  ]);
  // Readings that the workbook keeps beside the words are no part of them.
  assert.ok(names.every(({ name: text }) => text.startsWith('【般】') && !/[ァ-ヶ]{6}$/.test(text)));
});

/** Imports of MEDIS-DC's lists of packages. The files are made up (package-files-testing.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zip } from '../../../test/xlsx-parts.ts';
import { publicRevision } from '../../platform/database/revision.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { shiftJis } from '../../platform/files/shift-jis-testing.ts';
import { findPackages, packagesOf } from '../codes/store-packages.ts';
import { AnteiError } from '../errors.ts';
import { referenceLists } from '../store.ts';
import { importReferenceFile } from './import-reference.ts';
import { csvOf, GTIN_HEAD, gtin, gtinRow, HOT_HEAD, hotRow, jan } from './package-files-testing.ts';

const KIND = { kind: 'packages' } as const;
const A = '2171022F2018';
const B = '2171022F4010';
const rows = [
  gtinRow(A, '試験錠５ｍｇ「甲」', 10),
  gtinRow(A, '試験錠５ｍｇ「甲」', 10, { 25: '500.000', 32: gtin(1, 12), 33: gtin(2, 12), 34: jan(12) }),
  gtinRow(B, '試験ＯＤ錠５ｍｇ「乙」', 20, { 42: '20250331' }),
];
const text = (list: string[][], head: string[] | null = GTIN_HEAD) => csvOf(head ? [head, ...list] : list);
const file = (content: string | Buffer, name = 'A_20260531_2.txt') => sourceFile(name, Buffer.from(content));

test('the encoding and the layout are told by what is in the file, in a zip or not', async (t) => {
  const context = await testContext(t);
  const head = HOT_HEAD;
  const short = (row: string[]) => row.slice(0, 24);
  const hot = [hotRow(A, '試験錠５ｍｇ「甲」', 10)];
  const forms: [string, string, Buffer | string][] = [
    ['UTF-8', 'A_20260501_2.txt', text(rows)],
    ['UTF-8 with a mark', 'A_20260502_2.txt', `\ufeff${text(rows)}`],
    ['Shift_JIS', 'A_20260503_2.txt', shiftJis(text(rows))],
    ['a zip', 'A_20260504_2.zip', zip([{ name: 'A_20260504_2.txt', content: shiftJis(text(rows)) }])],
    ['without headers, by its width', 'A_20260505_2.txt', text(rows, null)],
  ];
  for (const [what, name, content] of forms) {
    const result = await importReferenceFile(context, file(content, name), KIND);
    assert.deepEqual(
      [result.rows, result.problems, result.effectiveFrom.slice(0, 7)],
      [3, [], '2026-05'],
      what,
    );
    const [first] = (await packagesOf(context.pool, A)).packages;
    assert.deepEqual(
      [first?.name, first?.form, first?.unit, first?.total],
      ['試験錠５ｍｇ「甲」', 'ＰＴＰ', '10錠', '100錠'],
      what,
    );
  }
  const hots: [string, string, string][] = [
    ['25 columns', 'MEDIS20260501_h.txt', csvOf([head, ...hot])],
    ['24 columns', 'MEDIS20260502.TXT', csvOf([head, ...hot].map(short))],
    ['24 columns without headers', 'MEDIS20260503.TXT', csvOf(hot.map(short))],
  ];
  for (const [what, name, content] of hots) {
    const result = await importReferenceFile(context, file(shiftJis(content), name), KIND);
    assert.deepEqual([result.rows, result.problems], [1, []], what);
    const { sellers, packages } = await packagesOf(context.pool, A);
    assert.deepEqual(sellers, ['試験販売'], what);
    // The package of the JAN is sold by whom HOTコードマスター names; of the other it says nothing.
    assert.deepEqual(
      packages.map(({ total, seller }) => [total, seller]),
      [
        ['100錠', '試験販売'],
        ['500錠', null],
      ],
      what,
    );
  }
});

test('a zip with the master in both its forms has each package once; a text that is no list is left out and told', async (t) => {
  const context = await testContext(t);
  const short = (row: string[]) => row.slice(0, 24);
  const [a, b] = [hotRow(A, '試験錠５ｍｇ「甲」', 10), hotRow(B, '試験ＯＤ錠５ｍｇ「乙」', 20)];
  const texts = (names: [plain: string, withSales: string]) => [
    { name: names[0], content: shiftJis(csvOf([HOT_HEAD, a, b].map(short))) },
    // Codes of sales are not given for all.
    {
      name: names[1],
      content: shiftJis(csvOf([HOT_HEAD, a, hotRow(B, '試験ＯＤ錠５ｍｇ「乙」', 20, { 24: '' })])),
    },
  ];
  const orders: [string, string][] = [
    ['MEDIS20260531.TXT', 'MEDIS20260531_h.txt'],
    ['MEDIS20260601_z.TXT', 'MEDIS20260601_h.txt'],
  ];
  for (const names of orders) {
    const packed = zip([...texts(names), { name: 'readme.txt', content: Buffer.from('お読みください') }]);
    const result = await importReferenceFile(context, file(packed, names[0].replace(/TXT$/, 'zip')), KIND);
    assert.deepEqual([result.rows, result.otherSheets, result.problems], [2, ['readme.txt'], []], names[0]);
    const sales = async (yjCode: string) =>
      (await packagesOf(context.pool, yjCode)).packages.map((one) => one.sales);
    assert.deepEqual([await sales(A), await sales(B)], [[gtin(1, 11)], [null]], names[0]);
  }
  const twice = ['a/A_20260701_2.txt', 'b/A_20260701_2.txt'].map((name) => ({
    name,
    content: Buffer.from(text(rows)),
  }));
  const result = await importReferenceFile(context, file(zip(twice), 'A_20260701_2.zip'), KIND);
  assert.equal(result.rows, 3, 'the same list twice is one');
});

test('a code finds its packages: dispensing, sales and case GTIN, JAN, HOT; the newest list with the code answers', async (t) => {
  const context = await testContext(t);
  const { pool } = context;
  const before = await publicRevision(pool, ['medicines']);
  assert.deepEqual(await findPackages(pool, [gtin(0, 10)]), {
    codes: new Map(),
    newest: null,
    invented: false,
  });
  await importReferenceFile(context, file(text(rows)), KIND);
  await importReferenceFile(
    context,
    file(csvOf([HOT_HEAD, hotRow(A, '試験錠５ｍｇ「甲」', 10)]), 'MEDIS20260531_h.txt'),
    KIND,
  );
  assert.notEqual(await publicRevision(pool, ['medicines']), before);
  const { codes, newest } = await findPackages(pool, [
    ...[gtin(0, 10), gtin(1, 11), gtin(2, 12), `0${jan(12)}`, '1000000000010', gtin(0, 99)],
  ]);
  assert.equal(newest, '2026-05-31');
  assert.deepEqual(
    [...codes]
      .map(([code, found]) => [code, found.map(({ yjCode, total }) => `${yjCode} ${total}`)])
      .toSorted(),
    [
      // The strip is in both packages.
      [gtin(0, 10), [`${A} 100錠`, `${A} 500錠`]],
      [`0${jan(12)}`, [`${A} 500錠`]],
      ['1000000000010', [`${A} 100錠`]],
      [gtin(1, 11), [`${A} 100錠`]],
      [gtin(2, 12), [`${A} 500錠`]],
    ].toSorted(),
  );
  // A newer list without B: the code on B's old package is still known, and A's new name is what is said.
  await importReferenceFile(context, file(text([gtinRow(A, '新名錠５ｍｇ', 10)]), 'A_20260630_2.txt'), KIND);
  const later = await findPackages(pool, [gtin(0, 10), gtin(0, 20)]);
  assert.deepEqual(
    [...later.codes.values()].map((found) => found.map(({ name }) => name)),
    [['新名錠５ｍｇ'], ['試験ＯＤ錠５ｍｇ「乙」']],
  );
  assert.deepEqual((await packagesOf(pool, B)).packages, [], 'the newest list does not have it');
  assert.deepEqual(
    (await referenceLists(pool)).map(({ kind, routes, rows: count }) => [kind, routes, count]),
    [
      ['packages', ['gtin'], 1],
      ['packages', ['hot'], 1],
      ['packages', ['gtin'], 3],
    ],
  );
});

test('the same file twice is one list; another of its date needs --replace', async (t) => {
  const context = await testContext(t);
  await importReferenceFile(context, file(text(rows)), KIND);
  assert.equal((await importReferenceFile(context, file(text(rows)), KIND)).alreadyImported, true);
  assert.equal((await importReferenceFile(context, file(shiftJis(text(rows))), KIND)).alreadyImported, true);
  const other = file(text(rows.slice(1)));
  await assert.rejects(importReferenceFile(context, other, KIND), (error: AnteiError) => {
    assert.equal(error.code, 'edition-conflict');
    assert.match(error.detail, /2026-05-31.*包装単位コード（A_20260531_2\.txt）/);
    return true;
  });
  assert.equal((await packagesOf(context.pool, A)).packages.length, 2);
  await importReferenceFile(context, other, { ...KIND, replace: true });
  assert.equal((await packagesOf(context.pool, A)).packages.length, 1);
});

test('what cannot be read is said with its place; the cell or the row alone is left out', async (t) => {
  const context = await testContext(t);
  const good = Array.from({ length: 300 }, (_, i) => gtinRow(A, `試験錠${i}`, 100 + i));
  const bad = [
    gtinRow(B, '', 10),
    gtinRow(B, '桁の違う錠', 20, { 32: `${gtin(1, 21).slice(0, -1)}X`, 34: '4900000000000' }),
    gtinRow('2171022', 'コードの短い錠', 30),
    gtinRow(B, 'ゼロの落ちた錠', 40, { 29: jan(40) }),
  ];
  for (const headed of [true, false]) {
    const first = headed ? 302 : 301;
    const result = await importReferenceFile(
      context,
      file(text([...good, ...bad], headed ? GTIN_HEAD : null), `A_2026060${headed ? 1 : 2}_2.txt`),
      KIND,
    );
    assert.equal(result.rows, 303);
    assert.deepEqual(
      result.problems.map(({ row, column, reason, rowLeftOut }) => [row - first, column, reason, rowLeftOut]),
      [
        [0, '販売名', '販売名が空欄です', true],
        [1, '販売包装単位コード', 'GTIN（14桁、末尾はチェックデジット）として読めません', false],
        [1, '物流用JANコード', 'JANコード（13桁、末尾はチェックデジット）として読めません', false],
      ],
      String(headed),
    );
    const [wrong, dropped] = (await packagesOf(context.pool, B)).packages;
    assert.deepEqual([wrong?.dispensing, wrong?.sales, wrong?.jan], [gtin(0, 20), null, null]);
    assert.equal(dropped?.dispensing, gtin(0, 40));
  }
});

test('other files are refused with what they are and what to do, and nothing is stored', async (t) => {
  const context = await testContext(t);
  const refused: [string, string | Buffer, RegExp][] = [
    [
      'A_20260531_1.txt',
      csvOf([GTIN_HEAD.slice(0, 31), ...rows.map((row) => row.slice(0, 31))]),
      /A_20260531_1\.txt は、.*「販売包装単位コード」.*最初の行は31列/,
    ],
    [
      'MEDIS20260531_HOT9.TXT',
      csvOf([['基準番号（ＨＯＴコード）', '販売名', '個別医薬品コード']]),
      /3列で、「基準番号/,
    ],
    ['A_20260531_2.txt', csvOf([Array.from({ length: 44 }, () => 'あ')]), /44列で、「あ」/],
    ['A_20260531_2.txt', '', /0列で、空の行/],
    ['A_20260531_2.txt', text([]), /見出しの行の下にデータの行がありません/],
  ];
  for (const [name, content, detail] of refused)
    await assert.rejects(importReferenceFile(context, file(content, name), KIND), (error: unknown) => {
      assert.ok(error instanceof AnteiError, String(error));
      assert.equal(error.code, 'layout-changed', name);
      assert.match(error.detail, detail);
      return true;
    });
  await assert.rejects(
    importReferenceFile(context, file(text(rows), 'packages.txt'), KIND),
    (error: AnteiError) => error.code === 'date-missing',
  );
  const empty = zip([{ name: 'readme.md', content: Buffer.from('x') }]);
  await assert.rejects(
    importReferenceFile(context, file(empty, 'A_20260531_2.zip'), KIND),
    (error: AnteiError) => error.code === 'bad-request' && /\.csv か \.txt/.test(error.detail),
  );
  // Bytes cut in the middle of characters: more than one row of a hundred cannot be read.
  const cut = Buffer.from(
    shiftJis(text(rows)).map((byte, at) => (at % 7 === 0 && byte > 0x80 ? 0xff : byte)),
  );
  await assert.rejects(
    importReferenceFile(context, file(cut), KIND),
    (error: unknown) =>
      error instanceof AnteiError && ['too-many-problems', 'layout-changed'].includes(error.code),
  );
  assert.deepEqual(await referenceLists(context.pool), []);
});

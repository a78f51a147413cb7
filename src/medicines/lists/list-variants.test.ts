/** Lists as they have been laid out since 2014, and as they might be: what is read, kept, reported and refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { writeCsv } from '../../platform/files/csv.ts';
import { readSheets } from '../../platform/files/table.ts';
import { type CellValue, writeSheets } from '../../platform/files/xlsx.ts';
import { importReferenceFile } from './import-reference.ts';
import { parseGenericInfo, parsePriceList } from './parse-reference.ts';

const sheet = (rows: CellValue[][], name: string | null = null) => ({ name, rows });
const GENERIC = '診療報酬において加算等の算定対象となる後発医薬品';
const CODE = '薬価基準収載医薬品コード';

/** Price lists: header and one row of each layout. */
const LAYOUTS: Record<string, CellValue[][]> = {
  'since 2018': [
    [
      '区分',
      CODE,
      '成分名',
      '規格',
      '日本薬局方',
      '麻薬',
      '業者名追記',
      '品名',
      'メーカー名',
      GENERIC,
      '先発医薬品',
      '薬価',
    ],
    ['内用薬', '1124001F1030', '成分', '１錠', '局', null, '※', '試験錠', '製薬', null, '先発品', 6.1],
  ],
  'blank headers over the marks, line breaks in the others': [
    [
      '区　分',
      '薬価基準収載\n医薬品コード',
      '成分名',
      '規格',
      null,
      null,
      null,
      '品　名',
      'メーカー\r\n名',
      `${GENERIC.slice(0, 12)}\n${GENERIC.slice(12)}`,
      '先発医薬品',
      '薬価（円）',
    ],
    ['内用薬', '1124001F1030', '成分', '１錠', '局', null, '※', '試験錠', '製薬', null, '先発品', '6.1'],
  ],
  '品名 over the first mark, nothing over the name': [
    ['区分', CODE, '成分名', '規格', '品名', null, null, null, 'メーカー名', GENERIC, '先発医薬品', '薬価'],
    ['内用薬', '1124001F1030', '成分', '１錠', '局', null, '※', '試験錠', '製薬', null, '先発品', 6.1],
  ],
  'two headings 品名': [
    [
      '区分',
      CODE,
      '成分名',
      '規格',
      '品名',
      '麻薬',
      '業者名追記',
      '品名',
      'メーカー名',
      GENERIC,
      '先発医薬品',
      '薬価',
    ],
    ['内用薬', '1124001F1030', '成分', '１錠', '局', null, '※', '試験錠', '製薬', null, '先発品', 6.1],
  ],
  'joined tables': [
    [
      '区分',
      CODE,
      '成分名',
      '規格',
      '品名',
      '麻薬',
      '業者名追記',
      '品名.1',
      'メーカー名',
      GENERIC,
      '先発医薬品',
      '薬価',
      'Unnamed: 15',
    ],
    [
      '内用薬',
      '1124001F1030',
      '成分',
      '１錠',
      '局',
      null,
      '※',
      '試験錠',
      '製薬',
      null,
      '先発品',
      6.1,
      '1124001F9999',
    ],
  ],
  'the name in a column that stands at the end': [
    [
      '区分',
      CODE,
      '成分名',
      '規格',
      '日本薬局方',
      '麻薬',
      '業者名追記',
      '品名',
      'メーカー名',
      GENERIC,
      '先発医薬品',
      '薬価',
      'Unnamed: 7',
    ],
    ['内用薬', '1124001F1030', '成分', '１錠', '局', null, '※', null, '製薬', null, '先発品', 6.1, '試験錠'],
  ],
  'furigana behind the words, another order': [
    [
      '品名ヒンメイ',
      'メーカー名メーカーメイ',
      '区分クブン',
      `${CODE}ヤッカキジュンシュウサイイヤクヒンコード`,
      '成分名セイブンメイ',
      '規格キカク',
      GENERIC,
      '先発医薬品センパツイヤクヒン',
      '薬価ヤッカ',
      '局',
      '業者名追記',
    ],
    ['試験錠', '製薬', '内用薬', '1124001F1030', '成分', '１錠', null, '先発品', '6.1円', '局', '※'],
  ],
};

for (const [what, rows] of Object.entries(LAYOUTS))
  test(`a price list is read the same whatever its layout: ${what}`, () => {
    const { rows: read, problems, unknownColumns } = parsePriceList([sheet(rows)], 'list');
    assert.deepEqual(problems, []);
    assert.deepEqual(unknownColumns, []);
    assert.equal(read.length, 1);
    const { code, name, mah, amount, route, isOriginator, isGeneric, strength, others } = read[0]!;
    assert.deepEqual(
      [code, name, mah, amount, route, isOriginator, isGeneric, strength],
      ['1124001F1030', '試験錠', '製薬', 6.1, 'internal', true, false, '１錠'],
    );
    assert.deepEqual(others, { 日本薬局方: '局', 業者名追記: '※' });
  });

const generic = (headers: CellValue[], ...rows: CellValue[][]) =>
  parseGenericInfo([sheet([headers, ...rows])], 'list');
const CLASS = '各先発医薬品の後発医薬品の有無に関する情報';

test('a list of generic classes is read with and without the columns that came later, whatever its headers carry', () => {
  const example = '(YYYYMMDD)\n【例】\n2014年4月1日\n(20140401)';
  for (const listed of [`告示年月日${example}`, `収載年月日${example}`, '収載年月日']) {
    const { rows, problems, missingColumns } = generic(
      ['薬価基準収載\n医薬品コード', '成分名', '品名', CLASS, listed, '備考'],
      ['1124001F1030', '成分', '試験錠', '３', '20140620', 'H28.4.1から「２」に変更'],
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [rows[0]!.class, rows[0]!.listedOn, rows[0]!.expiresOn, rows[0]!.excludedFromPremium, rows[0]!.others],
      ['3', '2014-06-20', null, false, { 備考: 'H28.4.1から「２」に変更' }],
    );
    assert.deepEqual(missingColumns, [
      '経過措置による使用期限',
      '診療報酬における加算等の算定対象から除外する品目',
      'カットオフ値の計算に含める品目',
    ]);
  }
});

test('dates are read as a number, a serial, a text and in any era; a text that is none is said and the row kept', () => {
  const headers = [CODE, '成分名', '品名', CLASS, '収載年月日', '経過措置による使用期限'];
  const given: [CellValue, CellValue, string | null, string | null][] = [
    [20250716, 'R9.3.31まで', '2025-07-16', '2027-03-31'],
    ['20250716', 'H32.3.31まで', '2025-07-16', '2020-03-31'],
    ['20250716.0', '平成30年３月31日まで', '2025-07-16', '2018-03-31'],
    [45854, '令和元年９月30日', '2025-07-16', '2019-09-30'],
    ['45854', '2025-09-30 00:00:00', '2025-07-16', '2025-09-30'],
    [null, '－', null, null],
  ];
  const { rows, problems } = generic(
    headers,
    ...given.map(([listed, expires], i) => [`112400${i}F1030`, '成分', '試験錠', '1', listed, expires]),
    ['1124009F1030', '成分', '試験錠', '2', 'いつか', null],
  );
  assert.deepEqual(
    rows.slice(0, -1).map(({ listedOn, expiresOn }) => [listedOn, expiresOn]),
    given.map(([, , listed, expires]) => [listed, expires]),
  );
  assert.equal(rows.at(-1)!.class, '2');
  assert.deepEqual(
    problems.map(({ row, column, value, rowLeftOut }) => [row, column, value, rowLeftOut]),
    [[8, '収載年月日', 'いつか', false]],
  );
});

test('an unknown column is kept with its rows and reported; an empty name is a problem of its row', () => {
  const { rows, problems, unknownColumns } = generic(
    [CODE, '成分名', '品名', CLASS, '新しい\n列'],
    ['1124001F1030', '成分', '試験錠', '1', '○'],
    ['1124001F1031', '成分', null, '1', '○'],
    ['1124001F1032', '成分', '局', '1', null],
    [null, null, '※ 注', null, null],
  );
  assert.deepEqual(unknownColumns, ['新しい 列']);
  assert.deepEqual(
    rows.map(({ others }) => others),
    [{ '新しい 列': '○' }],
  );
  assert.deepEqual(
    problems.map(({ row, column, rowLeftOut }) => [row, column, rowLeftOut]),
    [
      [3, '品名', true],
      [4, '品名', true],
      [5, CODE, true],
    ],
  );
});

test('a needed column that is missing refuses the list, with what was expected and what is there', () => {
  assert.throws(() => generic([CODE, '成分名', '品名', '新しい分類'], ['1', '2', '3', '4']), {
    code: 'layout-changed',
    message:
      /「各先発医薬品の後発医薬品の有無に関する情報」がありません。あるのは「薬価基準収載医薬品コード」「成分名」「品名」「新しい分類」/,
  });
  assert.throws(
    () =>
      parsePriceList(
        [
          sheet([
            ['品目', '値段'],
            ['a', 1],
          ]),
        ],
        'list',
      ),
    {
      code: 'layout-changed',
      message: /「薬価基準収載医薬品コード」.*の行がありません。あるのは「品目」「値段」/,
    },
  );
  assert.throws(() => generic([CODE, '成分名', '品名', CLASS]), {
    code: 'layout-changed',
    message: /データの行/,
  });
});

test('sheets may have their columns in different orders; one without the header row is not read and named', async () => {
  const content = (name: string, rows: CellValue[][]) => ({ name, rows, headRows: 1 });
  const book = writeSheets([
    content('説明', [['この表について'], ['1124001F9999']]),
    content(
      '内用薬',
      [['後発医薬品に関する情報'], [CODE, '成分名', '品名', CLASS], ['1124001F1030', '成分', '錠剤', 1]].map(
        (row) => [...row, null, null, null].slice(0, 4),
      ),
    ),
    content('外用薬', [
      [CLASS, '品名', '成分名', CODE],
      ['★', '軟膏', '成分', '2649735Q1020'],
    ]),
  ]);
  const sheets = await readSheets(sourceFile('list.xlsx', book), 10);
  const { rows, otherSheets, problems } = parseGenericInfo(sheets, 'list.xlsx');
  assert.deepEqual(
    rows.map((row) => [row.code, row.name, row.class]),
    [
      ['1124001F1030', '錠剤', '1'],
      ['2649735Q1020', '軟膏', '★'],
    ],
  );
  assert.deepEqual([otherSheets, problems], [['説明'], []]);
});

test('the date may stand above the table; the same content in another file is no second list', async (t) => {
  const context = await testContext(t);
  const rows = LAYOUTS['since 2018']!;
  const titled = [['薬価基準収載品目リスト（令和７年８月14日適用）'], ...rows];
  const csv = (name: string, content: CellValue[][]) => sourceFile(name, writeCsv(content));
  const first = await importReferenceFile(context, csv('list.csv', titled), { kind: 'price' });
  assert.deepEqual([first.effectiveFrom, first.alreadyImported], ['2025-08-14', false]);
  const same = await importReferenceFile(context, csv('tp20250814-01_01.csv', rows), { kind: 'price' });
  assert.equal(same.alreadyImported, true);
  const dearer = rows.with(1, rows[1]!.with(-1, 9.9));
  const other = csv('tp20250814-01_01.csv', dearer);
  await assert.rejects(importReferenceFile(context, other, { kind: 'price' }), {
    code: 'edition-conflict',
    message: /内用薬（list\.csv）/,
  });
  await importReferenceFile(context, other, { kind: 'price', replace: true });
  // Back again: what was replaced is no longer there.
  const back = await importReferenceFile(context, csv('list.csv', titled), { kind: 'price', replace: true });
  assert.equal(back.alreadyImported, false);
  const { rows: prices } = await context.pool.query('select amount from price');
  assert.equal(prices[0]!.amount, 6.1);
  assert.equal((await context.pool.query('select id from reference_list')).rows.length, 1);
});

test('white space, width and line breaks in headers change nothing (property)', () => {
  const [headers, row] = LAYOUTS['since 2018']! as [string[], CellValue[]];
  const space = fc.constantFrom('', ' ', '\n', '\r\n', '　', '\u200b');
  fc.assert(
    fc.property(
      fc.array(fc.array(space, { minLength: 40, maxLength: 40 }), { minLength: 12, maxLength: 12 }),
      (spaces) => {
        const spaced = headers.map((header, i) =>
          [...header].map((char, j) => char + (spaces[i]![j] ?? '')).join(''),
        );
        const { rows } = parsePriceList([sheet([spaced, row])], 'list');
        assert.deepEqual([rows.length, rows[0]!.name, rows[0]!.amount], [1, '試験錠', 6.1]);
      },
    ),
  );
});

test('lists that differ in one mark, note or unknown column alone are two contents; the order of columns is none', async (t) => {
  const context = await testContext(t);
  const [headers, row] = LAYOUTS['since 2018']! as [string[], CellValue[]];
  const price: CellValue[][] = [
    [...headers, '同一剤形・規格の後発医薬品がある先発医薬品', '備考', '新しい列'],
    [...row, '○', '注', 'い'],
  ];
  const classes: CellValue[][] = [
    [CODE, '成分名', '品名', CLASS, '備考', 'カットオフ値の計算に含める品目'],
    ['1124001F1030', '成分', '試験錠', '1', '注', '○'],
  ];
  const cases = [
    ['price', price, ['日本薬局方', '麻薬', '業者名追記', ...price[0]!.slice(-3)]],
    ['generic-info', classes, classes[0]!.slice(-2)],
  ] as const;
  for (const [kind, table, columns] of cases) {
    const load = (rows: CellValue[][], replace = false) =>
      importReferenceFile(context, sourceFile('list_20250814.csv', writeCsv(rows)), { kind, replace });
    await load(table);
    const turned = table.map((cells) => cells.toReversed());
    assert.equal((await load(turned)).alreadyImported, true, kind);
    for (const column of columns) {
      const changed = table.with(1, table[1]!.with(table[0]!.indexOf(column), '改'));
      await assert.rejects(load(changed), { code: 'edition-conflict' }, String(column));
      assert.equal((await load(changed, true)).alreadyImported, false, String(column));
      const { rows: stored } = await context.pool.query(
        `select * from ${kind === 'price' ? 'price' : 'generic_info'}`,
      );
      assert.match(JSON.stringify(stored), /改/, String(column));
      await load(table, true);
    }
  }
});

test('codes in lower case are codes, the same ones; a class that was a number reads as its digit', () => {
  const [headers, row] = LAYOUTS['since 2018']! as [string[], CellValue[]];
  const priced = parsePriceList([sheet([headers, row.with(1, '1124001f1030'), row])], 'list');
  assert.deepEqual(
    [priced.rows.map(({ code }) => code), priced.problems.map(({ reason }) => reason)],
    [['1124001F1030'], ['同じコードの行がすでにあります']],
  );
  const { rows, problems } = generic(
    [CODE, '成分名', '品名', CLASS],
    ['1124001f1030', '成分', '試験錠', '1.0'],
    ['１１２４００１ｆ１０３１', '成分', '試験錠', '３．０'],
    ['1124001F1032', '成分', '試験錠', '1.5'],
    ['1124001F1033', '成分', '試験錠', '4.0'],
  );
  assert.deepEqual(
    rows.map((one) => [one.code, one.class]),
    [
      ['1124001F1030', '1'],
      ['1124001F1031', '3'],
    ],
  );
  assert.deepEqual(
    problems.map((one) => [one.row, one.column]),
    [
      [4, CLASS],
      [5, CLASS],
    ],
  );
});

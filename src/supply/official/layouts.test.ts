/** The list as it has been laid out over the years, and as people's programs save it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { toExcelSerial } from '../../platform/clock.ts';
import type { AnteiError } from '../../platform/errors.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { writeSheets } from '../../platform/files/xlsx.ts';
import type { Cell } from '../model.ts';
import { editionFile, row } from '../testing.ts';
import { COLUMN, headerKey, headerName, OFFICIAL_COLUMNS, OFFICIAL_HEADERS } from './columns.ts';
import { parseEdition, readRecords } from './parse-edition.ts';

const options = { today: '2026-08-20', maxUnpackedMb: 50 };
const DATE = '2026-08-18';
const A = '1149019F1560';
const rows = [row(A), row('1149001F1019', { response: '⑤供給停止' })];

/** The eighteen columns of 2024, in their order and under their names (供給状況報告 別添様式2). */
const OF_2024: [header: string, cell: Cell][] = [
  ['①薬剤区分', '1：内用薬'],
  ['②薬効分類', '試験用薬'],
  ['③成分名', '試験成分'],
  ['④規格単位', '５ｍｇ１錠'],
  ['⑤YJコード', A],
  ['⑥品名', '試験錠'],
  ['⑦製造販売会社名', '試験製薬'],
  ['⑧製品区分', '2：後発品'],
  ['⑨基礎的医薬品', '2：対象外'],
  ['⑩安定確保医薬品', 'B'],
  ['⑪薬価収載年月日', toExcelSerial('2020-06-19')],
  ['⑫出荷対応', '②限定出荷（自社の事情）'],
  ['⑬理由', '１．需要増'],
  ['⑭解除・解消見込み', 'ア. あり'],
  ['⑮見込み時期／在庫消尽時期', '2024年9月頃'],
  ['⑯出荷量', 'B．出荷量減少'],
  ['⑰報告日／情報更新日', toExcelSerial('2024-04-01')],
  ['⑱当月掲載情報確認', '済'],
];

test('each official header is known by itself alone, with its line breaks, on one line, in any width', () => {
  for (const [place, { header }] of OFFICIAL_COLUMNS.entries())
    for (const written of [
      header,
      header.replaceAll('\n', '\r\n'),
      header.replaceAll('\n', ''),
      header.normalize('NFKC'),
    ])
      assert.deepEqual(
        OFFICIAL_COLUMNS.flatMap(({ named }, i) => (named.test(headerKey(written)) ? [i] : [])),
        [place],
        written,
      );
  assert.equal(headerName(COLUMN.name), '⑥品名');
  assert.equal(headerName(COLUMN.essentialSupply), '⑩（重要）供給確保医薬品');
});

test('the list of eighteen columns of before May 2025 is read, and given back as it was', async () => {
  const file = (name: string) =>
    sourceFile(
      name,
      writeSheets([
        {
          name: '供給状況一覧表',
          rows: [[], OF_2024.map(([h]) => h), OF_2024.map(([, c]) => c)],
          headRows: 2,
        },
      ]),
    );
  const edition = await parseEdition(file('240405iyakuhinkyoukyu.xlsx'), options);
  const [read] = edition.rows;
  assert.deepEqual(edition.problems, []);
  assert.deepEqual(
    [
      read!.mah,
      read!.essentialSupply,
      read!.response,
      read!.reason,
      read!.outlook,
      read!.outlookText,
      read!.volume,
    ],
    ['試験製薬', 'B', 'limitedOwn', 'demand', 'yes', '2024年9月頃', 'decreased'],
  );
  assert.deepEqual(
    [read!.updatedOn, read!.responseUpdatedOn, read!.volumeOutlook, read!.volumeOutlookPercent],
    ['2024-04-01', null, null, null],
  );
  // What it has and we do not follow is kept; what it has not is no blank column.
  assert.deepEqual(edition.extra, [{ header: '⑱当月掲載情報確認', cells: ['済'] }]);
  assert.equal(edition.headers[COLUMN.responseUpdatedOn], null);
  // A list of today without ⑬ has lost a column.
  const refused = (await parseEdition(file('260818iyakuhinkyoukyu.xlsx'), options).catch(
    (e) => e,
  )) as AnteiError;
  assert.equal(refused.code, 'layout-changed');
  assert.match(refused.detail, /見つからない列：「13当該品目の12の情報を更新した日/);
});

test('⑩ under the name that it had until 2025 is the same column', async () => {
  const headers = OFFICIAL_HEADERS.map((h) => (h === '⑩（重要）供給確保医薬品' ? '⑩安定確保医薬品' : h));
  const file = editionFile('2025-08-01', [row(A, { essentialSupply: 'A' })], { headers });
  const edition = await parseEdition(file, options);
  assert.deepEqual([edition.rows[0]!.essentialSupply, edition.headers[9]], ['A', '⑩安定確保医薬品']);
});

test('an unknown column is kept to the letter and told, and nothing is refused for it', async () => {
  const extra = [
    { header: '㉒備考', cells: ['新しい列', null] },
    { header: '', cells: [null, '見出しのないメモ'] },
  ];
  const edition = await parseEdition(editionFile(DATE, rows, { extra }), options);
  assert.deepEqual(edition.extra, extra);
  assert.deepEqual(
    edition.problems.map(({ row, column, value, reason }) => [row, column, value, reason]),
    [
      [2, 'V列', '㉒備考', '知らない列です'],
      [2, 'W列', null, '知らない列です'],
    ],
  );
});

test('the day comes from the name, from a title where there is one, or from the caller, and they agree', async () => {
  const day = async (name: string, title: string | undefined, date?: string) => {
    const file = editionFile(DATE, rows, { name, ...(title !== undefined && { title }) });
    return parseEdition(file, { ...options, ...(date && { date }) }).then(
      (edition) => edition.asOf,
      (error: AnteiError) => error.code,
    );
  };
  const title = '医療用医薬品供給状況（令和８年８月18日現在）';
  const cases: [name: string, title: string | undefined, date: string | undefined, expected: string][] = [
    ['260818iyakuhinkyoukyu.xlsx', undefined, undefined, DATE],
    ['260818iyakuhinkyoukyu (1).xlsx', undefined, undefined, DATE],
    ['20260818_供給状況.xlsx', '医療用医薬品供給状況', undefined, DATE],
    ['供給状況.xlsx', title, undefined, DATE],
    ['供給状況.xlsx', undefined, DATE, DATE],
    ['260818iyakuhinkyoukyu.xlsx', title, DATE, DATE],
    ['供給状況.xlsx', undefined, undefined, 'date-missing'],
    ['269999iyakuhinkyoukyu.xlsx', undefined, undefined, 'date-missing'],
    ['2026-08-18供給状況.xlsx', undefined, undefined, DATE],
    ['供給状況令和８年８月18日.xlsx', undefined, undefined, DATE],
    ['260818_260817.xlsx', undefined, undefined, 'date-mismatch'],
    ['260817iyakuhinkyoukyu.xlsx', title, undefined, 'date-mismatch'],
    ['260818iyakuhinkyoukyu.xlsx', undefined, '2026-08-17', 'date-mismatch'],
    ['260821iyakuhinkyoukyu.xlsx', undefined, undefined, 'date-future'],
  ];
  for (const [name, written, given, expected] of cases)
    assert.equal(await day(name, written, given), expected, `${name} ${written} ${given}`);
});

test('the sheet whose headers fit is taken, whatever it is called and wherever it stands', async () => {
  const list = [[], [...OFFICIAL_HEADERS], ...rows];
  const notes = { name: 'メモ', rows: [['供給状況について']], headRows: 1 };
  for (const name of ['供給状況一覧表 ', '供給状況一覧表 (2)', 'Sheet1', '供給状況一覧表'])
    for (const sheets of [
      [notes, { name, rows: list, headRows: 2 }],
      [{ name, rows: list, headRows: 2 }, notes],
    ]) {
      const edition = await parseEdition(
        sourceFile('260818iyakuhinkyoukyu.xlsx', writeSheets(sheets)),
        options,
      );
      assert.equal(edition.rows.length, 2, name);
    }
  const [copy, real] = [[list[0]!, list[1]!, rows[0]!], list];
  const both = writeSheets([
    { name: '供給状況一覧表 (2)', rows: copy, headRows: 2 },
    { name: '供給状況一覧表', rows: real, headRows: 2 },
  ]);
  assert.equal((await parseEdition(sourceFile('260818.xlsx', both), options)).rows.length, 2);
  const none = writeSheets([notes]);
  await assert.rejects(parseEdition(sourceFile('260818.xlsx', none), options), { code: 'sheet-missing' });
});

test('a date is read as a serial, with a time of day, as ISO text and as a text of the era', async () => {
  const serial = toExcelSerial('2026-08-14');
  const written: Cell[] = [
    serial,
    serial + 0.75,
    '2026-08-14',
    '2026-08-14T09:30:00',
    '2026/8/14',
    '令和８年８月14日',
  ];
  for (const updatedOn of written) {
    const edition = await parseEdition(editionFile(DATE, [row(A, { updatedOn })]), options);
    assert.deepEqual([edition.rows[0]!.updatedOn, edition.problems], ['2026-08-14', []], String(updatedOn));
    assert.equal(edition.rows[0]!.cells[COLUMN.updatedOn], updatedOn, 'the cell stays what it was');
  }
});

test('no cell, an empty text and a full-width space are all blank, and each comes out as it came in', async () => {
  for (const blank of [null, '', '　']) {
    const edition = await parseEdition(
      editionFile(DATE, [
        row(A, { outlookText: blank, essentialSupply: blank, volumeOutlookPercent: blank }),
      ]),
      options,
    );
    const [read] = edition.rows;
    assert.deepEqual(
      [read!.outlookText, read!.essentialSupply, read!.volumeOutlookPercent],
      [null, null, null],
    );
    assert.deepEqual([read!.cells[COLUMN.outlookText], edition.problems], [blank, []]);
  }
});

test('a column that only begins like an official one is an unknown column, not that one twice', async () => {
  const extra = [
    { header: '供給確保医薬品の備考', cells: ['a', 'b'] },
    { header: '理由の詳細', cells: ['c', 'd'] },
  ];
  const edition = await parseEdition(editionFile(DATE, rows, { extra }), options);
  assert.deepEqual(edition.extra, extra);
});

test('column numbers in brackets, a note after a header and the last-update date under its other names are known', () => {
  const known = (header: string) => OFFICIAL_COLUMNS.findIndex(({ named }) => named.test(headerKey(header)));
  assert.equal(known('(1)薬剤区分'), COLUMN.route);
  assert.equal(known('1. 薬剤区分'), COLUMN.route);
  assert.equal(known('⑤YJコード（12桁）'), COLUMN.yjCode);
  for (const header of ['⑰報告日', '⑰報告日\r\n（情報更新日）', '⑰情報更新日', '⑳当該品目の情報を更新した日'])
    assert.equal(known(header), COLUMN.updatedOn, header);
});

test('what people see comes before a hidden copy, and another sheet with the headers is told', async () => {
  const list = (name: string, products: Cell[][]) => ({
    name,
    rows: [[], [...OFFICIAL_HEADERS], ...products],
    headRows: 2,
  });
  const book = XLSX.read(writeSheets([list('供給状況一覧表', [rows[0]!]), list('供給状況一覧表 (2)', rows)]));
  const parse = (hidden: 0 | 1) => {
    book.Workbook = { Sheets: [{ Hidden: hidden }, { Hidden: 0 }] };
    return parseEdition(sourceFile('260818.xlsx', XLSX.write(book, { type: 'buffer' })), options);
  };
  assert.equal((await parse(1)).rows.length, 2);
  const both = await parse(0);
  assert.equal(both.rows.length, 1);
  assert.deepEqual(
    both.problems.map(({ value }) => value),
    ['供給状況一覧表 (2)'],
  );
});

test('a note in front of the list and a title beside another cell do not hide the day, nor make one', async () => {
  const list = {
    name: '供給状況一覧表',
    rows: [['厚生労働省', '（令和８年８月18日現在）'], [...OFFICIAL_HEADERS], ...rows],
    headRows: 2,
  };
  const note = { name: '変更点', rows: [['2026年8月17日の変更点']], headRows: 1 };
  const parse = (name: string) => parseEdition(sourceFile(name, writeSheets([note, list])), options);
  assert.equal((await parse('供給状況.xlsx')).asOf, DATE);
  await assert.rejects(parse('260817.xlsx'), { code: 'date-mismatch' });
});

test('a time typed into ⑯, of which a program made a date, is that time again', async () => {
  const cells = row(A, { response: '⑤供給停止' });
  const sheet = XLSX.utils.aoa_to_sheet([[], [...OFFICIAL_HEADERS], cells]);
  sheet.P3 = { t: 'n', v: 46_266, z: 'yyyy"年"m"月"' };
  const book = XLSX.utils.book_new(sheet, '供給状況一覧表');
  const edition = await parseEdition(
    sourceFile('260818.xlsx', XLSX.write(book, { type: 'buffer' })),
    options,
  );
  assert.equal(edition.rows[0]!.outlookText, '2026年9月');
});

test('headers that stand again between the rows are no product; a text that no workbook holds is cut and told', async () => {
  const again = await parseEdition(editionFile(DATE, [rows[0]!, [...OFFICIAL_HEADERS], rows[1]!]), options);
  assert.deepEqual([again.rows.length, again.problems], [2, []]);
  const head = { asOf: DATE, file: 'a', sha256: 'a', title: '', headers: [...OFFICIAL_HEADERS], extra: [] };
  const long = readRecords(
    head,
    [{ row: 3, cells: row(A, { outlookText: 'あ'.repeat(40_000) }) }],
    OFFICIAL_HEADERS.map((_, column) => column),
    false,
  );
  assert.equal(long.rows[0]!.outlookText!.length, 32_767);
  assert.match(long.problems[0]!.reason, /32,767字を超える/);
});

test('any text in ⑥ and ⑯ is read without an error; one with a broken character is told of and cleaned', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 })
      .map((codes) => String.fromCharCode(...codes)),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (name, outlookText) => {
      const edition = await parseEdition(
        editionFile(DATE, [row(A, { name: `錠${name}`, outlookText })]),
        options,
      );
      const cells = edition.rows[0]!.cells.filter((cell) => typeof cell === 'string');
      assert.ok(cells.every((cell) => cell.isWellFormed() && !/[\p{Noncharacter_Code_Point}\0]/u.test(cell)));
      assert.ok(edition.problems.every(({ column }) => /⑥|⑯/.test(column)));
    }),
    { numRuns: 30 },
  );
});

/** Every real list, counted here by another way: Python-like plain reading of the CSV, and SheetJS' own rows of the workbooks. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { realFile, skipWithoutData, VALUES_ONLY } from '../../../test/real-data.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importReferenceFile, type ReferenceResult } from './import-reference.ts';

const options = { skip: skipWithoutData };
const DATES = ['20151211', '20170317', '20190315', '20210218', '20230315', '20250319', '20250716'];
const real = (path: string) => sourceFile(path.split('/').at(-1)!, readFileSync(realFile(`price/${path}`)));
const importPrice = (context: ClosableContext, path: string) =>
  importReferenceFile(context, real(path), { kind: 'price' });

/** A CSV character by character: nothing of the house's. */
function plainCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (const char of text.replace(/^\ufeff/, '')) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === ',') {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (!quoted && char === '\n') {
      rows.at(-1)!.push(cell.replace(/\r$/, ''));
      cell = '';
      rows.push([]);
    } else cell += char;
  }
  return rows.filter((row) => row.length > 1);
}

const read = (name: string) =>
  plainCsv(readFileSync(realFile(`price/${name}`), 'utf8')) as [string[], ...string[][]];
const tally = (values: readonly string[]) =>
  Object.fromEntries(
    [...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]).toSorted(),
  );

test(
  'every price list of seven dates is read whole: routes, names and prices as the file has them',
  options,
  async (t) => {
    const context = await testContext(t);
    for (const date of DATES) {
      const [header, ...rows] = read(`mhlw_price_${date}.csv`);
      const result = await importPrice(context, `mhlw_price_${date}.csv`);
      assert.deepEqual([result.rows, result.problems], [rows.length, []], date);
      const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
      const { rows: stored } = await context.pool.query('select * from price where effective_from = $1', [
        iso,
      ]);
      const words = { internal: '内用薬', injection: '注射薬', external: '外用薬', dental: '歯科用薬剤' };
      assert.deepEqual(
        tally(stored.map(({ route }) => words[route as keyof typeof words])),
        tally(rows.map((row) => row[0]!)),
      );
      // The name is, of all cells before the maker, the longest that is neither code, ingredient nor strength.
      const code = header.indexOf('薬価基準収載医薬品コード');
      const amount = header.indexOf('薬価');
      const nameOf = (row: string[]) =>
        header
          .flatMap((head, at) => (/^(品名|Unnamed: 7)$/.test(head) ? [row[at]!] : []))
          .toSorted((a, b) => b.length - a.length)[0];
      const expected = new Map(
        rows.map((row) => [row[code], [nameOf(row)!.trim(), Number(Number(row[amount]).toFixed(2))]]),
      );
      assert.ok(stored.every(({ name }) => name.length > 1));
      assert.deepEqual(new Map(stored.map((row) => [row.code, [row.name, row.amount]])), expected);
      const marked = (key: string) => stored.filter(({ others }) => others[key] !== undefined).length;
      const cells = (mark: string) => rows.filter((row) => row.slice(4, 8).includes(mark)).length;
      assert.deepEqual(
        ['日本薬局方', '麻薬', '業者名追記'].map(marked),
        ['局', '麻', '※'].map(cells),
        `marks of ${date}`,
      );
    }
  },
);

test(
  'every list of generic classes of seven dates is read whole, each class as often as the file has it',
  options,
  async (t) => {
    const context = await testContext(t);
    for (const date of DATES) {
      const [header, ...rows] = read(`mhlw_ge_${date}.csv`);
      const result = await importReferenceFile(context, real(`mhlw_ge_${date}.csv`), {
        kind: 'generic-info',
      });
      assert.deepEqual([result.rows, result.problems, result.unknownColumns], [rows.length, [], []], date);
      const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
      const { rows: stored } = await context.pool.query(
        'select * from generic_info where effective_from = $1',
        [iso],
      );
      const at = (head: string) => header.findIndex((one) => one.replace(/\s/g, '').startsWith(head));
      const filled = (head: string) => (at(head) < 0 ? 0 : rows.filter((row) => row[at(head)] !== '').length);
      const narrow = (text: string) =>
        text.replace(/[１２３]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
      assert.deepEqual(
        tally(stored.map((row) => row.class ?? '')),
        tally(rows.map((row) => narrow(row[at('各先発医薬品')]!))),
      );
      assert.deepEqual(
        [
          stored.filter((row) => row.listed_on !== null).length,
          stored.filter((row) => row.expires_on !== null).length,
          stored.filter((row) => row.excluded_from_premium).length,
          stored.filter(({ others }) => others['カットオフ値の計算に含める品目'] !== undefined).length,
          stored.filter(({ others }) => others.備考 !== undefined).length,
        ],
        ['収載年月日', '経過措置', '診療報酬における加算等', 'カットオフ', '備考'].map(filled),
        date,
      );
      assert.ok(stored.every(({ name }) => name.length > 1));
    }
  },
);

test(
  'the workbooks of one date are one list, in any order, and what is missing of it is said',
  options,
  async (t) => {
    const books = readdirSync(realFile('price/xlsx')).toSorted();
    const counts = new Map(
      books.map((book) => {
        const sheets = XLSX.read(readFileSync(realFile(`price/xlsx/${book}`)), VALUES_ONLY).Sheets;
        const rows = Object.values(sheets).flatMap((sheet) => XLSX.utils.sheet_to_json(sheet));
        return [book, rows.length];
      }),
    );
    const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
    assert.equal(total, 6944 + 3493 + 1980);
    for (const order of [books, [books[1]!, books[2]!, books[0]!]]) {
      const context = await testContext(t);
      const states: ReferenceResult[] = [];
      for (const book of order) states.push(await importPrice(context, `xlsx/${book}`));
      assert.deepEqual(
        states.map(({ rows, problems }) => [rows, problems.length]),
        order.map((book) => [counts.get(book), 0]),
      );
      assert.equal(states[0]!.routes.filter(({ effectiveFrom }) => effectiveFrom !== null).length, 1);
      assert.deepEqual(states.at(-1)!.routes, [
        { route: 'internal', effectiveFrom: '2025-08-14', rows: 6944 },
        { route: 'injection', effectiveFrom: '2025-08-14', rows: 3493 },
        { route: 'external', effectiveFrom: '2025-08-14', rows: 1980 },
        { route: 'dental', effectiveFrom: null, rows: null },
      ]);
      const again = await importPrice(context, `xlsx/${order[0]}`);
      assert.equal(again.alreadyImported, true);
      const { rows: stored } = await context.pool.query('select code, name from price');
      assert.equal(stored.length, total);
      assert.ok(stored.every(({ name }) => name.length > 1));
    }
  },
);

test(
  'a route that a newer list does not have keeps its older prices, and the result says from when',
  options,
  async (t) => {
    const context = await testContext(t);
    await importPrice(context, 'mhlw_price_20250716.csv');
    const { routes } = await importPrice(context, 'xlsx/tp20250814-01_02.xlsx');
    assert.deepEqual(
      routes.map(({ route, effectiveFrom }) => [route, effectiveFrom]),
      [
        ['internal', '2025-07-16'],
        ['injection', '2025-08-14'],
        ['external', '2025-07-16'],
        ['dental', '2025-07-16'],
      ],
    );
  },
);

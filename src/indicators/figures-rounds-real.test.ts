/**
 * The ministry's own workbooks by prefecture of rounds 3, 5, 7 and 9, each with the list of its own year: the program's figures of
 * every prefecture against sums made here, of the sheets' cells and the list's lines, without any of the program's reading.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { realFile, skipWithoutData } from '../../test/real-data.ts';
import { importReferenceFile } from '../medicines/index.ts';
import { testContext } from '../platform/database/testing.ts';
import { readBounded, sourceFile } from '../platform/files/bounded-file.ts';
import { importNdb } from './import-ndb.ts';
import { createIndicators } from './indicators.ts';

interface Round {
  folder: string;
  list: string;
  masking: string;
  /** By the README of the data, in percent: volume share and value share of the prefectures' columns, prefectures at 80%. */
  volume: string;
  value: string;
  at80: number;
}
const ROUNDS: Round[] = [
  { folder: '03', list: '20170317', masking: 'all-but-total', volume: '62.376', value: '33.18', at80: 0 },
  { folder: '05', list: '20190315', masking: 'least', volume: '71.402', value: '40.41', at80: 1 },
  { folder: '07', list: '20210218', masking: 'least', volume: '75.958', value: '43.30', at80: 4 },
  { folder: '09', list: '20230315', masking: 'least', volume: '79.43', value: '48.63', at80: 27 },
];

const plain = (cell: unknown) =>
  String(cell ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '');

/** The classes of a list by code, by its own lines. */
function classesOf(list: string): Map<string, string> {
  const lines = parse(readFileSync(realFile(`price/mhlw_ge_${list}.csv`)), {
    bom: true,
    relax_column_count: true,
  }) as string[][];
  const heads = lines[0]!.map(plain);
  const [code, generic] = ['薬価基準収載医薬品コード', '各先発医薬品の後発医薬品の有無に関する情報'].map(
    (head) => heads.indexOf(head),
  );
  return new Map(lines.slice(1).map((line) => [plain(line[code!]), plain(line[generic!])]));
}

interface Sums {
  /** Quantity and yen of class 3, and of classes 2 and 3, by the code of the prefecture; '00' of the totals. */
  quantity: Record<string, [generic: number, both: number]>;
  value: Record<string, [generic: number, both: number]>;
}

/** Adds up the cells of all sheets; a masked one is 0. */
function sumsOf(folder: string, files: readonly string[], classes: ReadonlyMap<string, string>): Sums {
  const sums: Sums = { quantity: {}, value: {} };
  for (const file of files) {
    const book = XLSX.read(readFileSync(realFile(`ndb/${folder}/${file}`)), { dense: true });
    for (const name of book.SheetNames) {
      const rows = book.Sheets[name]!['!data']!.map((row) => row?.map((cell) => cell?.v) ?? []);
      const heads = rows[2]!.map(plain);
      const [code, price] = [heads.indexOf('薬価基準収載医薬品コード'), heads.indexOf('薬価')];
      const total = heads.findIndex((head) => head.startsWith('総計'));
      for (const row of rows.slice(4)) {
        const generic = classes.get(plain(row[code]));
        if (generic !== '2' && generic !== '3') continue;
        for (let column = total; column <= total + 47; column++) {
          const quantity = row[column];
          if (typeof quantity !== 'number') continue;
          const key = String(column - total).padStart(2, '0');
          for (const [what, amount] of [
            ['quantity', quantity],
            ['value', quantity * (row[price] as number)],
          ] as const) {
            sums[what][key] ??= [0, 0];
            if (generic === '3') sums[what][key][0] += amount;
            sums[what][key][1] += amount;
          }
        }
      }
    }
  }
  return sums;
}

const share = ([generic, both]: readonly [number, number]) => generic / both;
/** Of the columns of all prefectures together. */
function ofColumns(sums: Record<string, [number, number]>): number {
  const all = Object.entries(sums).filter(([key]) => key !== '00');
  return share([0, 1].map((i) => all.reduce((sum, [, pair]) => sum + pair[i]!, 0)) as [number, number]);
}
const near = (actual: number | null, expected: number, what: string) =>
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${what}: ${actual}, not ${expected}`);

async function check(t: TestContext, round: Round): Promise<void> {
  // Round 9 has a workbook by sex and age beside them.
  const files = readdirSync(realFile(`ndb/${round.folder}`)).filter((file) => file !== '001258655.xlsx');
  assert.equal(files.length, 5);
  const context = await testContext(t);
  for (const kind of ['price', 'generic-info'] as const) {
    const name = `mhlw_${kind === 'price' ? 'price' : 'ge'}_${round.list}.csv`;
    await importReferenceFile(context, sourceFile(name, readFileSync(realFile(`price/${name}`))), { kind });
  }
  const sheets = await importNdb(
    context,
    files.map((file) => readBounded(realFile(`ndb/${round.folder}/${file}`), 20)),
  );
  assert.deepEqual(
    sheets.map(({ part, noticed }) => [part.masking, part.threshold, noticed.length]),
    sheets.map(({ part }) => [round.masking, part.route === 'injection' ? 400 : 1000, 0]),
    'every sheet states this rule, and no row contradicts it',
  );
  assert.equal(sheets.length, 9);

  const sums = sumsOf(round.folder, files, classesOf(round.list));
  const indicators = createIndicators(context);
  t.after(() => indicators.close());
  for (const [measure, what, expected] of [
    ['generic-volume-share', 'quantity', round.volume],
    ['generic-value-share', 'value', round.value],
  ] as const) {
    const { rows } = await indicators.figures({ measure, by: 'prefecture' });
    assert.equal(rows.length, 47);
    for (const row of rows) {
      near(row.value, share(sums[what][row.key]!), `${measure} of ${row.label}`);
      assert.ok(row.lower! <= row.upper! && row.lower! >= 0 && row.upper! <= 1);
    }
    const columns = Object.fromEntries(
      rows.map((row) => [row.key, [row.numerator, row.denominator!] as [number, number]]),
    );
    const digits = expected.split('.')[1]!.length;
    assert.equal((100 * ofColumns(columns)).toFixed(digits), expected, 'the README rounds so');
    near(ofColumns(columns), ofColumns(sums[what]), `${measure} of all columns`);
    const nation = await indicators.figures({ measure, by: 'nation' });
    near(nation.rows[0]!.value, share(sums[what]['00']!), `${measure} of the totals`);
    if (what === 'quantity') assert.equal(rows.filter((row) => row.value! >= 0.8).length, round.at80);
  }
}

for (const round of ROUNDS) {
  test(
    `round ${Number(round.folder)}: shares of every prefecture are those of an independent sum, and of the README`,
    {
      skip: skipWithoutData,
    },
    (t) => check(t, round),
  );
}

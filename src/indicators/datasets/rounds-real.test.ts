/**
 * The ministry's own workbooks by prefecture of rounds 3, 5, 7 and 9, each with the list of its own year, imported once: the program's
 * figures of every prefecture against sums made here, of the sheets' cells and the list's lines, without any of the program's
 * reading; then the rounds side by side.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { realFile, skipWithoutData, VALUES_ONLY } from '../../../test/real-data.ts';
import { importReferenceFile } from '../../medicines/index.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { readBounded, sourceFile } from '../../platform/files/bounded-file.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import { readPlaceTrend, readReachingTrend, readTrend } from '../views/read-trends.ts';
import { importNdb } from './import-ndb.ts';

interface Round {
  folder: string;
  list: string;
  codes: string;
  masking: string;
  /** By the README of the data, in percent: volume share and value share of the prefectures' columns, prefectures at 80%. */
  volume: string;
  value: string;
  at80: number;
}
const ROUNDS: Round[] = [
  {
    folder: '03',
    list: '20170317',
    codes: '2017-03-17',
    masking: 'all-but-total',
    volume: '62.376',
    value: '33.18',
    at80: 0,
  },
  {
    folder: '05',
    list: '20190315',
    codes: '2019-03-15',
    masking: 'least',
    volume: '71.402',
    value: '40.41',
    at80: 1,
  },
  {
    folder: '07',
    list: '20210218',
    codes: '2021-02-18',
    masking: 'least',
    volume: '75.958',
    value: '43.30',
    at80: 4,
  },
  {
    folder: '09',
    list: '20230315',
    codes: '2023-03-15',
    masking: 'least',
    volume: '79.43',
    value: '48.63',
    at80: 27,
  },
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
    const book = XLSX.read(readFileSync(realFile(`ndb/${folder}/${file}`)), { dense: true, ...VALUES_ONLY });
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

const idOf = ({ folder }: Round) => `ndb-${Number(folder)}`;
let context: ClosableContext;
let indicators: Indicators;
/** What the import of each round said. */
const imported = new Map<Round, Awaited<ReturnType<typeof importNdb>>>();
// Round 9 has a workbook by sex and age beside them.
const filesOf = ({ folder }: Round) =>
  readdirSync(realFile(`ndb/${folder}`)).filter((file) => file !== '001258655.xlsx');
const options = { skip: skipWithoutData };

if (!skipWithoutData) {
  before(async () => {
    context = await testContext();
    for (const round of ROUNDS) {
      for (const kind of ['price', 'generic-info'] as const) {
        const name = `mhlw_${kind === 'price' ? 'price' : 'ge'}_${round.list}.csv`;
        await importReferenceFile(context, sourceFile(name, readFileSync(realFile(`price/${name}`))), {
          kind,
        });
      }
      const files = filesOf(round).map((file) => readBounded(realFile(`ndb/${round.folder}/${file}`), 20));
      imported.set(round, await importNdb(context, files));
    }
    indicators = createIndicators(context);
  });
  after(async () => {
    await indicators.close();
    await context.close();
  });
}

async function check(round: Round): Promise<void> {
  const files = filesOf(round);
  assert.equal(files.length, 5);
  const sheets = imported.get(round)!;
  assert.deepEqual(
    sheets.map(({ part, noticed }) => [part.masking, part.threshold, noticed.length]),
    sheets.map(({ part }) => [round.masking, part.route === 'injection' ? 400 : 1000, 0]),
    'every sheet states this rule, and no row contradicts it',
  );
  assert.equal(sheets.length, 9);

  const sums = sumsOf(round.folder, files, classesOf(round.list));
  const dataset = idOf(round);
  for (const [measure, what, expected] of [
    ['generic-volume-share', 'quantity', round.volume],
    ['generic-value-share', 'value', round.value],
  ] as const) {
    const { rows } = await indicators.figures({ measure, by: 'prefecture', dataset });
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
    const nation = await indicators.figures({ measure, by: 'nation', dataset });
    near(nation.rows[0]!.value, share(sums[what]['00']!), `${measure} of the totals`);
    if (what === 'quantity') assert.equal(rows.filter((row) => row.value! >= 0.8).length, round.at80);
  }
}

for (const round of ROUNDS) {
  test(
    `round ${Number(round.folder)}: shares of every prefecture are those of an independent sum, and of the README`,
    options,
    () => check(round),
  );
}

test(
  'the volume and value shares of four rounds are those known, each by its own list',
  options,
  async () => {
    for (const [measure, key] of [
      ['generic-volume-share', 'volume'],
      ['generic-value-share', 'value'],
    ] as const) {
      const years = await indicators.years({ measure, by: 'prefecture' });
      assert.deepEqual(
        years.map(({ dataset, table }) => [dataset.id, table?.codes]),
        ROUNDS.map((round) => [idOf(round), round.codes]),
      );
      for (const [index, { table }] of years.entries()) {
        const sum = (of: 'numerator' | 'denominator') =>
          table!.rows.reduce((total, row) => total + row[of]!, 0);
        const share = (sum('numerator') / sum('denominator')) * 100;
        const known = ROUNDS[index]![key];
        // Half a unit of the last digit that is known; one of them is cut off and not rounded.
        const unit = 10 ** -known.split('.')[1]!.length;
        assert.ok(
          Math.abs(share - Number(known)) < unit,
          `${idOf(ROUNDS[index]!)} ${key}: ${share}, not ${known}`,
        );
      }
    }
  },
);

test(
  'of 47 prefectures 0, 1, 4 and 27 are at 80%, and the chart of their number says so',
  options,
  async () => {
    const years = await indicators.years({ measure: 'generic-volume-share', by: 'prefecture' });
    const counted = years.map(({ table }) => table!.rows.filter(({ value }) => value! >= 0.8).length);
    assert.deepEqual(
      counted,
      ROUNDS.map(({ at80 }) => at80),
    );
    const trend = (await readReachingTrend(indicators, 'generic-volume-share'))!;
    assert.deepEqual(
      trend.rows[0]!.trend.points.map(({ figure }) => figure!.value),
      counted,
    );
  },
);

test(
  'the nation is short of 80% in fiscal 2022 and would be there in 2023 or 2024; the change a year falls',
  options,
  async () => {
    const { rows, years } = (await readTrend(indicators, { measure: 'generic-volume-share', by: 'nation' }))!;
    const { points, reached, projection } = rows[0]!.trend;
    assert.deepEqual(reached, { kind: 'short', at: 'ndb-9' });
    assert.deepEqual([projection!.earliest, projection!.latest], ['2024-03-31', '2025-03-31']);
    const changes = points.slice(1).map(({ change, figure }, index) => {
      const expected = (figure!.value! - points[index]!.figure!.value!) / 2;
      assert.ok(Math.abs(change!.value - expected) < 1e-12);
      return change!.value;
    });
    assert.ok(changes[0]! > changes[1]! && changes[1]! > changes[2]!);
    assert.ok(years.every(({ partial, none }) => partial === '' && none === null));
  },
);

test(
  'rounds 3 to 7 list 100 products a class and round 9 more: the break is marked and named',
  options,
  async () => {
    const years = await indicators.years({ measure: 'generic-volume-share', by: 'nation' });
    const hundred = { internal: 100, external: 100, injection: 100 };
    assert.deepEqual(
      years.map(({ table }) => table!.limits),
      [hundred, hundred, hundred, { internal: 500, external: 500, injection: 300 }],
    );
    const trend = (await readPlaceTrend(indicators, 'generic-volume-share', '36'))!;
    assert.deepEqual(
      trend.rows.map(({ label }) => label),
      ['徳島県', '全国'],
    );
    const [third, fifth, seventh, ninth] = trend.years.map(({ breaks }) => breaks.join());
    assert.equal(third, '');
    assert.match(fifth!, /秘匿の規則が違います/);
    assert.equal(seventh, '');
    assert.match(ninth!, /薬効分類ごとに、前は内服薬は100品目まで.*500品目まで.*300品目まで/);
    assert.match(ninth!, /0のセル/);
  },
);

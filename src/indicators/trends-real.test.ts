/** The ministry's own files of four rounds, each by the list of its own year, side by side. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { realFile, skipWithoutData } from '../../test/real-data.ts';
import { importReferenceFile } from '../medicines/index.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { readBounded, sourceFile } from '../platform/files/bounded-file.ts';
import { importNdb } from './import-ndb.ts';
import { createIndicators, type Indicators } from './indicators.ts';
import { readPlaceTrend, readReachingTrend, readTrend } from './read-trends.ts';

/** Shares of the prefectures' columns with masked cells as 0, in per cent, and prefectures at 80%: ../shared/data/README.md. */
const KNOWN = [
  { id: 'ndb-3', volume: '62.376', value: '33.18', at80: 0, codes: '2017-03-17' },
  { id: 'ndb-5', volume: '71.402', value: '40.41', at80: 1, codes: '2019-03-15' },
  { id: 'ndb-7', volume: '75.958', value: '43.30', at80: 4, codes: '2021-02-18' },
  { id: 'ndb-9', volume: '79.43', value: '48.63', at80: 27, codes: '2023-03-15' },
];
let context: ClosableContext;
let indicators: Indicators;
const options = { skip: skipWithoutData };

if (!skipWithoutData) {
  before(async () => {
    context = await testContext();
    for (const date of ['20170317', '20190315', '20210218', '20230315'])
      for (const [kind, name] of [
        ['price', `mhlw_price_${date}.csv`],
        ['generic-info', `mhlw_ge_${date}.csv`],
      ] as const)
        await importReferenceFile(context, sourceFile(name, readFileSync(realFile(`price/${name}`))), {
          kind,
        });
    for (const round of ['03', '05', '07', '09']) {
      const books = readdirSync(realFile(`ndb/${round}`)).filter((name) => name !== '001258655.xlsx');
      await importNdb(
        context,
        books.map((book) => readBounded(realFile(`ndb/${round}/${book}`), 20)),
      );
    }
    indicators = createIndicators(context);
  });
  after(async () => {
    await indicators.close();
    await context.close();
  });
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
        KNOWN.map(({ id, codes }) => [id, codes]),
      );
      for (const [index, { table }] of years.entries()) {
        const sum = (of: 'numerator' | 'denominator') =>
          table!.rows.reduce((total, row) => total + row[of]!, 0);
        const share = (sum('numerator') / sum('denominator')) * 100;
        const known = KNOWN[index]![key];
        // Half a unit of the last digit that is known; one of them is cut off and not rounded.
        const unit = 10 ** -known.split('.')[1]!.length;
        assert.ok(
          Math.abs(share - Number(known)) < unit,
          `${KNOWN[index]!.id} ${key}: ${share}, not ${known}`,
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
      KNOWN.map(({ at80 }) => at80),
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

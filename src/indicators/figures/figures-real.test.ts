/** The ministry's own files of round 9 and the lists of 2023-03-15: imported once, asked about everything. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { skipWithoutClickHouse, startNodes } from '../../../test/clickhouse/nodes.ts';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { importReferenceFile } from '../../medicines/index.ts';
import { clickHouseEngine } from '../../platform/analytics/clickhouse.ts';
import { openCluster } from '../../platform/clickhouse/cluster.ts';
import type { Context } from '../../platform/context.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { readBounded, sourceFile } from '../../platform/files/bounded-file.ts';
import { importEdition, NO_PORTS } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { edition, row } from '../../supply/testing.ts';
import { importNdb } from '../datasets/import-ndb.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import { type Breakdown, type Figure, PREFECTURES } from '../model.ts';
import { compareEngines, PATIENT } from './engines-testing.ts';

const BOOKS = ['001258655', '001258659', '001258661', '001258663', '001258713', '001258716'];
let context: ClosableContext & Context;
let indicators: Indicators;

if (!skipWithoutData) {
  before(async () => {
    context = await testContext();
    await importEdition(
      { ...context, ports: NO_PORTS },
      edition('2023-03-20', [row('2329021F1129', { response: RESPONSE_TEXT.limitedOwn })]),
      { source: 'official' },
    );
    for (const [kind, name] of [
      ['price', 'mhlw_price_20230315.csv'],
      ['generic-info', 'mhlw_ge_20230315.csv'],
    ] as const)
      await importReferenceFile(context, sourceFile(name, readFileSync(realFile(`price/${name}`))), { kind });
    await importNdb(
      context,
      BOOKS.map((book) => readBounded(realFile(`ndb/09/${book}.xlsx`), 20)),
    );
    indicators = createIndicators(context);
  });
  after(async () => {
    await indicators.close();
    await context.close();
  });
}

const options = { skip: skipWithoutData };
const rowsOf = async (measure: string, by: Breakdown = 'nation') =>
  (await indicators.figures({ measure, by })).rows;
const near = (actual: number | null, expected: number, within: number) =>
  assert.ok(actual !== null && Math.abs(actual - expected) < within, `${actual} is not ${expected}`);

test(
  'the volume share of the country over the five workbooks by prefecture is 79.436%',
  options,
  async () => {
    const table = await indicators.figures({ measure: 'generic-volume-share', by: 'nation' });
    assert.deepEqual(
      [table.dataset, table.period, table.codes, table.edition],
      ['ndb-9', '2022-04/2023-03', '2023-03-15', null],
    );
    const [nation, ...others] = table.rows;
    assert.deepEqual(others, []);
    assert.deepEqual([nation!.key, nation!.label], ['00', '全国']);
    near(nation!.value, 0.7943605318638564, 1e-12);
    near(nation!.numerator / nation!.denominator!, 0.7943605318638564, 1e-12);
    assert.equal(
      table.sources.length,
      9,
      'internal medicines in three workbooks, the others in three sheets each',
    );
  },
);

test('the value share of the country is 48.625% at the prices of the sheets', options, async () => {
  near((await rowsOf('generic-value-share'))[0]!.value, 0.48625, 5e-6);
});

test(
  '47 prefectures have a volume share; Okinawa has the highest, Tokushima the lowest',
  options,
  async () => {
    const rows = await rowsOf('generic-volume-share', 'prefecture');
    assert.deepEqual(
      rows.map(({ key, label }) => [key, label]),
      [...PREFECTURES],
    );
    const order = rows.toSorted((a, b) => a.value! - b.value!);
    assert.deepEqual([order[0]!.label, order.at(-1)!.label], ['徳島県', '沖縄県']);
    near(order[0]!.value, 0.72553, 5e-6);
    near(order.at(-1)!.value, 0.87831, 5e-6);
  },
);

test('three codes are not in the list; they are named and count nowhere', options, async () => {
  const { unmapped } = await indicators.figures({ measure: 'generic-volume-share-old', by: 'nation' });
  assert.deepEqual(
    unmapped.map(({ code }) => code),
    ['1143400A2165', '2259004F1013', '2359110B1029'],
  );
  assert.ok(unmapped.every(({ name }) => name.length > 0));
});

test(
  'by sex and by age there are figures of internal medicines out of hospital, and of nothing else',
  options,
  async () => {
    const table = await indicators.figures({ measure: 'generic-volume-share', by: 'sex' });
    assert.deepEqual(
      table.sources.map(({ axis, route, setting }) => [axis, route, setting]),
      [['sex-age', 'internal', 'out-of-hospital']],
    );
    assert.deepEqual(
      table.rows.map(({ label }) => label),
      ['男', '女'],
    );
    const ages = await rowsOf('generic-volume-share', 'age');
    assert.equal(ages.length, 21);
    assert.deepEqual([ages[0]!.label, ages[1]!.label, ages.at(-1)!.label], ['0～4歳', '5～9歳', '100歳以上']);
    // The sheet by prefecture says the same of the same prescriptions, as far as it shows them.
    const where = { setting: 'out-of-hospital', route: 'internal' } as const;
    const whole = await indicators.figures({ measure: 'generic-volume-share', by: 'nation', where });
    const all = (rows: Figure[]) =>
      rows.reduce((sum, row) => sum + row.numerator, 0) /
      rows.reduce((sum, row) => sum + row.denominator!, 0);
    near(all(table.rows), whole.rows[0]!.value!, 1e-3);
    near(all(ages), whole.rows[0]!.value!, 1e-3);
  },
);

test(
  'every measure by every breakdown has bounds in their order, shares between 0 and 1, and what is shown as parts',
  options,
  async () => {
    for (const measure of indicators.measures()) {
      for (const by of measure.breakdowns.filter((by) => by !== 'month')) {
        const { rows } = await indicators.figures({ measure: measure.id, by });
        assert.ok(rows.length > 0, `${measure.id} by ${by}`);
        for (const { key, value, lower, upper, numerator, denominator } of rows) {
          const where = `${measure.id} by ${by}: ${key} ${lower} ${value} ${upper}`;
          assert.equal(lower === null, upper === null, where);
          if (lower !== null) assert.ok(0 <= lower && lower <= upper! + 1e-12, where);
          if (measure.unit === 'fraction') assert.ok((upper ?? 0) <= 1 && (value ?? 0) <= 1, where);
          assert.ok(denominator === null || numerator <= denominator * (1 + 1e-12), where);
        }
      }
    }
  },
);

test(
  'figures of prefectures by class at once are those of each prefecture asked alone',
  options,
  async () => {
    const grid = await indicators.figureGrid({ measure: 'generic-value-share', by: 'class' });
    assert.deepEqual([...grid.prefectures.keys()], [...PREFECTURES.keys()]);
    const where = { prefecture: '36' };
    const alone = await indicators.figures({ measure: 'generic-value-share', by: 'class', where });
    assert.ok(alone.rows.length > 50);
    const tokushima = grid.prefectures.get('36')!;
    assert.deepEqual(
      tokushima.map(({ key, label }) => [key, label]),
      alone.rows.map(({ key, label }) => [key, label]),
    );
    for (const [index, figure] of tokushima.entries())
      if (figure.value !== null) near(alone.rows[index]!.value, figure.value, 1e-9);
  },
);

test(
  'without the ingredients of which a product is limited the share is another, and the edition is named',
  options,
  async () => {
    const available = await indicators.figures({ measure: 'generic-volume-share-available', by: 'nation' });
    assert.equal(available.edition, '2023-03-20');
    const [all] = await rowsOf('generic-volume-share');
    const where = { ingredient: '2329021' };
    const one = await indicators.figures({ measure: 'generic-volume-share', by: 'nation', where });
    const [rest] = available.rows;
    near((rest!.denominator! + one.rows[0]!.denominator!) / all!.denominator!, 1, 1e-12);
    near((rest!.numerator + one.rows[0]!.numerator) / all!.numerator, 1, 1e-12);
    assert.notEqual(rest!.value, all!.value);
  },
);

test('a cluster of ClickHouse gives all figures as DuckDB does, each from the cells on', {
  skip: skipWithoutData || skipWithoutClickHouse,
}, async (t) => {
  const nodes = await startNodes(t);
  const cluster = await openCluster(nodes.settings, { answerMs: 20_000 });
  t.after(() => cluster.close());
  await cluster.onEach((node) => node.makeDatabase(cluster.database));
  // By a list that is named nothing is kept: either engine makes the cube itself.
  const query = { dataset: 'ndb-9', codes: '2023-03-15' };
  const engine = clickHouseEngine(cluster, PATIENT);
  const compared = await compareEngines(context, engine, query, {
    prefecture: '36',
    class: '217',
    setting: 'out-of-hospital',
    route: 'internal',
    family: 'insulin-glargine',
    ingredient: '2329021',
  });
  assert.ok(compared.questions > 100 && compared.figures > 10_000, JSON.stringify(compared));
  // A round is the sum of a year; people's sex and age are on sheets that do not know their prefecture.
  assert.deepEqual(
    compared.never.filter((pair) => !/\bmonth\b|^(sex|age) within (prefecture|grid)$/.test(pair)),
    ['nation within grid', 'nation within prefecture', 'prefecture within grid'],
  );
});

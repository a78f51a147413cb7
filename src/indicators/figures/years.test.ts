/** All rounds at once, on made workbooks: gaps, partial rounds, changes, and the same from the command line and the pages. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { ClosableContext } from '../../platform/database/testing.ts';
import { indicatorsCommands } from '../cli.ts';
import { MADE_ROUNDS, roundsWorld } from '../datasets/rounds-testing.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import { readTrend } from '../views/read-trends.ts';

let world: ClosableContext;
let indicators: Indicators;
before(async () => {
  world = await roundsWorld();
  indicators = createIndicators(world);
});
after(async () => {
  await indicators.close();
  await world.close();
});

/** Out of hospital both products, among inpatients the originator once more. */
const shareOf = ({ year, generics }: (typeof MADE_ROUNDS)[number]) =>
  generics / (year === 2022 ? 100_000 : 200_000 - generics);

async function run(t: test.TestContext, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  t.mock.method(console, 'log', (line: string) => lines.push(line));
  const program = new Command('antei').exitOverride().configureOutput({ writeErr: () => undefined });
  const groups = { import: program.command('import') };
  indicatorsCommands(program, groups, { withContext: (_command, work) => work(world) });
  await program.parseAsync(['indicators', ...words], { from: 'user' });
  t.mock.restoreAll();
  return lines.join('\n');
}

test('each round is counted by the list of its own time; one without is a gap that says what to import', async () => {
  const years = await indicators.years({ measure: 'generic-volume-share', by: 'nation' });
  assert.deepEqual(
    years.map(({ dataset, table }) => [dataset.id, table?.codes ?? null]),
    [
      ['ndb-1', null],
      ['ndb-3', '2017-03-01'],
      ['ndb-5', '2019-03-01'],
      ['ndb-7', '2021-03-01'],
      ['ndb-9', '2023-03-01'],
    ],
  );
  const [first, ...others] = years;
  assert.match(first!.none!.detail, /ndb-1.*2015-03-31 以前/);
  for (const [index, { table }] of others.entries())
    assert.equal(table!.rows[0]!.value, shareOf(MADE_ROUNDS[index + 1]!));
});

test('a round without a list of its time is asked what pages ask once, not by each of its answers again', async () => {
  await indicators.years({ measure: 'generic-volume-share', by: 'nation' });
  let asked = 0;
  const query = (...given: unknown[]) => {
    asked += 1;
    return (world.pool.query as (...given: unknown[]) => unknown)(...given);
  };
  const counted = createIndicators({ ...world, pool: { ...world.pool, query } as typeof world.pool });
  try {
    await counted.years({ measure: 'generic-value-share', by: 'nation' });
    await sleep(500);
    const settled = asked;
    await sleep(500);
    assert.equal(asked, settled, 'nothing is asked for nobody');
  } finally {
    await counted.close();
  }
});

test('the round without a workbook is shown and not compared; the others have their changes', async () => {
  const trend = (await readTrend(indicators, { measure: 'generic-volume-share', by: 'prefecture' }))!;
  const tokyo = trend.rows.find(({ key }) => key === '13')!;
  assert.deepEqual(
    trend.years.map(({ partial }) => partial),
    ['', '', '', '', '内服薬・入院の表がありません'],
  );
  assert.deepEqual(
    tokyo.trend.points.map(({ dataset, comparable, change }) => [dataset, comparable, change?.since ?? null]),
    [
      ['ndb-1', true, null],
      ['ndb-3', true, null],
      ['ndb-5', true, 'ndb-3'],
      ['ndb-7', true, 'ndb-5'],
      ['ndb-9', false, null],
    ],
  );
  assert.equal(tokyo.trend.points[4]!.figure!.value, 0.9, 'it is shown');
  assert.deepEqual(
    tokyo.trend.reached,
    { kind: 'short', at: 'ndb-7' },
    '90% of a part is not 80% of the whole',
  );
  const [, third, fifth] = MADE_ROUNDS;
  const expected = (shareOf(fifth) - shareOf(third)) / 2;
  assert.ok(Math.abs(tokyo.trend.points[2]!.change!.value - expected) < 1e-12);
});

test('answers of older rounds outlive their cubes, and are those of the round asked alone', async () => {
  const asked = { measure: 'generic-value-share', by: 'class' } as const;
  const [first, again] = [await indicators.years(asked), await indicators.years(asked)];
  assert.equal(again[1]!.table, first[1]!.table, 'the very same');
  const alone = await indicators.figures({ ...asked, dataset: 'ndb-3' });
  assert.deepEqual(first[1]!.table!.rows, alone.rows);
});

test('the command puts the years side by side, for people and as JSON', async (t) => {
  const text = await run(t, 'generic-volume-share', '--dataset', 'all');
  assert.match(text, /2014年度 {2}集計できません/);
  assert.match(text, /2016年度 {2}42\.9%/);
  assert.match(text, /2018年度 {2}48\.1%（48\.1%） {2}1年あたり ＋2\.6ポイント/);
  assert.match(text, /2022年度 {2}90\.0%.*比べられません/);
  assert.match(text, /2020年度までに80%に達していません。/);
  const json = JSON.parse(
    await run(t, 'generic-volume-share', '--dataset', 'all', '--by', 'prefecture', '--json'),
  );
  assert.equal(json.dataset, 'all');
  assert.equal(json.rows.length, 47);
  assert.deepEqual(
    json.years.map((year: { dataset: string; comparable: boolean }) => [year.dataset, year.comparable]),
    [
      ['ndb-1', false],
      ['ndb-3', true],
      ['ndb-5', true],
      ['ndb-7', true],
      ['ndb-9', false],
    ],
  );
  const okinawa = json.rows.find(({ key }: { key: string }) => key === '47');
  assert.equal(okinawa.points[3].value, shareOf(MADE_ROUNDS[3]));
  assert.equal(okinawa.points[3].changePerYear.since, 'ndb-5');
  assert.equal(json.years[0].missing.title.length > 0, true);
});

test('a breakdown that the measure does not have, and a date for all lists, are refused and no gaps', async () => {
  await assert.rejects(
    indicators.trend({ measure: 'generic-volume-share', by: 'month', dataset: 'all' }),
    /月別の値がありません/,
  );
  await assert.rejects(
    indicators.trend({ measure: 'generic-volume-share', by: 'nation', codes: '2019-03-01' }),
    /リストの日付は指定できません/,
  );
});

test('the dashboard, a prefecture and the classes have their years, of the newest view as of any other', async () => {
  const dashboard = await indicators.dashboard('2026-11-29');
  assert.deepEqual(
    dashboard.years.map(({ measure }) => [measure.id, measure.unit]),
    [
      ['generic-volume-share', 'count'],
      ['generic-volume-share', 'fraction'],
      ['generic-value-share', 'fraction'],
      ['biosimilar-ingredients-at-80-share', 'fraction'],
    ],
  );
  const page = await indicators.prefecturePage('13', new URLSearchParams());
  assert.ok(page && page !== 'unknown');
  assert.deepEqual(
    page.years.map(({ rows }) => rows.map(({ label }) => label)),
    [
      ['東京都', '全国'],
      ['東京都', '全国'],
      ['東京都', '全国'],
    ],
  );
  const classes = await indicators.classesPage(new URLSearchParams());
  assert.deepEqual(
    classes!.years.map(({ classes }) => classes.rows.map(({ key }) => key)),
    [['112'], ['112']],
  );
});

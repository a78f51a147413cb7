import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HORIZON, type PeriodFigure, trendOf } from './trend.ts';

/** A figure of a fiscal year. */
const year = (fiscal: number, value: number | null, width = 0, comparable = true): PeriodFigure => ({
  dataset: `y${fiscal}`,
  from: `${fiscal}-04-01`,
  to: `${fiscal + 1}-03-31`,
  figure: value === null ? null : { value, lower: value - width, upper: value + width },
  comparable,
});
const near = (actual: number | undefined, expected: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

test('changes are a year, with the bounds of both figures, and over a year without a figure too', () => {
  const { points } = trendOf([year(2020, 0.76, 0.01), year(2016, 0.62), year(2017, null)]);
  assert.deepEqual(
    points.map(({ dataset, change }) => [dataset, change?.since ?? null]),
    [
      ['y2016', null],
      ['y2017', null],
      ['y2020', 'y2016'],
    ],
  );
  const { change } = points[2]!;
  assert.equal(change?.years, 4);
  near(change?.value, 0.035);
  near(change?.lower, (0.75 - 0.62) / 4);
  near(change?.upper, (0.77 - 0.62) / 4);
});

test('a figure of other sheets has no change and counts neither for the target nor for the line', () => {
  const trend = trendOf(
    [year(2016, 0.6), year(2017, 0.95, 0, false), year(2018, 0.7), year(2019, 0.75)],
    0.8,
  );
  assert.equal(trend.points[1]!.change, null);
  assert.equal(trend.points[2]!.change?.since, 'y2016');
  assert.deepEqual(trend.reached, { kind: 'short', at: 'y2019' });
  assert.equal(trend.projection?.points, 3);
});

test('a target is reached from the first of the last periods that surely do', () => {
  const kinds = (...figures: PeriodFigure[]) => trendOf(figures, 0.8).reached;
  assert.deepEqual(kinds(year(2016, 0.7), year(2017, 0.8), year(2018, 0.81)), {
    kind: 'reached',
    since: 'y2017',
  });
  assert.deepEqual(kinds(year(2016, 0.7), year(2017, 0.8, 0.01)), { kind: 'open', at: 'y2017' });
  assert.deepEqual(kinds(year(2016, 0.82), year(2017, 0.78)), { kind: 'fell', since: 'y2016', at: 'y2017' });
  assert.deepEqual(kinds(year(2016, 0.82), year(2017, 0.78), year(2018, 0.82)), {
    kind: 'reached',
    since: 'y2018',
  });
  assert.equal(kinds(year(2016, null)), null);
  const lower = trendOf([year(2016, 0.5), year(2017, 0.2)], 0.3, 'lower').reached;
  assert.deepEqual(lower, { kind: 'reached', since: 'y2017' });
});

test('of figures on one line the year that reaches the target is sure; two are too few, a reached target needs none', () => {
  const line = [year(2016, 0.6), year(2017, 0.65), year(2018, 0.7)];
  const { projection } = trendOf(line, 0.84);
  assert.deepEqual(
    [projection?.earliest, projection?.likely, projection?.latest],
    ['2022-03-31', '2022-03-31', '2022-03-31'],
  );
  near(projection?.perYear, 0.05);
  assert.equal(trendOf(line.slice(0, 2), 0.84).projection, null);
  assert.equal(trendOf(line, 0.7).projection, null);
  assert.equal(trendOf(line).projection, null);
  const falling = trendOf([year(2016, 0.7), year(2017, 0.65), year(2018, 0.6)], 0.8).projection;
  assert.deepEqual([falling?.earliest, falling?.likely, falling?.latest], [null, null, null]);
});

test('scatter and bounds make the interval wider, never narrower', () => {
  const exact = trendOf([year(2016, 0.6), year(2018, 0.7), year(2020, 0.72), year(2022, 0.78)], 0.85);
  const open = trendOf(
    [year(2016, 0.6, 0.02), year(2018, 0.7, 0.02), year(2020, 0.72, 0.02), year(2022, 0.78, 0.02)],
    0.85,
  );
  const span = ({ projection }: typeof exact) => [projection!.earliest!, projection!.latest ?? '9999'];
  assert.ok(span(open)[0]! <= span(exact)[0]! && span(open)[1]! >= span(exact)[1]!);
  assert.notDeepEqual(span(open), span(exact));
});

const made = fc
  .uniqueArray(fc.integer({ min: 2010, max: 2030 }), { minLength: 1, maxLength: 9 })
  .chain((years) =>
    fc.tuple(
      ...years.map((fiscal) =>
        fc
          .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.05, noNaN: true }))
          .map(([value, width]) => year(fiscal, value, width)),
      ),
    ),
  );

test('whatever the figures: order does not matter, bounds of a change hold it, and changes sum up to the whole way', () => {
  fc.assert(
    fc.property(made, fc.double({ min: 0, max: 1, noNaN: true }), (figures, target) => {
      const trend = trendOf(figures, target);
      assert.deepEqual(trendOf(figures.toReversed(), target), trend);
      let way = 0;
      for (const { change } of trend.points) {
        if (!change) continue;
        assert.ok(change.lower <= change.value + 1e-12 && change.value <= change.upper + 1e-12);
        way += change.value * change.years;
      }
      const [first, last] = [trend.points[0]!, trend.points.at(-1)!];
      near(way, last.figure!.value! - first.figure!.value!);
      const { projection, reached } = trend;
      if (reached?.kind === 'reached') assert.equal(projection, null);
      if (projection) {
        const [earliest, likely, latest] = [projection.earliest, projection.likely, projection.latest].map(
          (date) => date ?? '9999',
        ) as [string, string, string];
        assert.ok(earliest <= likely && likely <= latest);
        assert.ok(earliest > last.to);
        assert.ok(latest === '9999' || Number(latest.slice(0, 4)) <= Number(last.to.slice(0, 4)) + HORIZON);
      }
    }),
  );
});

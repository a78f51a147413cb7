import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../../../platform/clock.ts';
import { timelineOf } from '../../../progress/timeline.ts';
import { parsePeriod } from '../../../register/parse-period.ts';
import { parseTiming } from '../../../register/parse-timing.ts';
import { type Axis, axisOf, NO_TIME, placeOf, shapesOf, yearsOf } from './gantt-shape.ts';

const AXIS: Axis = { from: '2023-04-01', to: '2028-03-31' };
const shapes = (printed: string | null, phases: { text: string; when: string }[] = []) => {
  const timing = printed === null ? null : parseTiming(printed);
  const steps = phases.map((phase) => ({
    ...phase,
    period: phase.when === 'unknown' ? null : parsePeriod(phase.when),
    shown: null,
  }));
  const { bars, unknown } = timelineOf({ timing, phases: steps });
  return shapesOf({ bars, unknown: unknown.length, columns: null }, AXIS);
};

test('What is to begin within a year goes on without an end, and its first year is drawn as open', () => {
  const [bar] = shapes('【令和６年度開始】');
  assert.ok(Math.abs(bar!.x - 20) < 0.1);
  assert.ok(Math.abs(bar!.lead - 20) < 0.1);
  assert.equal(bar!.after, true);
  assert.equal(bar!.before, false);
});

test('What goes on has neither beginning nor end', () => {
  const [bar] = shapes('【引き続き実施】');
  assert.deepEqual([bar!.x, bar!.width, bar!.before, bar!.after], [0, 100, true, true]);
});

test('What is done within a year fills that year and no more', () => {
  const [bar] = shapes('【令和６年度実施】');
  assert.ok(Math.abs(bar!.x - 20) < 0.1 && Math.abs(bar!.width - 20) < 0.1);
  assert.deepEqual([bar!.before, bar!.after, bar!.unknown], [false, false, false]);
});

test('A time that nobody knows is hatched and says so', () => {
  assert.deepEqual(
    shapes(null).map(({ unknown, word }) => [unknown, word]),
    [[true, NO_TIME]],
  );
  assert.deepEqual(
    shapes('【マネジメントシステムの制度化後速やかに実施】').map(({ unknown, word }) => [unknown, word]),
    [[true, '時期未定']],
  );
  const [known, rest] = shapes(null, [
    { text: '作成', when: '令和6年度' },
    { text: '検討', when: 'unknown' },
  ]);
  assert.equal(known!.unknown, false);
  assert.deepEqual([rest!.unknown, rest!.word], [true, '1段階：時期は不明']);
});

test('Parts of one timing are told apart by their own words', () => {
  assert.deepEqual(
    shapes('【中等度変更については令和６年度結論、その他の取組は引き続き実施】').map(({ word }) => word),
    ['その他の取組：引き続き', '中等度変更：結論'],
  );
});

test('The axis holds whole fiscal years around today and everything that is drawn', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days));
  fc.assert(
    fc.property(day, day, day, (today, a, b) => {
      const [from, to] = [a, b].sort() as [string, string];
      const bar = { kind: 'do' as const, text: '', from, to, beginsBy: null };
      const axis = axisOf([{ bars: [bar], columns: null }], today);
      assert.ok(axis.from <= from && to <= axis.to && axis.from <= today && today <= axis.to);
      assert.match(axis.from, /-04-01$/);
      assert.match(axis.to, /-03-31$/);
      const [shape] = shapesOf({ bars: [bar], unknown: 0, columns: null }, axis);
      assert.ok(shape!.x >= 0 && shape!.x + shape!.width <= 100.7);
      assert.equal(yearsOf(axis).length, Number(axis.to.slice(0, 4)) - Number(axis.from.slice(0, 4)));
      assert.ok(placeOf(today, axis) >= 0 && placeOf(today, axis) <= 100);
    }),
  );
});

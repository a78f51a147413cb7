import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from '../model.ts';
import { prefectureSource } from './prefecture-testing.ts';
import { classPoints, readClassesPage } from './read-classes.ts';

const share = (key: string, value: number | null, denominator = 1e6, width = 0): Figure => ({
  key,
  label: key,
  value,
  lower: value,
  upper: value === null ? null : value + width,
  numerator: (value ?? 0) * denominator,
  denominator,
});
const yen = (key: string, value: number): Figure => ({ ...share(key, value), denominator: null });

test('classes below the line come first, by what reaching it saves; above it there is no room', () => {
  const points = classPoints(
    {
      volumes: [share('1', 0.5), share('2', 0.5), share('3', 0.5)],
      values: [share('1', 0.4, 9e6), share('2', 0.2, 100), share('3', 0.2, 1e6)],
      potentials: [yen('1', 1e6), yen('2', 40), yen('3', 4e5)],
    },
    2 / 3,
  );
  assert.deepEqual(
    points.map(({ key }) => key),
    ['3', '2', '1'],
  );
  // Half of the originators left, and so half of the potential (slope-headroom.test.ts).
  assert.equal(points[1]!.room?.lower.toFixed(6), '20.000000');
  assert.equal(points[2]!.room, null);
});

test('a class of which little is dispensed or shown is left out of the picture', () => {
  const points = classPoints(
    {
      volumes: [share('1', 0.5, 9_999), share('2', 0.5, 1e6, 0.3), share('3', null, 0), share('4', 0.5)],
      values: [share('1', 0.2), share('2', 0.2), share('3', null), share('4', 0.2)],
      potentials: [],
    },
    0.6,
  );
  assert.deepEqual(
    points.map(({ key, room }) => [key, room]),
    [['4', { lower: 0, upper: 0 }]],
  );
});

test('the page narrows to a setting, and counts available switches only where an edition is there', async () => {
  const source = prefectureSource();
  const page = await readClassesPage(source, new URLSearchParams('setting=inpatient&route=cream'));
  assert.deepEqual(page!.query.where, { setting: 'inpatient' });
  assert.equal(page!.issues.length, 1);
  assert.equal(page!.slope, 1);
  assert.equal(page!.saving, 'generic-saving-available');
  assert.ok(source.asked.every(({ where }) => where?.setting === 'inpatient'));
  const without = await readClassesPage(prefectureSource(null), new URLSearchParams());
  assert.equal(without!.saving, 'generic-saving');
  assert.equal(await readClassesPage(prefectureSource(null, { lists: [] }), new URLSearchParams()), null);
});

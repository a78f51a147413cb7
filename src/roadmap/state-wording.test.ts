import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATES } from './model.ts';
import { GAPS, STANDING_COLOURS, STANDING_ORDER, STANDINGS } from './state-wording.ts';

/** Contrast with white as WCAG counts it. */
function onWhite(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

test('every state and every gap is a standing, with a colour that is seen and on which a white letter is read', () => {
  assert.deepEqual(STANDING_ORDER.toSorted(), [...Object.keys(STATES), ...Object.keys(GAPS), 'none'].sort());
  assert.ok(Math.abs(onWhite('#767676') - 4.54) < 0.01);
  for (const standing of STANDING_ORDER)
    assert.ok(
      onWhite(STANDING_COLOURS[standing]) >= 4.5,
      `${standing} ${onWhite(STANDING_COLOURS[standing])}`,
    );
});

test('no two standings look, are called or are marked the same', () => {
  const all = Object.values(STANDINGS);
  for (const of of [
    Object.values(STANDING_COLOURS),
    all.map(({ label }) => label),
    all.map(({ mark }) => mark),
    all.map(({ short }) => short),
  ])
    assert.equal(new Set(of).size, STANDING_ORDER.length);
  assert.ok(all.every(({ mark }) => [...mark].length === 1));
  assert.ok(
    STANDING_ORDER.every((standing) => standing === 'late' || !STANDINGS[standing].label.includes('遅れ')),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeLabels } from './scatter-labels.ts';

const bubble = (key: string, x: number, y: number, radius: number, marked = false, label = `分類${key}`) => ({
  key,
  x,
  y,
  radius,
  label,
  marked,
});

test('marked and large bubbles get their labels first, and others where there is room', () => {
  const placed = placeLabels(
    [
      bubble('1', 0.5, 0.5, 10),
      bubble('2', 0.5, 0.5, 30),
      bubble('3', 0.5, 0.5, 5, true),
      bubble('4', 0.2, 0.9, 3),
    ],
    440,
    10,
  );
  assert.deepEqual(
    placed.map(({ bubble: { key }, side }) => [key, side]),
    [
      ['3', 'right'],
      ['2', 'left'],
      ['1', 'below'],
      ['4', 'right'],
    ],
  );
});

test('a label stands to the left where the plot ends, and a long one is cut', () => {
  const [placed] = placeLabels([bubble('1', 1, 0.5, 10, true, 'その他の消化器官用薬など')], 440, 10);
  assert.equal(placed!.side, 'left');
  assert.equal(placed!.text, 'その他の消化器官用…');
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { NARROW_COLUMNS, NARROW_PLACES, TILE_COLUMNS, TILE_PLACES } from '../../platform/tile-places.ts';

const CSS = readFileSync(join(import.meta.dirname, '..', '..', 'web', 'tile-map.css'), 'utf8');

test('the style sheet has the places of the table, on a wide screen and on a phone', () => {
  const rules = [
    ...CSS.matchAll(/data-code="(\d+)"\] \{\s+--wide: (\d+) \/ (\d+);\s+--narrow: (\d+) \/ (\d+);/g),
  ];
  assert.equal(rules.length, 47);
  for (const rule of rules) {
    const [code, wideRow, wideColumn, narrowRow, narrowColumn] = rule.slice(1).map(Number);
    assert.deepEqual([wideColumn! - 1, wideRow! - 1], TILE_PLACES[code! - 1]);
    assert.deepEqual([narrowColumn! - 1, narrowRow! - 1], NARROW_PLACES[code! - 1]);
  }
});

test('every prefecture has a place of its own, within the columns', () => {
  for (const [places, columns] of [
    [TILE_PLACES, TILE_COLUMNS],
    [NARROW_PLACES, NARROW_COLUMNS],
  ] as const) {
    assert.equal(new Set(places.map(String)).size, 47);
    assert.ok(places.every(([column]) => column >= 0 && column < columns));
  }
});

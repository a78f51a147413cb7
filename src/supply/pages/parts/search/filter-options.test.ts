import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FACETS } from '../../../model.ts';
import { toFilters } from './filter-options.ts';

/** Counts of a search; what is not said is empty. */
const counts = (said: Partial<Record<(typeof FACETS)[number], [string, number][]>>) =>
  Object.fromEntries(FACETS.map((name) => [name, new Map(said[name] ?? [])])) as Parameters<
    typeof toFilters
  >[0]['counts'];
const idle = (...given: Parameters<typeof toFilters>) =>
  toFilters(...given).flatMap((filter) => (filter.idle ? filter.name : []));

test('a filter is idle if each of its choices shows what is shown already or nothing, and nothing is chosen in it', () => {
  const found = {
    total: 5,
    counts: counts({
      response: [
        ['normal', 3],
        ['stopped', 2],
      ],
      volume: [['normal', 5]],
      route: [
        ['internal', 5],
        ['external', 0],
      ],
      essential: [['C', 4]],
      class: [['鎮痛剤', 5]],
      mah: [
        ['甲', 4],
        ['乙', 1],
      ],
    }),
  };
  assert.deepEqual(idle(found, {}, null), ['volume', 'category', 'route', 'basic', 'class']);
  assert.deepEqual(idle(found, { volume: ['normal'], class: ['鎮痛剤'] }, null), [
    'category',
    'route',
    'basic',
  ]);
  assert.deepEqual(idle({ total: 0, counts: counts({}) }, {}, null), [...FACETS]);
});

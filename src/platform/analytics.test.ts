import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAnalytics } from './analytics.ts';

test('rows are plain objects: counts and whole sums are numbers, nulls stay, lists are arrays, over many chunks', async () => {
  const engine = await openAnalytics({ threads: 2, memoryMb: 200 });
  try {
    const rows = await engine.query<Record<string, unknown>>(
      `select i as n, sum(i) as whole, count(*) as count, sum(i / 2.0) as half, nullif(printf('%d', i), '1') as word, i > 2 as big,
  list_sort(list(distinct i)) as list from range($most) as r(i) group by i order by i`,
      { most: 5000 },
    );
    assert.equal(rows.length, 5000);
    assert.deepEqual(rows[1], { n: 1, whole: 1, count: 1, half: 0.5, word: null, big: false, list: [1n] });
    assert.deepEqual(Object.keys(rows[4999]!), ['n', 'whole', 'count', 'half', 'word', 'big', 'list']);
    assert.equal(rows[4999]!.half, 2499.5);
    assert.deepEqual(await engine.query('select 1 as one where false'), []);
  } finally {
    engine.close();
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deadline } from '../../platform/room.ts';
import { asks, deadlineLines, isTold } from './write-deadlines.ts';

test('a deadline asks for a letter when it is near, on its day, the day after and then every week for a month', () => {
  const days = Array.from({ length: 60 }, (_, index) => 10 - index);
  assert.deepEqual(days.filter(asks), [3, 0, -1, -8, -15, -22, -29]);
  assert.deepEqual([4, 3, -30, -31].map(isTold), [false, true, true, false]);
});

test('lines add up what is the same, and begin with what has been over the longest', () => {
  const deadline = (dueOn: string, what: string, count = 1): Deadline => ({
    organisation: 1,
    person: null,
    dueOn,
    what,
    count,
    unit: '件',
  });
  const lines = deadlineLines(
    [
      deadline('2026-08-22', '回答'),
      deadline('2026-08-20', '回答'),
      deadline('2026-08-19', '確認', 1200),
      deadline('2026-08-01', '確認', 34),
    ],
    '2026-08-20',
  );
  assert.deepEqual(lines, ['確認：期限を過ぎたもの1,234件', '回答：今日まで1件、3日以内のもの1件']);
});

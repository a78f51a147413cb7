import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Initiative, State } from '../model.ts';
import { parsePeriod } from '../register/parse-period.ts';
import { parseTiming } from '../register/parse-timing.ts';
import { dueDays, firstGap, gapOf, standingOf } from './overdue.ts';

/** An initiative with a timing as printed and phases at these times. */
function timed(
  printed: string | null,
  whens: string[] = [],
  foldedInto: string | null = null,
  kind: Initiative['kind'] = 'initiative',
) {
  const phases: Initiative['phases'] = whens.map((when) => ({
    text: when,
    when,
    period: when === 'unknown' ? null : parsePeriod(when),
    shown: null,
  }));
  return { kind, timing: printed === null ? null : parseTiming(printed), phases, foldedInto };
}
const PUBLISHED = { from: '2024-09-30', to: '2024-09-30' };
const gap = (of: ReturnType<typeof timed>, state: State | null, asOf: string) =>
  gapOf(of, state, PUBLISHED, asOf);

test('what is to start in a fiscal year is silent once that year is over, not on its last day', () => {
  const start = timed('【令和６年度開始】');
  assert.equal(gap(start, null, '2025-03-31'), null);
  assert.equal(gap(start, null, '2025-04-01'), 'no-status');
  assert.equal(gap(start, 'planned', '2025-04-01'), 'overdue');
  assert.equal(gap(start, 'started', '2030-01-01'), null, 'what goes on has no end');
});

test('what is to be concluded by a year is overdue until it is done', () => {
  const conclude = timed('【令和６年度結論】');
  assert.equal(gap(conclude, null, '2025-03-31'), null);
  assert.equal(gap(conclude, null, '2025-04-01'), 'expired');
  for (const state of ['planned', 'started', 'on-track', 'late'] as const) {
    assert.equal(gap(conclude, state, '2025-03-31'), null);
    assert.equal(gap(conclude, state, '2025-04-01'), 'overdue');
  }
  for (const state of ['done', 'folded'] as const) assert.equal(gap(conclude, state, '2030-01-01'), null);
});

test('what was under way when it was printed is silent from then on', () => {
  const continued = timed('【引き続き実施】');
  assert.equal(gap(continued, null, '2024-09-29'), null, 'before the document nothing was due');
  assert.equal(gap(continued, null, '2024-09-30'), 'no-status');
  assert.equal(gap(continued, 'on-track', '2030-01-01'), null);
});

test('what is open stays open', () => {
  for (const printed of [
    '【引き続き検討】',
    '【マネジメントシステムの制度化後速やかに実施】',
    '令和8年度概算要求',
    null,
  ])
    assert.equal(gap(timed(printed), null, '2040-01-01'), null);
});

test('an end of one part is no end of the whole where another goes on', () => {
  const mixed = timed('【中等度変更については令和６年度結論、その他の取組は引き続き実施】');
  assert.deepEqual(dueDays(mixed).end, null);
  const check = timed('【令和６年度以降定期的にフォローアップ、令和８年度点検・結論】');
  assert.deepEqual(dueDays(check), { begin: '2025-03-31', end: '2027-03-31' });
  assert.equal(gap(check, 'on-track', '2027-04-01'), 'overdue');
});

test('phases begin with the first known one and end only where all are known', () => {
  assert.deepEqual(dueDays(timed(null, ['2024年夏', '2026–2028年度'])), {
    begin: '2024-08-31',
    end: '2029-03-31',
  });
  assert.deepEqual(dueDays(timed(null, ['2024年夏', 'unknown'])), { begin: '2024-08-31', end: null });
  assert.deepEqual(dueDays(timed(null, ['unknown'])), { begin: null, end: null });
});

test('what was folded into another by its document owes no report of its own', () => {
  assert.equal(gap(timed('【令和６年度開始】', [], 'other'), null, '2030-01-01'), null);
});

test('a proposal of others owes no report, but what is reported of it is held against its time', () => {
  const proposal = timed(null, ['2020年度'], null, 'proposal');
  assert.equal(gap(proposal, null, '2030-01-01'), null);
  assert.equal(gap(proposal, 'started', '2030-01-01'), 'overdue');
});

test('a time that is over is not late: late is what somebody recorded, whatever the time', () => {
  const conclude = timed('【令和６年度結論】');
  const standing = (state: State | null, asOf: string) => standingOf(state, gap(conclude, state, asOf));
  assert.equal(standing(null, '2025-03-31'), 'none');
  assert.equal(standing(null, '2025-04-01'), 'expired');
  assert.equal(standing('started', '2025-03-31'), 'started');
  assert.equal(standing('started', '2025-04-01'), 'overdue');
  for (const day of ['2025-03-31', '2025-04-01']) {
    assert.equal(standing('late', day), 'late');
    assert.equal(standing('done', day), 'done');
  }
});

test('what has no record is one thing in the first version of the API, should it have begun or ended, be it a proposal', () => {
  const first = (of: ReturnType<typeof timed>, state: State | null, asOf = '2025-04-01') =>
    firstGap(of, state, PUBLISHED, asOf);
  const conclude = timed('【令和６年度結論】');
  const proposal = timed(null, ['2020年度'], null, 'proposal');
  assert.deepEqual(
    [first(timed('【令和６年度開始】'), null), first(conclude, null), first(proposal, null)],
    ['no-status', 'no-status', 'no-status'],
  );
  assert.deepEqual([first(conclude, 'started'), first(proposal, 'started')], ['overdue', 'overdue']);
  assert.deepEqual([first(conclude, 'done'), first(conclude, null, '2025-03-31')], [null, null]);
  assert.equal(first(timed(null, ['2020年度'], 'other', 'proposal'), null), null);
});

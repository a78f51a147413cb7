import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseEdition, chooseRange } from './choose-editions.ts';

const DATES = ['2026-08-18', '2026-08-17', '2026-08-14', '2026-08-12'];
const choose = (from: string | null, to: string | null, limit?: number) =>
  chooseRange(DATES, { from, to }, limit);

test('without dates the newest edition, with one date what it says', () => {
  assert.deepEqual(choose(null, null), { from: '2026-08-18', to: '2026-08-18', issues: [] });
  assert.deepEqual(choose('', ' '), { from: '2026-08-18', to: '2026-08-18', issues: [] });
  assert.deepEqual(choose('2026-08-14', null), { from: '2026-08-14', to: '2026-08-18', issues: [] });
  assert.deepEqual(choose(null, '2026-08-14'), { from: '2026-08-14', to: '2026-08-14', issues: [] });
  assert.deepEqual(choose('2026-08-14', '2026-08-17'), { from: '2026-08-14', to: '2026-08-17', issues: [] });
});

test('a date without an edition gives the nearest inside the range', () => {
  assert.deepEqual(choose('2026-08-13', '2026-08-16'), {
    from: '2026-08-14',
    to: '2026-08-14',
    issues: [
      { kind: 'noEdition', given: '2026-08-13', used: '2026-08-14' },
      { kind: 'noEdition', given: '2026-08-16', used: '2026-08-14' },
    ],
  });
  const weekend = {
    from: '2026-08-14',
    to: '2026-08-14',
    issues: [{ kind: 'noEdition', given: '2026-08-15', used: '2026-08-14' }],
  };
  assert.deepEqual(choose('2026-08-15', '2026-08-15'), weekend);
  assert.deepEqual(
    choose(null, '2026-08-16').issues,
    weekend.issues.map((issue) => ({ ...issue, given: '2026-08-16' })),
  );
  assert.deepEqual(choose('2030-01-01', null).to, '2026-08-18');
  assert.deepEqual(choose(null, '1999-01-01').from, '2026-08-12');
});

test('what is no date, the wrong way round or too long is said and put right', () => {
  assert.deepEqual(choose('2026-02-30', null), {
    from: '2026-08-18',
    to: '2026-08-18',
    issues: [{ kind: 'unreadable', given: '2026-02-30', used: '2026-08-18' }],
  });
  assert.deepEqual(choose('2026-8-1', '2026-08-14'), {
    from: '2026-08-14',
    to: '2026-08-14',
    issues: [{ kind: 'unreadable', given: '2026-8-1', used: '2026-08-14' }],
  });
  assert.deepEqual(choose('2026-08-18', '2026-08-14').issues, [
    { kind: 'swapped', given: '2026-08-18', used: '2026-08-14' },
  ]);
  assert.deepEqual(choose('2026-08-12', '2026-08-18', 2), {
    from: '2026-08-17',
    to: '2026-08-18',
    issues: [{ kind: 'tooLong', given: '2026-08-12', used: '2026-08-17' }],
  });
});

test('whatever is asked, both ends are editions, in order', () => {
  const day = fc
    .date({ min: new Date('2026-08-01'), max: new Date('2026-08-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  const given = fc.option(fc.oneof(day, fc.string()), { nil: null });
  const editions = fc.uniqueArray(day, { minLength: 1 }).map((list) => list.sort().reverse());
  fc.assert(
    fc.property(editions, given, given, fc.integer({ min: 1, max: 5 }), (dates, from, to, limit) => {
      const range = chooseRange(dates, { from, to }, limit);
      const [start, end] = [dates.indexOf(range.from), dates.indexOf(range.to)];
      assert.ok(end >= 0 && start >= end && start - end < limit);
      assert.ok(dates.includes(chooseEdition(dates, from).asOf));
    }),
  );
});

test('an overview is of the edition in force on the date', () => {
  assert.deepEqual(chooseEdition(DATES, null), { asOf: '2026-08-18', issue: null });
  assert.deepEqual(chooseEdition(DATES, '2026-08-16'), {
    asOf: '2026-08-14',
    issue: { kind: 'noEdition', given: '2026-08-16', used: '2026-08-14' },
  });
  assert.equal(chooseEdition(DATES, '今日').issue?.kind, 'unreadable');
});

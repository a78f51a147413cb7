import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { byUrgency, type ScoreFacts, scoreOf } from './score.ts';
import { readScoreRule, SCORE_RULE } from './score-rule.ts';

const CALM: ScoreFacts = {
  essential: null,
  marketShare: 0,
  stockMonths: 12,
  peers: { normal: 9, total: 9 },
  patients: 'none',
};
const points = (facts: Partial<ScoreFacts>, key: string) =>
  scoreOf({ ...CALM, ...facts }).parts.find((part) => part.key === key)!.points;

describe('The score of a warning', () => {
  test('is the sum of its parts, each with a label and what was found, and 100 at most', () => {
    const worst = scoreOf({
      essential: 'A',
      marketShare: 100,
      stockMonths: 0,
      peers: { normal: 0, total: 0 },
      patients: 'many',
    });
    assert.equal(worst.total, 100);
    assert.equal(worst.most, 100);
    assert.equal(
      worst.parts.reduce((sum, part) => sum + part.points, 0),
      worst.total,
    );
    assert.deepEqual(
      worst.parts.map((part) => part.found),
      [
        'A（重要供給確保医薬品）',
        '100%（50%以上）',
        '0か月分（1か月分未満）',
        'ほかに品目がない',
        'いる（多数）',
      ],
    );
    assert.ok(worst.parts.every((part) => part.label !== ''));
  });

  test('steps up exactly at the borders of its table', () => {
    assert.deepEqual(
      [0, 9.9, 10, 29.9, 30, 49.9, 50, 100].map((marketShare) => points({ marketShare }, 'marketShare')),
      [2, 2, 8, 8, 15, 15, 20, 20],
    );
    assert.deepEqual(
      [0, 0.9, 1, 1.9, 2, 2.9, 3, 5.9, 6, 24].map((stockMonths) => points({ stockMonths }, 'stock')),
      [20, 20, 15, 15, 10, 10, 5, 5, 0, 0],
    );
    assert.deepEqual(
      [0, 1, 2, 3, 5, 6].map((normal) => points({ peers: { normal, total: 6 } }, 'peers')),
      [20, 14, 14, 7, 7, 0],
    );
    assert.deepEqual(
      (['A', 'B', 'C', 'unknown', null] as const).map((essential) => points({ essential }, 'essential')),
      [25, 22, 10, 10, 0],
    );
  });

  test('counts what is not known in the middle, and says so', () => {
    const { parts } = scoreOf({ ...CALM, marketShare: null, stockMonths: null });
    const unknown = parts.filter((part) => part.found === 'わからない');
    assert.deepEqual(
      unknown.map((part) => part.key),
      ['marketShare', 'stock'],
    );
    for (const part of unknown) assert.ok(part.points > 0 && part.points < part.most);
  });

  test('never falls when any of its facts becomes worse', () => {
    const essentials = [null, 'C', 'B', 'A'] as const;
    const patients = ['none', 'some', 'many'] as const;
    const facts = fc.record({
      essential: fc.nat(3),
      marketShare: fc.double({ min: 0, max: 100, noNaN: true }),
      stockMonths: fc.double({ min: 0, max: 36, noNaN: true }),
      normal: fc.nat(30),
      patients: fc.nat(2),
    });
    const read = (f: {
      essential: number;
      marketShare: number;
      stockMonths: number;
      normal: number;
      patients: number;
    }) =>
      scoreOf({
        essential: essentials[f.essential]!,
        marketShare: f.marketShare,
        stockMonths: f.stockMonths,
        peers: { normal: f.normal, total: 30 },
        patients: patients[f.patients]!,
      }).total;
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const worse = {
          essential: Math.max(a.essential, b.essential),
          marketShare: Math.max(a.marketShare, b.marketShare),
          stockMonths: Math.min(a.stockMonths, b.stockMonths),
          normal: Math.min(a.normal, b.normal),
          patients: Math.max(a.patients, b.patients),
        };
        return read(worse) >= read(a) && read(worse) >= read(b);
      }),
    );
  });

  test('orders by points, then by the expected begin, then by number', () => {
    const queue = [
      { score: 40, expectedOn: '2026-09-01', number: 'W-3' },
      { score: 70, expectedOn: '2026-12-01', number: 'W-2' },
      { score: 40, expectedOn: '2026-08-25', number: 'W-9' },
      { score: 40, expectedOn: '2026-09-01', number: 'W-1' },
    ];
    assert.deepEqual(
      queue.sort(byUrgency).map(({ number }) => number),
      ['W-2', 'W-9', 'W-1', 'W-3'],
    );
  });

  test('weights that fall where the danger rises are refused', () => {
    const broken = structuredClone(SCORE_RULE);
    broken.parts.essential.points.C = 23;
    assert.throws(() => readScoreRule(broken), /essential/);
    const crossed = structuredClone(SCORE_RULE);
    crossed.parts.stock.steps.reverse();
    assert.throws(() => readScoreRule(crossed), /stock/);
  });
});

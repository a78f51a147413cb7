import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BENEFIT_TABLES, benefitTableOn } from './benefit-table.ts';
import { INCOME_CLASSES, type IncomeClass, type Setting, type Tenths } from './model.ts';
import { monthlyCost } from './monthly-cost.ts';

const { table } = benefitTableOn('2025-04-01');
const cost = (
  of: IncomeClass,
  total: number,
  tenths: Tenths,
  { setting = 'outpatient' as Setting, repeated = false, units = 1 } = {},
) => monthlyCost({ price: total / units, units, tenths, setting, repeated }, table.classes[of]);

/** [class, medical cost, tenths, what the patient pays after the benefit, and where repeated] worked out by hand. */
const BY_HAND: [IncomeClass, number, Tenths, number, number | null, Setting?][] = [
  // 252,600 + (1,000,000 − 842,000) × 1% = 252,600 + 1,580
  ['u70-a', 1_000_000, 3, 254_180, 140_100],
  // 167,400 + (1,000,000 − 558,000) × 1% = 167,400 + 4,420
  ['u70-i', 1_000_000, 3, 171_820, 93_000],
  // 80,100 + (1,000,000 − 267,000) × 1% = 80,100 + 7,330: the ministry's own example
  ['u70-u', 1_000_000, 3, 87_430, 44_400],
  ['u70-e', 1_000_000, 3, 57_600, 44_400],
  ['u70-o', 1_000_000, 3, 35_400, 24_600],
  ['o70-3', 1_000_000, 3, 254_180, 140_100],
  ['o70-2', 1_000_000, 3, 171_820, 93_000],
  ['o70-1', 1_000_000, 3, 87_430, 44_400],
  ['o70-general', 1_000_000, 2, 18_000, 18_000],
  ['o70-general', 1_000_000, 2, 57_600, 44_400, 'inpatient'],
  ['o70-low2', 1_000_000, 1, 8_000, 8_000],
  ['o70-low2', 1_000_000, 1, 24_600, 24_600, 'inpatient'],
  ['o70-low1', 1_000_000, 1, 8_000, 8_000],
  ['o70-low1', 1_000_000, 1, 15_000, 15_000, 'inpatient'],
  // Below the limit the share is paid: 30% of 200,000; 20% of 80,000; 10% of 70,000.
  ['u70-u', 200_000, 3, 60_000, 44_400],
  ['o70-general', 80_000, 2, 16_000, 16_000],
  ['o70-low1', 70_000, 1, 7_000, 7_000],
  // At 267,000 the share of 30% and the limit are the same; 50 yen above, half a yen counts as one.
  ['u70-u', 267_000, 3, 80_100, 44_400],
  ['u70-u', 267_050, 3, 80_101, 44_400],
];

test('each class pays what the rule gives by hand, the first time and repeated', () => {
  for (const [of, total, tenths, first, repeated, setting = 'outpatient'] of BY_HAND) {
    const name = `${of} ${total} ${tenths} ${setting}`;
    const one = cost(of, total, tenths, { setting });
    assert.equal(one.share, (total * tenths) / 10, name);
    assert.equal(one.paid, first, name);
    assert.equal(one.benefit, one.share - first, name);
    assert.equal(one.insurance, total - first, name);
    assert.equal(cost(of, total, tenths, { setting, repeated: true }).paid, repeated, `${name} repeated`);
  }
  assert.deepEqual(new Set(BY_HAND.map(([of]) => of)), new Set(Object.keys(INCOME_CLASSES)));
});

test('the cost is the listed price times the units, to the yen', () => {
  const one = { tenths: 3, setting: 'outpatient', repeated: false } as const;
  const limits = table.classes['u70-u'];
  // 1,234.5 × 3 = 3,703.5; 30% of 3,704 = 1,111.2
  assert.deepEqual(monthlyCost({ ...one, price: 1_234.5, units: 3 }, limits), {
    total: 3_704,
    share: 1_111,
    limit: 80_100,
    paid: 1_111,
    benefit: 0,
    insurance: 2_593,
  });
  // 1.005 × 100 is 100.49999… in binary fractions.
  assert.equal(monthlyCost({ ...one, price: 1.005, units: 100 }, limits).total, 101);
});

const anyAsked = fc.record({
  of: fc.constantFrom(...(Object.keys(INCOME_CLASSES) as IncomeClass[])),
  price: fc.integer({ min: 1, max: 300_000_000 }).map((hundredths) => hundredths / 100),
  units: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
  tenths: fc.constantFrom<Tenths>(1, 2, 3),
  setting: fc.constantFrom<Setting>('outpatient', 'inpatient'),
  repeated: fc.boolean(),
});

test('nobody pays more than the share, the share is never more than the whole, and the benefit is never negative', () => {
  fc.assert(
    fc.property(anyAsked, ({ of, ...asked }) => {
      const { total, share, limit, paid, benefit, insurance } = monthlyCost(asked, table.classes[of]);
      assert.ok(0 <= paid && paid <= share && share <= total && paid <= limit);
      assert.ok(benefit >= 0 && insurance >= 0);
      assert.equal(paid + benefit, share);
      assert.equal(paid + insurance, total);
    }),
  );
});

test('what is cheaper on the list is never dearer for anybody, before or after the benefit', () => {
  fc.assert(
    fc.property(anyAsked, fc.double({ min: 0, max: 1, noNaN: true }), ({ of, ...asked }, part) => {
      const dear = monthlyCost(asked, table.classes[of]);
      const cheap = monthlyCost({ ...asked, price: asked.price * part }, table.classes[of]);
      for (const amount of ['total', 'share', 'limit', 'paid', 'benefit'] as const)
        assert.ok(cheap[amount] <= dear[amount], amount);
    }),
  );
});

test('the repeated limit and the limit for outpatients never make it dearer', () => {
  fc.assert(
    fc.property(anyAsked, ({ of, ...asked }) => {
      const limits = table.classes[of];
      const paid = (changed: object) => monthlyCost({ ...asked, ...changed }, limits).paid;
      assert.ok(paid({ repeated: true }) <= paid({ repeated: false }));
      assert.ok(paid({ setting: 'outpatient' }) <= paid({ setting: 'inpatient' }));
    }),
  );
});

test('a day is answered by its table, and a day beyond what the tables cover is said to be unknown', () => {
  assert.deepEqual(
    BENEFIT_TABLES.map(({ from, to }) => [from, to]),
    [['2018-08-01', '2026-07-31']],
  );
  for (const [day, known] of [
    ['2018-07-31', false],
    ['2018-08-01', true],
    ['2026-07-31', true],
    ['2026-08-01', false],
    ['2026-11-22', false],
  ] as const)
    assert.equal(benefitTableOn(day).known, known, day);
  const next = { ...table, from: '2026-08-01', to: '2027-07-31' };
  assert.equal(benefitTableOn('2026-11-22', [table, next]).table, next);
  assert.equal(benefitTableOn('2026-07-31', [table, next]).table, table);
});

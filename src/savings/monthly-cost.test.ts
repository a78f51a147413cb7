import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BENEFIT_TABLES, benefitTableOn } from './benefit-table.ts';
import type { BenefitTable, Setting, Tenths } from './model.ts';
import { monthlyCost } from './monthly-cost.ts';

const table = benefitTableOn('2025-04-01')!;
const classOf = ({ classes }: BenefitTable, id: string) => classes.find((one) => one.id === id)!;
const cost = (
  of: string,
  total: number,
  tenths: Tenths,
  { setting = 'outpatient' as Setting, repeated = false, units = 1 } = {},
) => monthlyCost({ price: total / units, units, tenths, setting, repeated }, classOf(table, of));

/** [class, medical cost, tenths, what the patient pays after the benefit, and where repeated] worked out by hand. */
const BY_HAND: [string, number, Tenths, number, number | null, Setting?][] = [
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
  assert.deepEqual(new Set(BY_HAND.map(([of]) => of)), new Set(table.classes.map(({ id }) => id)));
});

test('the cost is the listed price times the units, to the yen', () => {
  const one = { tenths: 3, setting: 'outpatient', repeated: false } as const;
  const limits = classOf(table, 'u70-u');
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
  limits: fc.constantFrom(...BENEFIT_TABLES.flatMap(({ classes }) => classes)),
  price: fc.integer({ min: 1, max: 300_000_000 }).map((hundredths) => hundredths / 100),
  units: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
  tenths: fc.constantFrom<Tenths>(1, 2, 3),
  setting: fc.constantFrom<Setting>('outpatient', 'inpatient'),
  repeated: fc.boolean(),
});

test('nobody pays more than the share, the share is never more than the whole, and the benefit is never negative', () => {
  fc.assert(
    fc.property(anyAsked, ({ limits, ...asked }) => {
      const { total, share, limit, paid, benefit, insurance } = monthlyCost(asked, limits);
      assert.ok(0 <= paid && paid <= share && share <= total && paid <= limit);
      assert.ok(benefit >= 0 && insurance >= 0);
      assert.equal(paid + benefit, share);
      assert.equal(paid + insurance, total);
    }),
  );
});

test('what is cheaper on the list is never dearer for anybody, before or after the benefit', () => {
  fc.assert(
    fc.property(anyAsked, fc.double({ min: 0, max: 1, noNaN: true }), ({ limits, ...asked }, part) => {
      const dear = monthlyCost(asked, limits);
      const cheap = monthlyCost({ ...asked, price: asked.price * part }, limits);
      for (const amount of ['total', 'share', 'limit', 'paid', 'benefit'] as const)
        assert.ok(cheap[amount] <= dear[amount], amount);
    }),
  );
});

test('the repeated limit and the limit for outpatients never make it dearer', () => {
  fc.assert(
    fc.property(anyAsked, ({ limits, ...asked }) => {
      const paid = (changed: object) => monthlyCost({ ...asked, ...changed }, limits).paid;
      assert.ok(paid({ repeated: true }) <= paid({ repeated: false }));
      assert.ok(paid({ setting: 'outpatient' }) <= paid({ setting: 'inpatient' }));
    }),
  );
});

test('a day is answered by its table only, and a day of no table by none', () => {
  assert.deepEqual(
    BENEFIT_TABLES.map(({ from, to, state }) => [from, to, state]),
    [
      ['2018-08-01', '2026-07-31', 'in-force'],
      ['2026-08-01', '2027-07-31', 'in-force'],
      ['2027-08-01', '2028-07-31', 'announced'],
    ],
  );
  for (const [day, from] of [
    ['2018-07-31', undefined],
    ['2018-08-01', '2018-08-01'],
    ['2026-07-31', '2018-08-01'],
    ['2026-08-01', '2026-08-01'],
    ['2026-11-30', '2026-08-01'],
    ['2027-07-31', '2026-08-01'],
    ['2027-08-01', '2027-08-01'],
    ['2028-08-01', undefined],
  ] as const)
    assert.equal(benefitTableOn(day)?.from, from, day);
  const [first, , last] = BENEFIT_TABLES;
  assert.equal(benefitTableOn('2026-11-22', [first!, last!]), null, 'a period between two tables has none');
});

/** [month, class, medical cost, limit, what is paid back] as the facts work them out from the official rows; 30%, not repeated. */
const WORKED: [string, string, number, number, number][] = [
  ['2026-07', 'u70-u', 1_000_000, 87_430, 212_570],
  ['2026-08', 'u70-u', 1_000_000, 92_940, 207_060],
  ['2026-08', 'u70-i', 1_000_000, 183_130, 116_870],
  ['2026-08', 'u70-a', 1_000_000, 271_290, 28_710],
  ['2027-08', 'u70-36', 1_000_000, 104_830, 195_170],
  ['2027-08', 'u70-62', 1_000_000, 197_920, 102_080],
  ['2027-08', 'u70-103', 1_000_000, 303_000, 0],
  ['2027-08', 'u70-103', 2_000_000, 312_900, 287_100],
];

test('the worked examples of each period come out to the yen', () => {
  for (const [month, of, total, limit, benefit] of WORKED) {
    const limits = classOf(benefitTableOn(`${month}-01`)!, of);
    const asked = { price: total, units: 1, tenths: 3, setting: 'outpatient', repeated: false } as const;
    const worked = monthlyCost(asked, limits);
    assert.deepEqual([worked.limit, worked.benefit], [limit, benefit], `${month} ${of} ${total}`);
  }
});

/** [month, class, setting, first, repeated]: 2,000,000 yen, by the rows of people of 70 and more. */
const OVER70: [string, string, Setting, number, number][] = [
  ['2026-08', 'o70-3', 'outpatient', 270_300 + 10_990, 140_100],
  ['2026-08', 'o70-general', 'outpatient', 22_000, 22_000],
  ['2026-08', 'o70-general', 'inpatient', 61_500, 44_400],
  ['2026-08', 'o70-low2', 'outpatient', 11_000, 11_000],
  ['2026-08', 'o70-low2', 'inpatient', 25_700, 24_600],
  ['2026-08', 'o70-low1', 'outpatient', 8_000, 8_000],
  ['2026-08', 'o70-low1', 'inpatient', 15_700, 15_700],
  ['2027-08', 'o70-28', 'inpatient', 85_800 + 17_140, 44_400],
  ['2027-08', 'o70-20', 'outpatient', 28_000, 28_000],
  ['2027-08', 'o70-16', 'outpatient', 28_000, 28_000],
  ['2027-08', 'o70-0', 'outpatient', 22_000, 22_000],
  ['2027-08', 'o70-0', 'inpatient', 61_500, 34_500],
  ['2027-08', 'o70-low2', 'outpatient', 13_000, 13_000],
];

test('people of 70 and more pay by their own rows, outpatients by theirs', () => {
  for (const [month, of, setting, first, repeated] of OVER70) {
    const limits = classOf(benefitTableOn(`${month}-01`)!, of);
    const asked = { price: 2_000_000, units: 1, tenths: limits.tenths[0]!, setting };
    const paid = (again: boolean) => monthlyCost({ ...asked, repeated: again }, limits).paid;
    assert.deepEqual([paid(false), paid(true)], [first, repeated], `${month} ${of} ${setting}`);
  }
});

test('rows with 1% begin where three tenths of the cost reach them, and working people over 70 have the rows of those under', () => {
  for (const { from, classes } of BENEFIT_TABLES) {
    for (const { id, monthly, repeated, outpatient } of classes) {
      if (monthly.over !== null) assert.equal(monthly.fixed * 10, monthly.over * 3, `${from} ${id}`);
      if (repeated !== null) assert.ok(repeated < monthly.fixed, `${from} ${id}`);
      if (outpatient) assert.ok(outpatient.monthly < monthly.fixed, `${from} ${id}`);
    }
    const rows = (age: string) =>
      classes
        .filter((one) => one.age === age && one.monthly.over !== null)
        .map(({ monthly, repeated, yearly }) => ({ monthly, repeated, yearly }));
    assert.deepEqual(rows('over70'), rows('under70'), from);
  }
});

test('half a yen of the 1% counts as one, less is dropped', () => {
  const limits = classOf(benefitTableOn('2026-08-01')!, 'u70-u');
  const limit = (total: number) =>
    monthlyCost({ price: total, units: 1, tenths: 3, setting: 'inpatient', repeated: false }, limits).limit;
  assert.equal(limit(286_049), 85_800);
  assert.equal(limit(286_050), 85_801);
});

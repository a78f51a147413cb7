import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createIndicators } from '../indicators/index.ts';
import { importLists } from '../indicators/world-testing.ts';
import { fixedClock } from '../platform/clock.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { readRegister } from '../roadmap/index.ts';
import { BENEFIT_TABLES, benefitTableOn } from './benefit-table.ts';
import { compareCosts } from './compare-costs.ts';
import type { CostItem, PricedProduct } from './cost-items.ts';
import { readCostQuery } from './cost-query.ts';
import { createSavings } from './savings.ts';
import { sayLess, sayLimit, sayPeriod, sayRange } from './wording.ts';

const table = benefitTableOn('2026-07-31')!;
const limitsOf = (id: string) => table.classes.find((one) => one.id === id)!;
const product = (code: string, role: PricedProduct['role'], amount: number): PricedProduct => ({
  code,
  name: code,
  role,
  mah: null,
  strength: '１００ｍｇ１瓶',
  amount,
  genericClass: null,
  exception: null,
});
const item = (references: number[], followers: number[]): CostItem => ({
  key: 'infliximab 100mg 瓶',
  family: 'infliximab',
  label: 'インフリキシマブ 100mg1瓶',
  name: 'インフリキシマブ',
  strength: '100mg1瓶',
  references: references.map((amount, i) => product(`R${i}`, 'reference', amount)),
  followers: followers.map((amount, i) => product(`B${i}`, 'biosimilar', amount)),
  others: [],
});
const ASKED = { tenths: 3, setting: 'outpatient', repeated: false } as const;

test('where both reach a limit without its 1%, the patient pays the same and insurance less', () => {
  const { verdict, reference, less } = compareCosts(
    item([60_000], [24_000]),
    { ...ASKED, units: 20 },
    limitsOf('u70-e'),
  );
  assert.equal(verdict, 'same');
  // 1,200,000 and 480,000, both at 57,600
  assert.equal(reference.paid, 57_600);
  assert.deepEqual(less.paid, { lower: 0, upper: 0 });
  assert.deepEqual(less.insurance, { lower: 720_000, upper: 720_000 });
});

test('where the share stays below the limit the patient is spared the whole difference of the share', () => {
  const { verdict, less } = compareCosts(
    item([60_000], [24_000, 30_000]),
    { ...ASKED, units: 2 },
    limitsOf('u70-u'),
  );
  assert.equal(verdict, 'less');
  // 36,000 less 14,400 and less 18,000
  assert.deepEqual(less.paid, { lower: 18_000, upper: 21_600 });
  assert.deepEqual(less.total, { lower: 60_000, upper: 72_000 });
});

test('a biosimilar that is not cheaper on the list spares nobody anything, and the cheapest reference is what counts', () => {
  const dear = compareCosts(item([1_000, 5_000], [1_000]), { ...ASKED, units: 1 }, limitsOf('u70-u'));
  assert.equal(dear.verdict, 'none');
  assert.equal(dear.reference.total, 1_000);
  assert.deepEqual(
    dear.products.map(({ code, paidLess }) => [code, paidLess]),
    [
      ['R0', 0],
      ['R1', -1_200],
      ['B0', 0],
    ],
  );
});

const read = (query: string, today = '2026-07-15') =>
  readCostQuery(new URLSearchParams(query), [item([60_000], [30_000])], BENEFIT_TABLES, today);

test('without anything in the address an example is worked out and said to be one', () => {
  const { asked, example, fields, problems } = read('');
  assert.ok(example && asked);
  assert.deepEqual(problems, {});
  assert.deepEqual(fields, {
    month: '2026-07',
    item: 'infliximab 100mg 瓶',
    units: '2',
    class: 'u70-u',
    share: '3',
    setting: 'outpatient',
    repeated: '',
  });
  assert.equal(read('units=2').example, false);
});

test('numbers of units are read in any width; what is none is said beside the field, and nothing is worked out', () => {
  for (const [text, units] of [
    ['３', 3],
    ['1,000', 1_000],
    ['0.25', 0.25],
    [' 2 ', 2],
  ] as const)
    assert.equal(read(`units=${encodeURIComponent(text)}`).asked?.units, units, text);
  for (const text of ['0', '-1', '1001', '1e3', '2本', '0.001', 'NaN', '９'.repeat(200)]) {
    const { asked, problems, fields } = read(`units=${encodeURIComponent(text)}`);
    assert.equal(asked, null, text);
    assert.match(problems.units!, /数量は、0より大きく1,000まで/);
    assert.ok(fields.units.length <= 100);
  }
});

test('a share that the class does not have, an unknown class, item or place, and a repeated limit that is none are named', () => {
  const problems = (query: string) => read(query).problems;
  assert.match(problems('class=o70-3&share=1').share!, /「70歳以上・現役並みⅢ」の負担割合は3割です/);
  assert.match(problems('class=u70-u&share=1').share!, /3割か2割/);
  assert.match(problems('class=o70-low1&repeated=1').repeated!, /多数回該当の上限額がありません/);
  assert.deepEqual(Object.keys(problems('class=constructor&setting=toString&share=30&item=x')), [
    'item',
    'class',
    'share',
    'setting',
  ]);
  assert.deepEqual(Object.keys(problems('ingredient=aflibercept')), ['item']);
  assert.equal(read('class=o70-general').asked?.tenths, 2);
  assert.equal(read('ingredient=infliximab').asked?.item.family, 'infliximab');
});

test('a month that has no limits, or is none, is said; a class of another period is asked for again', () => {
  const early = read('month=2018-07');
  assert.match(
    early.problems.month!,
    /あるのは2018年8月〜2026年7月、2026年8月〜2027年7月、2027年8月〜2028年7月です/,
  );
  assert.deepEqual([early.table, early.asked, early.problems.class], [null, null, undefined]);
  for (const month of ['2026-13', '2026-7', '2026-08-01', 'x'])
    assert.match(read(`month=${month}`).problems.month!, /月を、一覧から/, month);
  const later = read('month=2027-08&class=u70-u');
  assert.match(later.problems.class!, /2027年8月は、所得の区分の分け方が違います/);
  assert.equal(later.asked, null);
  assert.equal(read('month=2027-08&class=u70-28').asked?.of.monthly.fixed, 85_800);
  assert.equal(read('month=2027-08').table!.state, 'announced');
  assert.equal(read('month=2027-08&class=u70-o').asked?.of.monthly.fixed, 36_900);
});

test('months to choose from go from a year ago to the end of the newest table, with the one that was asked for', () => {
  const { months } = read('', '2026-11-30');
  assert.deepEqual(
    [months[0], months.at(-1), months.length],
    [{ month: '2025-11', state: 'in-force' }, { month: '2028-07', state: 'announced' }, 33],
  );
  const has = (query: string, today: string, month: string) =>
    read(query, today).months.find((one) => one.month === month)?.state;
  assert.equal(has('month=2019-05', '2026-11-30', '2019-05'), 'in-force');
  assert.equal(has('', '2026-11-30', '2027-07'), 'in-force');
  assert.equal(has('', '2026-11-30', '2027-08'), 'announced');
  assert.equal(has('', '2031-01-01', '2031-01'), null);
});

test('amounts and differences are said in words', () => {
  assert.equal(sayRange({ lower: 12_000, upper: 15_000 }), '12,000〜15,000円');
  assert.equal(sayLess({ lower: 0, upper: 0 }), '同じ');
  assert.equal(sayLess({ lower: 0, upper: 15 }), '0〜15円 少ない');
  assert.equal(sayLess({ lower: -20, upper: -10 }), '10〜20円 多い');
  assert.equal(sayLess({ lower: -20, upper: 10 }), '20円 多い〜10円 少ない');
  assert.equal(sayLimit(limitsOf('u70-u').monthly), '80,100円＋（医療費－267,000円）×1%');
  assert.deepEqual(BENEFIT_TABLES.map(sayPeriod), [
    '2018年8月〜2026年7月',
    '2026年8月〜2027年7月',
    '2027年8月〜（予定）',
  ]);
});

describe('the calculator by the lists', () => {
  let context: ClosableContext;
  before(async () => {
    context = await testContext();
  });
  after(() => context.close());
  const page = (query = '', now = context.clock) => {
    const world = { ...context, clock: now };
    return createSavings(world, createIndicators(world)).costPage(new URLSearchParams(query));
  };

  test('without lists there is nothing to work out', async () => {
    assert.equal(await page(), null);
  });

  test('every strength with a reference and a biosimilar can be chosen, by the newest prices', async () => {
    await importLists(context);
    const found = (await page('item=infliximab 100mg 瓶&units=3'))!;
    assert.deepEqual(
      found.items.map(({ key, label }) => [key, label]),
      [
        ['infliximab 100mg 瓶', 'インフリキシマブ 100mg1瓶'],
        ['darbepoetin-alfa 0.01mg 筒', 'ダルベポエチンアルファ 10μg0.5mL1筒'],
      ],
    );
    assert.equal(found.prices, '2023-03-15');
    // 60,000 × 3 against 24,000 × 3 and 30,000 × 3, 30%
    assert.equal(found.comparison!.reference.share, 54_000);
    assert.deepEqual(found.comparison!.follower.share, { lower: 21_600, upper: 27_000 });
    assert.deepEqual(
      found.comparison!.products.map(({ role, price }) => [role, price]),
      [
        ['reference', 60_000],
        ['biosimilar', 24_000],
        ['biosimilar', 30_000],
      ],
    );
    const darbepoetin = (await page('ingredient=darbepoetin-alfa'))!.comparison!;
    assert.equal(darbepoetin.followerRole, 'biosimilar');
    assert.deepEqual(
      darbepoetin.products.map(({ role }) => role),
      ['reference', 'biosimilar', 'authorised'],
    );
  });

  test('a month is worked out by its own limits, and one without limits not at all', async () => {
    const now = fixedClock('2026-11-30T12:00:00+09:00');
    const item = 'item=infliximab 100mg 瓶&units=20';
    const paid = async (query: string) => (await page(`${item}&${query}`, now))!.comparison?.reference.paid;
    // 1,200,000: 80,100 + 9,330, then 85,800 + 9,140
    assert.equal(await paid('month=2026-07'), 89_430);
    assert.equal(await paid('month=2026-08'), 94_940);
    assert.equal(await paid(''), 94_940);
    assert.equal(await paid('month=2027-08'), 94_940);
    assert.equal(await paid('month=2027-08&class=u70-20'), 69_600);
    const beyond = (await page(item, fixedClock('2028-08-01T00:00:00+09:00')))!;
    assert.deepEqual([beyond.comparison, beyond.query.table, beyond.query.asked], [null, null, null]);
    assert.match(beyond.query.problems.month!, /2028年8月の高額療養費の上限額は、このサイトにありません/);
  });

  test('a product of the price list has the example of its strength, and the calculator with that filled in', async () => {
    const NOW = fixedClock('2026-11-30T12:00:00+09:00');
    const monthOf = (code: string, now = NOW) => {
      const world = { ...context, clock: now };
      return createSavings(world, createIndicators(world)).productMonth(code);
    };
    const { comparison } = (await page('item=infliximab 100mg 瓶', NOW))!;
    for (const { code } of comparison!.products) {
      const month = (await monthOf(code))!;
      assert.deepEqual(month.comparison, comparison, code);
      const filled = (await page(new URL(month.to, 'http://x').search, NOW))!;
      assert.equal(filled.query.example, false);
      assert.deepEqual([filled.query.asked, filled.comparison], [month.asked, comparison]);
    }
    assert.equal(await monthOf('1124001F1015'), null);
    const unknown = (await monthOf(comparison!.products[0]!.code, fixedClock('2028-08-01T00:00:00+09:00')))!;
    assert.deepEqual([unknown.asked, unknown.comparison], [null, null], 'by no limits of another month');
    assert.match(unknown.to, /item=infliximab/);
  });
});

test('what the page cites is in the register, whose test finds it in the documents', () => {
  const facts = new Set(readRegister().facts.map(({ id }) => id));
  for (const id of ['high-cost-same', 'public-aid-same', 'sustain-insurance']) assert.ok(facts.has(id), id);
});

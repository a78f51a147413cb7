/** Over made lists and a made round of the indicators' tests, small enough to count by hand. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createIndicators, type Indicators } from '../indicators/index.ts';
import { CODES, importLists, indicatorWorld } from '../indicators/world-testing.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { readRegister } from '../roadmap/index.ts';
import { createGuide, type Guide } from './guide.ts';

const DAY = '2026-11-22';
const register = readRegister();
let context: ClosableContext;
let indicators: Indicators;
let guide: Guide;
before(async () => {
  context = await indicatorWorld();
  indicators = createIndicators(context);
  guide = createGuide(register, indicators);
});
after(async () => {
  await indicators.close();
  await context.close();
});

test("all ingredients of the state's list are there in its order, with what the price list and the dataset have", async () => {
  const { rows, use, list } = await guide.ingredients(DAY);
  assert.equal(rows.length, 19);
  assert.equal(rows[0]!.id, 'somatropin');
  assert.match(list.title, /バイオシミラー成分一覧/);
  assert.deepEqual(use, { period: '2022年4月〜2023年3月', title: '第9回NDBオープンデータ（2022年度）' });
  const infliximab = rows.find(({ id }) => id === 'infliximab')!;
  assert.deepEqual(infliximab.gap, { lower: 0.5, upper: 0.6 });
  assert.ok(Math.abs(infliximab.share!.value! - 3500 / 6500) < 1e-9);
  assert.deepEqual(
    infliximab.products.map(({ role }) => role),
    ['reference', 'biosimilar', 'biosimilar'],
  );
  const somatropin = rows[0]!;
  assert.deepEqual([somatropin.products, somatropin.gap, somatropin.share], [[], null, null]);
});

test('an ingredient has its prices by strength, one point a dataset, and the words of the list', async () => {
  const page = (await guide.ingredient('infliximab', DAY))!;
  assert.deepEqual(
    page.prices.map(({ reference, biosimilar, cheaper }) => ({ reference, biosimilar, cheaper })),
    [
      {
        reference: { lower: 60_000, upper: 60_000 },
        biosimilar: { lower: 24_000, upper: 30_000 },
        cheaper: { lower: 0.5, upper: 0.6 },
      },
    ],
  );
  assert.equal(page.trend.length, 1);
  assert.equal(page.trend[0]!.period, '2022年4月〜2023年3月');
  assert.match(
    page.trend[0]!.to,
    /^\/indicators\/measures\/biosimilar-volume-share\?dataset=ndb-9&family=infliximab$/,
  );
  assert.deepEqual([page.noUse, page.figures, page.comparable], [null, true, true]);
  assert.match(page.launch!.phrase, /^インフリキシマブBS点滴静注/);
});

test('an ingredient that neither price list nor dataset has says so, and keeps what the state says', async () => {
  const page = (await guide.ingredient('aflibercept', DAY))!;
  assert.deepEqual([page.products, page.prices, page.trend], [[], [], []]);
  assert.deepEqual([page.figures, page.comparable], [false, false]);
  assert.equal(page.noUse, 'not-in-dataset');
  assert.equal(page.known!.launched, null);
  assert.match(page.launch!.phrase, /薬価 未収載/);
});

test('an id of no ingredient is none', async () => {
  assert.equal(await guide.ingredient('aspirin', DAY), null);
});

test('before a list is in force there are no prices, and the ingredients are there', async () => {
  const { rows } = await guide.ingredients('2020-01-01');
  assert.equal(rows.length, 19);
  assert.ok(rows.every(({ products }) => products.length === 0));
});

test('prices need no dataset, and what lacks it says so', async () => {
  const bare = await testContext();
  const own = createIndicators(bare);
  try {
    const empty = createGuide(register, own);
    assert.equal((await empty.ingredients(DAY)).use, null);
    assert.equal((await empty.ingredient('infliximab', DAY))!.noUse, 'no-dataset');
    await importLists(bare, CODES);
    const page = (await empty.ingredient('infliximab', DAY))!;
    assert.equal(page.prices.length, 1);
    assert.deepEqual([page.noUse, page.dataset, page.trend], ['no-dataset', null, []]);
  } finally {
    await own.close();
    await bare.close();
  }
});

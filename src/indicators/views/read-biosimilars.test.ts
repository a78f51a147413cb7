/** Over real lists, a real workbook and real figures, small enough to count by hand; see world-testing.ts. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import type { Figure } from '../model.ts';
import { CODES, EDITION, indicatorWorld } from '../world-testing.ts';

let context: ClosableContext;
let indicators: Indicators;
before(async () => {
  context = await indicatorWorld();
  indicators = createIndicators(context);
});
after(async () => {
  await indicators.close();
  await context.close();
});

const near = (actual: number | null | undefined, expected: number) =>
  assert.ok(actual != null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
const bounds = (figure: Figure | null) => [figure?.lower, figure?.upper];

test('every family has its substitution by volume and value, its makers, and what the state says of it', async () => {
  const { rows, source } = await indicators.biosimilars({});
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['infliximab', 'darbepoetin-alfa'],
  );
  const infliximab = rows[0]!;
  near(infliximab.figures.volume!.value, 3500 / 6500);
  near(infliximab.figures.value!.value, (3500 * 30_000) / (3500 * 30_000 + 3000 * 60_000));
  assert.deepEqual(infliximab.makers, ['日本化薬', 'あゆみ製薬']);
  assert.equal(infliximab.known?.launched, '2014-11');
  assert.equal(infliximab.known?.indication, '関節リウマチの治療');
  assert.deepEqual(infliximab.gap, { lower: 0.5, upper: 0.6 });
  assert.deepEqual([source.dataset, source.codes, source.edition], ['ndb-9', CODES, EDITION]);
});

test('authorised biologics count as the state counts them, and it is said where that makes a difference', async () => {
  const { rows } = await indicators.biosimilars({});
  const [infliximab, darbepoetin] = rows;
  assert.equal(infliximab!.authorisedMatters, false);
  assert.equal(darbepoetin!.authorisedMatters, true);
  near(darbepoetin!.figures.volume!.value, 0.9);
  near(darbepoetin!.figures.volumeStrict!.value, 0.5);
  near(darbepoetin!.figures.valueStrict!.value, 900 / 2400);
});

test('the target counts the ingredients at 80% by volume, of those with biosimilars in use', async () => {
  const { reached, threshold, target, rows } = await indicators.biosimilars({});
  assert.equal(threshold, 0.8);
  assert.equal(target?.value, 0.6);
  assert.deepEqual([reached.count.value, reached.count.denominator], [1, 2]);
  near(reached.share.value, 0.5);
  assert.deepEqual(
    rows.map(({ reach }) => reach),
    ['short', 'sure'],
  );
});

test('effect and possible savings are ranges, with and without products in limited shipment', async () => {
  const { nation, rows } = await indicators.biosimilars({});
  const { effect, saving, savingAvailable } = rows[0]!.figures;
  // 3,500 × (60,000 − 30,000); the other biosimilar is not dispensed.
  assert.deepEqual(bounds(effect), [105_000_000, 105_000_000]);
  // 3,000 references to the dearest and to the cheapest; the cheapest is in limited shipment.
  assert.deepEqual(bounds(saving), [3000 * 30_000, 3000 * 36_000]);
  assert.deepEqual(bounds(savingAvailable), [3000 * 30_000, 3000 * 30_000]);
  const darbepoetin = rows[1]!.figures;
  assert.deepEqual(bounds(darbepoetin.effect), [8000 * 300 + 1000 * 600, 8000 * 300 + 1000 * 600]);
  near(nation.effect!.value, 105_000_000 + 3_000_000);
});

test('ingredients of the list of the state without a biosimilar on the lists in force are named', async () => {
  const { missing } = await indicators.biosimilars({});
  assert.equal(missing.length, 17);
  assert.ok(missing.some(({ id }) => id === 'aflibercept'));
  assert.ok(!missing.some(({ id }) => id === 'infliximab'));
});

test('without an edition nobody knows what ships: that saving is missing, the rest is there', async () => {
  const before = await indicators.biosimilars({ edition: '2020-01-01' });
  assert.equal(before.rows[0]!.figures.savingAvailable, null);
  assert.ok(before.rows[0]!.figures.saving);
  assert.equal(before.source.edition, null);
});

test('a family has its prefectures with the bounds that masked cells leave, and its settings', async () => {
  const view = (await indicators.family('infliximab', {}))!;
  const osaka = view.prefectures.find(({ key }) => key === '27')!;
  // Two masked cells share 500: below 400 both, or one below and the other masked lest the first be known.
  near(osaka.lower, 0);
  near(osaka.upper, 500 / 1500);
  assert.equal(osaka.value, 0);
  const tokyo = view.prefectures.find(({ key }) => key === '13')!;
  near(tokyo.value, 0.6);
  // 北海道 has nothing but its masked biosimilars: the whole, where there is any.
  assert.deepEqual(view.prefectures.find(({ key }) => key === '01')!.place, { best: 1, worst: 1 });
  assert.deepEqual(tokyo.place, { best: 2, worst: 2 });
  assert.deepEqual(
    view.settings.map(({ volume }) => volume.key),
    ['in-hospital'],
  );
  assert.equal(view.trend.length, 1);
  near(view.trend[0]!.figure.value, 3500 / 6500);
});

test('a family shows its prices by strength, and the exceptions that made it with their reasons', async () => {
  const view = (await indicators.family('darbepoetin-alfa', {}))!;
  assert.deepEqual(view.gaps[0]!.cheaper, { lower: 0.4, upper: 0.4 });
  assert.deepEqual(view.gaps[0]!.authorised, { lower: 1200, upper: 1200 });
  assert.deepEqual(
    view.exceptions.map(({ id }) => id),
    ['darbepoetin-authorised'],
  );
  assert.equal(
    view.family.products.find(({ role }) => role === 'authorised')?.exception,
    'darbepoetin-authorised',
  );
});

test('a family that the lists do not have is none', async () => {
  assert.equal(await indicators.family('aflibercept', {}), null);
});

test('the page leaves out what has no meaning, says it, and goes on', async () => {
  const page = await indicators.biosimilarsPage(new URLSearchParams('dataset=ndb-99&codes=gestern'));
  assert.equal(page.issues.length, 2);
  assert.match(page.issues.join(), /ndb-99/);
  assert.equal(page.view!.rows.length, 2);
  assert.deepEqual(page.choices!.codes, [CODES]);
});

test('without a dataset the page still has the list of the state and the official series', async () => {
  const empty = await testContext();
  try {
    const room = createIndicators(empty);
    const page = await room.biosimilarsPage(new URLSearchParams());
    assert.deepEqual([page.view, page.choices], [null, null]);
    assert.equal(page.known.ingredients.length, 19);
    const reached = page.known.official.filter(
      ({ measure }) => measure === 'biosimilar-ingredients-at-80-share',
    );
    assert.ok(reached.some(({ kind }) => kind === 'target') && reached.some(({ kind }) => kind === 'value'));
  } finally {
    await empty.close();
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnteiError } from '../../platform/errors.ts';
import { ALL_SHEETS, DATASET, figure, madeSource } from '../figures/source-testing.ts';
import { computedWords, reachingNumber, reachingWords } from '../headlines/headline-wording.ts';
import { monthsBetween, readDashboard } from './read-dashboard.ts';

const source = () => madeSource(answer, { sources: ALL_SHEETS });
const answer: Parameters<typeof madeSource>[0] = ({ measure, by }) => {
  if (by === 'prefecture')
    return [
      figure('01', 0.85),
      figure('02', 0.8, [0.799, 0.801]),
      figure('03', 0.79),
      figure('36', 0.72, [0.71, 0.73]),
    ];
  if (measure === 'generic-value-share') return [figure('00', 0.48)];
  if (measure === 'generic-volume-share-available') return [figure('00', 0.83)];
  return [figure('00', 0.79)];
};

test('the main target counts prefectures: there, perhaps there, short of it, and how far the farthest is', async () => {
  const { targets } = await readDashboard(source(), '2026-11-22');
  const [main] = targets;
  assert.equal(main!.measure.id, 'generic-volume-share');
  assert.deepEqual(main!.prefectures!.counts, { sure: 1, maybe: 1, short: 2, unknown: 0 });
  assert.deepEqual(
    main!.prefectures!.short.map(({ key }) => key),
    ['03', '36'],
    'nearest first, and nobody who may be there',
  );
  assert.deepEqual(
    main!.prefectures!.undecided.map(({ key }) => key),
    ['02'],
  );
  assert.equal(
    reachingWords(main!.prefectures!.counts),
    '達しているのは1〜2都道府県（1は秘匿のため決まりません）、届いていないのは2です',
  );
  assert.ok(
    computedWords(main!.headline)!.startsWith(reachingNumber(main!.prefectures!.counts)),
    'as the headline says it',
  );
  assert.deepEqual(round(main!.distance!), [0.07, 0.09]);
  const { headline } = main!;
  assert.deepEqual([headline.official?.value, headline.official?.end], [36, '2023-03-31']);
  assert.equal(headline.distance, 11, 'of all 47, whatever this table has');
  assert.equal(headline.neededPerYear?.toFixed(2), '1.57', 'eleven prefectures in seven years');
  const { value: at, lower, upper } = headline.computed!;
  assert.deepEqual([at, lower, upper], [2, 1, 2]);
});

test('a target for the nation has its distance, the official value beside, and the months that are left', async () => {
  const { targets } = await readDashboard(source(), '2026-11-22');
  const value = targets.find(({ measure }) => measure.id === 'generic-value-share')!;
  assert.deepEqual(round(value.distance!), [0.17, 0.17]);
  assert.equal(value.monthsLeft, 40);
  const { official, computed, distance, neededPerYear } = value.headline;
  assert.deepEqual([official?.period, official?.value, official?.note], ['2025-09', 0.687, '速報値']);
  assert.deepEqual([computed?.value, computed?.dataset.id], [0.48, 'ndb-9']);
  assert.deepEqual([distance, neededPerYear], [0, null], 'the official value is there');
  assert.equal(value.prefectures, null);
});

test('a target that the figures reach has no distance', async () => {
  const made = madeSource(({ by }) => [figure(by === 'prefecture' ? '01' : '00', 0.9)], {
    sources: ALL_SHEETS,
  });
  const { targets } = await readDashboard(made, '2026-11-22');
  assert.deepEqual(
    targets.map(({ distance }) => distance),
    Array(3).fill({ lower: 0, upper: 0 }),
  );
});

test('a newest round that lacks sheets has no distance beside the official value, whatever an older one has', async () => {
  const whole = source();
  const lacking = { ...DATASET, id: 'ndb-10' };
  const mixed: typeof whole = {
    ...whole,
    datasets: async () => [lacking, DATASET],
    figures: async (query) => ({
      ...(await whole.figures(query)),
      dataset: lacking.id,
      sources: lacking.parts,
    }),
  };
  const [main] = (await readDashboard(mixed, '2026-11-22')).targets;
  assert.equal(main!.headline.computed?.dataset.id, 'ndb-9');
  assert.deepEqual([main!.compared, main!.distance], [false, null]);
  assert.equal(main!.prefectures!.total, 4, 'the table of the newest is there all the same');
  const [before] = (await readDashboard(whole, '2026-11-22')).targets;
  assert.equal(before!.compared, true);
});

test('a variant stands beside the measure that it varies with its difference', async () => {
  const { measures, source: facts } = await readDashboard(source(), '2026-11-22');
  const variant = measures.find(({ measure }) => measure.id === 'generic-volume-share-available')!;
  assert.deepEqual(
    [variant.difference!.value, variant.difference!.lower, variant.difference!.upper].map((one) =>
      one!.toFixed(2),
    ),
    ['0.04', '0.04', '0.04'],
  );
  assert.equal(measures.find(({ measure }) => measure.id === 'generic-volume-share')!.difference, null);
  assert.equal(facts?.edition, '2026-08-18', 'the edition that some of the figures asked');
});

test('what has no figure, as an edition is missing, stands without one; the rest is there', async () => {
  const made = madeSource((query) => {
    if (query.measure.endsWith('-available')) throw new AnteiError('no-edition', '一覧がありません。');
    return [figure('00', 0.5)];
  });
  const { measures } = await readDashboard(made, '2026-11-22');
  assert.equal(measures.find(({ measure }) => measure.id === 'generic-volume-share-available')!.figure, null);
  assert.equal(measures.find(({ measure }) => measure.id === 'generic-volume-share')!.figure?.value, 0.5);
});

test('before the first dataset the targets and the official values are there all the same', async () => {
  const page = await readDashboard(
    madeSource(() => [], { datasets: [] }),
    '2026-11-22',
  );
  assert.equal(page.source, null);
  assert.equal(page.targets.length, 3);
  assert.equal(page.targets[0]!.nation, null);
  assert.equal(page.targets[0]!.headline.official?.value, 36);
  assert.equal(page.targets[0]!.headline.computed, null);
  assert.ok(page.trends.length > 0);
});

test('months are counted whole', () => {
  assert.equal(monthsBetween('2026-11-22', '2030-03-31'), 40);
  assert.equal(monthsBetween('2030-03-01', '2030-03-31'), 0);
  assert.equal(monthsBetween('2031-01-01', '2030-03-31'), 0);
});

const round = ({ lower, upper }: { lower: number; upper: number }) =>
  [lower, upper].map((value) => Number(value.toFixed(6)));

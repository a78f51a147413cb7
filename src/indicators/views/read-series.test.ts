import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figure, madeSource } from '../figures/source-testing.ts';
import { readSeriesPage } from './read-series.ts';

const source = () =>
  madeSource(({ by }) =>
    by === 'prefecture'
      ? [figure('01', 0.85), figure('02', 0.8, [0.79, 0.81]), figure('03', 0.7)]
      : [figure('00', 0.79, [0.78, 0.8])],
  );

test('each official series stands beside our figure of the same measure', async () => {
  const { values, source: facts } = await readSeriesPage(source());
  const volume = values.find(({ series }) => series.id === 'volume-share-price-survey')!;
  assert.deepEqual(volume.own, { value: 0.79, lower: 0.78, upper: 0.8, by: 'nation', until: '2023-03' });
  assert.equal(volume.series.points.at(-1)!.value, 0.888);
  assert.equal(facts?.dataset, 'ndb-9');
});

test('a count of prefectures is counted of ours by bounds, and so are those that are short', async () => {
  const { values } = await readSeriesPage(source());
  const own = (id: string) => {
    const { value, lower, upper } = values.find(({ series }) => series.id === id)!.own!;
    return [value, lower, upper];
  };
  assert.deepEqual(own('prefectures-at-80'), [2, 1, 2]);
  assert.deepEqual(own('prefectures-short-of-80'), [1, 1, 2]);
});

test('a series without a measure of ours stands alone; targets come apart', async () => {
  const { values, targets } = await readSeriesPage(source());
  assert.equal(values.find(({ series }) => series.measure === null)!.own, null);
  assert.ok(targets.length > 0 && targets.every(({ series }) => series.kind === 'target'));
});

test('before the first dataset the official series are there all the same', async () => {
  const page = await readSeriesPage(madeSource(() => [], { datasets: [] }));
  assert.ok(page.values.length > 5 && page.values.every(({ own }) => own === null));
  assert.equal(page.source, null);
});

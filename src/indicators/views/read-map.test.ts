import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnteiError } from '../../platform/errors.ts';
import { figure, madeSource } from '../figures/source-testing.ts';
import { PREFECTURES } from '../model.ts';
import { readMapPage } from './read-map.ts';

/** 47 prefectures from 70.0% up by half a point, the second with wide bounds. */
const source = () =>
  madeSource(({ by }) => {
    if (by === 'class') return [figure('214', 0.5), figure('239', null)];
    if (by === 'nation') return [figure('00', 0.79)];
    return [...PREFECTURES.keys()].map((key, i) =>
      figure(key, (140 + i) / 200, key === '02' ? [0.699, 0.711] : undefined),
    );
  });

test('the ranking is best first, with places as far as bounds tell them and who reaches the target', async () => {
  const { ranking, measure, legend } = await read('');
  assert.equal(measure, 'generic-volume-share');
  assert.equal(ranking.rows[0]!.label, '沖縄県');
  assert.deepEqual(ranking.rows[0]!.place, { best: 1, worst: 1 });
  assert.equal(ranking.rows.at(-1)!.label, '北海道');
  assert.deepEqual(ranking.rows.at(-2)!.place, { best: 45, worst: 47 });
  assert.deepEqual(ranking.reached, { sure: 27, maybe: 0, short: 20, unknown: 0 });
  assert.ok(Math.abs(ranking.median! - 0.815) < 1e-9);
  assert.equal(legend.length, 5);
  assert.ok(legend.includes('80.0%以上83.8%未満'), legend.join(' '));
});

test('what is narrowed to is asked of the figures; one route alone is no choice', async () => {
  const made = source();
  const page = await readMapPage(
    made,
    new URLSearchParams('class=214&setting=inpatient&route=&codes=2023-03-15'),
  );
  assert.deepEqual(made.asked.find(({ by }) => by === 'prefecture')?.where, {
    class: '214',
    setting: 'inpatient',
  });
  assert.deepEqual(
    page!.choices.classes.map(({ label }) => label),
    ['214 214', '239 239'],
  );
  assert.deepEqual(
    page!.choices.settings.map(({ value }) => value),
    ['out-of-hospital', 'inpatient'],
  );
  assert.deepEqual(page!.choices.routes, [], 'one route alone is no choice');
});

test('a measure, dataset or date that is not there falls back, and is said', async () => {
  const page = await readMapPage(
    source(),
    new URLSearchParams('measure=nothing&dataset=ndb-1&codes=2001-01-01&setting=home&class=999'),
  );
  assert.equal(page!.measure.id, 'generic-volume-share');
  assert.equal(page!.issues.length, 5);
  assert.equal(page!.query.where!.class, undefined);
  assert.match(page!.issues.join(''), /nothing.*都道府県別/s);
});

test('where the figures cannot be had the page says why, and keeps its choices', async () => {
  const made = madeSource(({ by }) => {
    if (by === 'class') return [];
    throw new AnteiError('bad-request', 'その範囲の表はありません。');
  });
  const page = await readMapPage(made, new URLSearchParams());
  assert.equal(page!.ranking, null);
  assert.equal(page!.none?.detail, 'その範囲の表はありません。');
  assert.ok(page!.choices.measures.length > 3);
});

test('a prefecture of which the dataset has nothing stands last, without a place', async () => {
  const made = madeSource(({ by }) => (by === 'prefecture' ? [figure('13', 0.8)] : []));
  const page = await readMapPage(made, new URLSearchParams());
  assert.equal(page!.ranking!.rows.length, 47);
  assert.equal(page!.ranking!.rows[0]!.key, '13');
  assert.equal(page!.ranking!.rows[1]!.place, null);
});

test('without a dataset, or without a list of classes, there is no page', async () => {
  const none = () => [];
  assert.equal(await readMapPage(madeSource(none, { datasets: [] }), new URLSearchParams()), null);
  assert.equal(await readMapPage(madeSource(none, { lists: [] }), new URLSearchParams()), null);
});

async function read(query: string) {
  const page = (await readMapPage(source(), new URLSearchParams(query)))!;
  return { ranking: page.ranking!, measure: page.measure.id, legend: page.ranking!.legend };
}

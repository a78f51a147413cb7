import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefectureSource } from './prefecture-testing.ts';
import { type PrefecturePage, readPrefecturePage } from './read-prefecture.ts';

async function read(code: string, query = '', source = prefectureSource()): Promise<PrefecturePage> {
  const page = await readPrefecturePage(source, code, new URLSearchParams(query));
  assert.ok(page !== null && page !== 'unknown');
  return page;
}

test('every share stands beside the nation, the middle of the 47 and a place as far as bounds tell it', async () => {
  const { name, profile } = await read('02');
  assert.equal(name, '青森県');
  const [first] = profile;
  assert.equal(first!.measure.id, 'generic-volume-share');
  assert.equal(first!.nation.value, 0.63);
  assert.equal(first!.median?.toFixed(6), '0.630000');
  // Its bounds, 39.5 to 42.5%, reach below Hokkaido's 40% and above Iwate's 42%.
  assert.deepEqual(first!.place, { best: 45, worst: 47 });
});

test('measures of biosimilars come after those of generics, and sums have no place among shares', async () => {
  const ids = (await read('13')).profile.map(({ measure }) => measure.id);
  assert.ok(ids.indexOf('generic-volume-share-old') < ids.indexOf('biosimilar-volume-share'));
  assert.ok(!ids.includes('generic-saving'));
});

test('classes are told in yen what the median would save, and which ingredients are in short supply', async () => {
  const { classes, saving, countLimited } = await read('01');
  assert.equal(saving, 'generic-saving-available');
  assert.equal(countLimited, false);
  // (0.63 − 0.40) ÷ 0.60 of 50 to 100 million.
  assert.equal(Math.round(classes[0]!.toMedian!.lower), 19_166_667);
  assert.equal(Math.round(classes[0]!.toMedian!.upper), 38_333_333);
  const byClass = Object.fromEntries(classes.map(({ key, limited }) => [key, limited]));
  assert.deepEqual(byClass, { '112': ['=試験成分'], '214': [] });
});

test('switches to products in limited supply count only where they are asked for', async () => {
  const { classes, saving, countLimited } = await read('01', 'limited=count');
  assert.equal(saving, 'generic-saving');
  assert.equal(countLimited, true);
  assert.equal(Math.round(classes[0]!.toMedian!.upper), 76_666_667);
  assert.equal((await read('01', 'limited=yes')).countLimited, false);
});

test('without an edition every switch counts, measures that ask for one are left out, and nothing is said of supply', async () => {
  const page = await read('01', '', prefectureSource(null));
  assert.equal(page.countLimited, true);
  assert.equal(page.source.edition, null);
  assert.ok(page.profile.every(({ measure }) => !measure.id.endsWith('-available')));
  assert.ok(page.classes.every(({ limited }) => limited.length === 0));
});

test('a prefecture at or above the others is given nothing to reach', async () => {
  const { classes } = await read('47');
  assert.ok(classes.every(({ toMedian, toBestTenth }) => toMedian === null && toBestTenth === null));
});

test('sex and age are not invented where the dataset has no sheet of them', async () => {
  assert.equal((await read('13')).people, null);
});

test('families of biologics stand beside the nation', async () => {
  const [family] = (await read('47')).families;
  assert.equal(family!.label, 'インフリキシマブ');
  assert.equal(family!.figure.value?.toFixed(2), '0.86');
  assert.equal(family!.nation?.value, 0.63);
});

test('dataset, lists and edition of the address are asked for throughout', async () => {
  const source = prefectureSource();
  const page = await read('13', 'dataset=ndb-9&codes=2023-03-15&edition=2026-08-18&other=1', source);
  assert.deepEqual(page.view, { dataset: 'ndb-9', codes: '2023-03-15', edition: '2026-08-18' });
  for (const { dataset, codes, edition } of source.asked)
    assert.deepEqual([dataset, codes, edition], ['ndb-9', '2023-03-15', '2026-08-18']);
  const wrong = await read('13', 'dataset=none');
  assert.equal(wrong.issues.length, 1);
  assert.equal(wrong.view.dataset, undefined);
});

test('a code of no prefecture is unknown, and without a dataset there is no page', async () => {
  assert.equal(await readPrefecturePage(prefectureSource(), '48', new URLSearchParams()), 'unknown');
  assert.equal(await readPrefecturePage(prefectureSource(), '1', new URLSearchParams()), 'unknown');
  const empty = prefectureSource(null, { datasets: [] });
  assert.equal(await readPrefecturePage(empty, '13', new URLSearchParams()), null);
});

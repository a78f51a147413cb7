/** The register as it is kept: how much of it there is, and that what it points at on this site is there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGES } from '../../app/pages.ts';
import { officialSeries } from '../../indicators/measures/official-series/series.ts';
import { readRegister } from '../index.ts';

const { initiatives, kpis, statuses } = readRegister();

/** Records of each document and chapter; a record that goes or comes is a decision, not an accident. */
const COUNTS = {
  'biosimilar-basics/0-seminar.yaml': 1,
  'biosimilar-basics/2-production.yaml': 2,
  'biosimilar-basics/3-spread.yaml': 4,
  'biosimilar-basics/4-training.yaml': 6,
  'biosimilar-policy/2-1-awareness.yaml': 15,
  'biosimilar-policy/2-2-stable-supply.yaml': 4,
  'biosimilar-policy/2-3-insurance.yaml': 7,
  'biosimilar-policy/2-4-industry.yaml': 4,
  'biosimilar-policy/2-5-follow-up.yaml': 1,
  'biosimilar-proposal/1-promotion.yaml': 5,
  'biosimilar-proposal/2-awareness.yaml': 7,
  'biosimilar-proposal/3-trust.yaml': 5,
  'biosimilar-proposal/4-industry.yaml': 8,
  'biosimilar-proposal/5-innovation.yaml': 2,
  'industry/1-promotion.yaml': 12,
  'industry/2-stable-supply.yaml': 13,
  'industry/3-distribution.yaml': 3,
  'industry/4-generics.yaml': 8,
  'industry/5-price-survey.yaml': 3,
  'industry/6-production-statistics.yaml': 2,
  'industry/7-disasters.yaml': 4,
  'industry/8-protective-equipment.yaml': 5,
  'roadmap/1-industry-annex.yaml': 1,
  'roadmap/3-1-1-quality.yaml': 12,
  'roadmap/3-1-2-stable-supply.yaml': 7,
  'roadmap/3-2-1-use.yaml': 7,
  'roadmap/3-2-2-insurance.yaml': 2,
  'roadmap/4-follow-up.yaml': 1,
  'schedule/1-1-people-and-money.yaml': 4,
  'schedule/1-2-trials-a.yaml': 3,
  'schedule/1-2-trials-b.yaml': 4,
  'schedule/1-4-seeds-a.yaml': 2,
  'schedule/1-4-seeds-b.yaml': 1,
  'schedule/1-4-seeds-c.yaml': 1,
  'schedule/2-1-rules-and-children.yaml': 3,
  'schedule/2-2-pmda.yaml': 3,
  'schedule/3-value-and-generics.yaml': 5,
  'schedule/reference-not-in-timetable.yaml': 2,
};

test('each chapter of each document has its records', () => {
  const counts: Record<string, number> = {};
  for (const { place } of initiatives) counts[place.file] = (counts[place.file] ?? 0) + 1;
  assert.deepEqual(counts, COUNTS);
});

test('a record names a page of this site only where it is there', () => {
  const paths = new Set(PAGES.map(({ path }) => `/${path}`));
  const elsewhere = initiatives.flatMap(({ id, pages }) =>
    pages
      .filter(({ path }) => !paths.has(path) && !path.startsWith('/indicators'))
      .map(({ path }) => `${id}: ${path}`),
  );
  assert.deepEqual(elsewhere, []);
});

test('what happens outside this site is not said to be done by its pages', () => {
  const done = (id: string) =>
    initiatives.find((one) => one.id === id)!.pages.filter(({ role }) => role === 'does');
  for (const { id, title, pages } of initiatives) {
    const outside =
      /協議会|適正化計画|企業情報の可視化|有効性及び安全性|講習会の|セミナー|解熱鎮痛薬|法律/.test(title);
    if (outside) assert.deepEqual(done(id), [], `${id} ${title}`);
    assert.equal(new Set(pages.map(({ path }) => path)).size, pages.length, id);
  }
  assert.deepEqual(
    done('roadmap-share-visibility').map(({ path }) => path),
    ['/indicators/measures/generic-value-share', '/indicators', '/indicators/classes'],
  );
  assert.deepEqual(
    done('biosimilar-good-cases').map(({ path }) => path),
    ['/biosimilars/cases'],
  );
});

test('every ○ of the roadmap and the policy has its tag read; every programme its money or why there is none', () => {
  const untimed = initiatives.filter(
    ({ kind, timing, id }) => kind === 'initiative' && timing === null && id !== 'roadmap-industry-annex',
  );
  assert.deepEqual(untimed, []);
  const moneyless = initiatives.filter(({ kind, programme }) => kind === 'programme' && programme === null);
  assert.deepEqual(
    moneyless.map(({ id }) => id),
    [],
  );
});

test('a step has days exactly where its time is known', () => {
  for (const { id, phases, phasesUnclear } of initiatives)
    for (const { when, period } of phases) {
      assert.equal(period === null, when === 'unknown', `${id}: ${when}`);
      if (period === null) assert.ok(phasesUnclear, id);
    }
});

test('where the indicators keep the same official value, it is the same value', () => {
  let compared = 0;
  for (const { id, fills, unit, series } of kpis) {
    const measure = fills?.replace('indicators:', '');
    for (const { period, value } of series)
      for (const official of officialSeries())
        if (official.measure === measure && official.unit === unit && official.kind === 'value')
          for (const point of official.points)
            if (point.period === period && official.id !== 'prefectures-short-of-80') {
              assert.equal(value, point.value, `${id} ${period}`);
              compared++;
            }
  }
  assert.ok(compared >= 15, String(compared));
});

test('every KPI of the timetable is named by an initiative', () => {
  const unnamed = kpis.filter((kpi) => kpi.document === 'schedule' && kpi.initiatives.length === 0);
  assert.deepEqual(
    unnamed.map(({ id }) => id),
    [],
  );
});

test('a status is signed and shown, and the last one of an initiative is its state', () => {
  assert.ok(statuses.length > 0);
  for (const { by, evidence } of statuses) assert.ok(by && evidence.length > 0);
  const supply = statuses.filter(({ initiative }) => initiative === 'roadmap-supply-reports');
  assert.deepEqual(
    supply.map(({ state }) => state),
    ['started', 'on-track'],
  );
});

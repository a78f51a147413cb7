import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sharedPath, skipWithoutSeeds as skip } from '../../../../test/real-data.ts';
import { momentText } from '../../../platform/dates/date-text.ts';
import { compact } from '../../../platform/text.ts';
import { periodEnd } from './period.ts';
import { type OfficialPoint, type OfficialSeries, officialSeries, readSeries } from './series.ts';

/** First digits of the file of each document. */
const FILES: Record<string, string> = {
  roadmap: 'seeds/000',
  'biosimilar-policy': 'seeds/000',
  'biosimilar-basics': 'seeds/001',
  'biosimilar-proposal': 'seeds/002',
  industry: 'seeds/003',
  schedule: 'seeds/004',
  published: 'DESIGN.md',
};

function textOf(document: string): string {
  const [folder, start] = FILES[document]!.split('/') as [string, string?];
  if (start === undefined) return compact(readFileSync(sharedPath(folder), 'utf8'));
  const name = readdirSync(sharedPath(folder)).find((file) => file.startsWith(start))!;
  return compact(readFileSync(sharedPath(folder, name), 'utf8'));
}

const every = (check: (series: OfficialSeries, point: OfficialPoint) => void) => {
  for (const series of officialSeries()) for (const point of series.points) check(series, point);
};

test('Every official value is in the document that it cites, in the words that it cites', { skip }, () => {
  const texts = new Map(Object.keys(FILES).map((document) => [document, textOf(document)]));
  every(({ id }, { source, phrase }) => {
    assert.ok(texts.get(source.id)!.includes(compact(phrase)), `${id}: 「${phrase}」 in ${source.id}`);
  });
});

test('The words of a citation say the value, in the unit of the series', () => {
  every(({ id, unit }, { value, phrase, period }) => {
    const shown = unit === 'fraction' ? value * 100 : unit === 'yen' ? value / 1e8 : value;
    const digits = String(Math.round(shown * 10) / 10);
    const found = compact(phrase)
      .replaceAll('1,103', '1103')
      .split(/[^\d.]+/);
    assert.ok(found.includes(digits), `${id} ${period}: ${digits} in 「${phrase}」`);
  });
});

test('The long series have one value a fiscal year, in the order of the published list', () => {
  for (const [id, of] of [
    ['biosimilar-effect', (value: number) => (value / 1e8).toLocaleString('en')],
    ['biosimilar-value-share', (value: number) => (value * 100).toFixed(1)],
  ] as const) {
    const { points } = officialSeries().find((series) => series.id === id)!;
    const printed = points[0]!.phrase.replace(/ %$/, '').replace(/^.*?(?=\d+(\.\d)?, )/, '');
    assert.equal(points.map((point) => of(point.value)).join(', '), printed);
    assert.deepEqual(
      points.map((point) => point.period),
      Array.from({ length: 8 }, (_, i) => `FY${2017 + i}`),
    );
  }
});

test('Series are found by the measure that they stand beside, in the order of time', () => {
  const [survey, targets, at80] = officialSeries('generic-volume-share');
  assert.deepEqual(
    survey!.points.map((point) => [point.period, point.value, point.note]),
    [
      ['2013-09', 0.469, undefined],
      ['2023-09', 0.802, undefined],
      ['2025-09', 0.888, '速報値'],
    ],
  );
  assert.equal(targets!.kind, 'target');
  assert.deepEqual(
    at80!.points.map((point) => [momentText(point.period), point.value]),
    [
      ['2021年度', 29],
      ['2023年3月', 36],
    ],
  );
  assert.deepEqual(officialSeries('no-such-measure'), []);
  assert.ok(periodEnd('FY2021') < periodEnd('2022-04') && periodEnd('FY2021') === periodEnd('2022-03'));
});

test('No series and no period of a series is there twice', () => {
  const ids = officialSeries().map((series) => series.id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, points } of officialSeries())
    assert.equal(new Set(points.map((point) => point.period)).size, points.length, id);
});

test('A series that cites a document that is not there, or says more than the schema, is refused', () => {
  const series = { id: 'x-y', title: 't', measure: null, kind: 'value', unit: 'count', whyDifferent: 'w' };
  const point = { period: '2023', value: 1, source: 'gone', phrase: '1' };
  const documents = { here: { title: 't', publisher: 'p' } };
  assert.throws(() => readSeries({ documents, series: [{ ...series, points: [point] }] }), /not there/);
  const right = { ...series, points: [{ ...point, source: 'here' }] };
  assert.equal(readSeries({ documents, series: [right] }).length, 1);
  assert.throws(() => readSeries({ documents, series: [{ ...right, sql: 'select' }] }), /sql/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonsOf } from './reasons.ts';
import { officialSeries } from './series.ts';

test('what several series share is said once, what one has by itself under its title', () => {
  assert.deepEqual(
    reasonsOf([
      { title: '甲', whyDifferent: '調査は9月です。包括払いを含みます。' },
      { title: '乙', whyDifferent: '調査は9月です。包括払いを含みます。薬価も違います。' },
      { title: '丙', whyDifferent: '数え方が違います。' },
    ]),
    [
      { titles: ['甲', '乙'], text: '調査は9月です。包括払いを含みます。' },
      { titles: ['乙'], text: '薬価も違います。' },
      { titles: ['丙'], text: '数え方が違います。' },
    ],
  );
});

test('of the series on biosimilars every sentence is there, and none twice', () => {
  const series = officialSeries().filter(({ id, kind }) => id.startsWith('biosimilar') && kind === 'value');
  const text = reasonsOf(series)
    .map((reason) => reason.text)
    .join('');
  for (const { whyDifferent } of series)
    for (const sentence of whyDifferent.split('。').filter(Boolean))
      assert.equal(text.split(`${sentence}。`).length - 1, 1, sentence);
});

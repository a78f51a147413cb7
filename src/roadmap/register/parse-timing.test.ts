import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { skipWithoutSeeds } from '../../../test/real-data.ts';
import { parsePeriod, periodDays } from './parse-period.ts';
import { parseTiming, type TimingPart } from './parse-timing.ts';
import { seedText } from './seed-testing.ts';

const year = (fiscalYear: number) => ({
  fiscalYear,
  from: `${fiscalYear}-04-01`,
  to: `${fiscalYear + 1}-03-31`,
});

/** Every tag of the documents, and what it says. */
const TAGS: Record<string, Partial<TimingPart>[]> = {
  引き続き実施: [{ kind: 'continue', from: null, to: null }],
  引き続き検討: [{ kind: 'consider' }],
  令和５年度開始: [{ kind: 'start', ...year(2023) }],
  令和６年度開始: [{ kind: 'start', ...year(2024) }],
  令和７年度開始: [{ kind: 'start', ...year(2025) }],
  令和６年度実施: [{ kind: 'do', ...year(2024) }],
  令和６年度結論: [{ kind: 'conclude', ...year(2024) }],
  令和７年度結論: [{ kind: 'conclude', ...year(2025) }],
  '令和６年 10月から開始': [{ kind: 'start', month: '2024-10', from: '2024-10-01', to: '2024-10-31' }],
  マネジメントシステムの制度化後速やかに実施: [{ kind: 'after', after: 'マネジメントシステム', to: null }],
  '令和６年度以降定期的にフォローアップ、令和８年度点検・結論': [
    { kind: 'follow-up', fiscalYear: 2024, from: '2024-04-01', to: null },
    { kind: 'check', ...year(2026) },
  ],
  '供給状況の把握については令和６年度開始、リスクシナリオの整理については令和６年度実施': [
    { kind: 'start', of: '供給状況の把握', ...year(2024) },
    { kind: 'do', of: 'リスクシナリオの整理', ...year(2024) },
  ],
  '引き続き実施、必要に応じて今後も議論': [{ kind: 'continue' }, { kind: 'discuss' }],
  '研修について引き続き実施、実生産スケールでの研修等の取組については令和６年度開始': [
    { kind: 'continue', of: '研修' },
    { kind: 'start', of: '実生産スケールでの研修等の取組', ...year(2024) },
  ],
  '研修について引き続き実施、実生産スケールの研修等の取組については令和6年度開始': [
    { kind: 'continue', of: '研修' },
    { kind: 'start', of: '実生産スケールの研修等の取組', ...year(2024) },
  ],
  '中等度変更については令和６年度結論、その他の取組は引き続き実施': [
    { kind: 'conclude', of: '中等度変更', ...year(2024) },
    { kind: 'continue', of: 'その他の取組' },
  ],
  'H30～': [{ kind: 'start', fiscalYear: 2018 }],
  'R6～': [{ kind: 'start', fiscalYear: 2024 }],
  R6: [{ kind: 'do', fiscalYear: 2024 }],
  令和7年度補正予算: [{ kind: 'budget', ...year(2025) }],
  令和8年度当初予算案: [{ kind: 'budget', ...year(2026) }],
};

const whole = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
/** A tag of the documents that says when; headings (…における取組) and page references are others. */
const TIMING_TAG = /年度|引き続き|から開始|後速やか|^[HR]\d+/;

for (const [printed, expected] of Object.entries(TAGS)) {
  test(`【${printed}】 is understood`, () => {
    for (const tag of [printed, `【${printed}】`]) {
      const timing = parseTiming(tag);
      assert.ok(timing);
      assert.equal(timing.printed, tag, 'what is printed is kept');
      assert.equal(timing.parts.length, expected.length);
      for (const [i, part] of expected.entries())
        assert.deepEqual(timing.parts[i], { ...timing.parts[i], ...part });
    }
  });
}

test('every tag printed in the documents is in the table above', { skip: skipWithoutSeeds }, () => {
  const known = new Set(Object.keys(TAGS).map(whole));
  const tags = ['000', '001', '003'].flatMap((seed) =>
    [...whole(seedText(seed)).matchAll(/【([^【】]+)】/g)]
      .map((match) => match[1]!)
      .filter((tag) => TIMING_TAG.test(tag)),
  );
  assert.ok(tags.length > 80, String(tags.length));
  assert.deepEqual(
    tags.filter((tag) => !known.has(tag)),
    [],
  );
});

test('what is no timing is refused, whole: never half a tag', () => {
  for (const text of [
    '',
    '【】',
    '令和６年度',
    'そのうち開始',
    '令和６年度開始、そのうち終了',
    '令和６年13月から開始',
  ])
    assert.equal(parseTiming(text), null, text);
});

test('the times of the timetables are days', () => {
  const periods: [string, string, string][] = [
    ['2024年夏', '2024-06-01', '2024-08-31'],
    ['2024年末', '2024-12-31', '2024-12-31'],
    ['2024年度末', '2025-03-31', '2025-03-31'],
    ['2025年度', '2025-04-01', '2026-03-31'],
    ['2026–2028年度', '2026-04-01', '2029-03-31'],
    ['2026－2028年度', '2026-04-01', '2029-03-31'],
    ['2024～2028年度', '2024-04-01', '2029-03-31'],
    ['R10～R12', '2028-04-01', '2031-03-31'],
    ['R8', '2026-04-01', '2027-03-31'],
    ['平成30年度', '2018-04-01', '2019-03-31'],
    ['令和元年度', '2019-04-01', '2020-03-31'],
    ['令和7年5月', '2025-05-01', '2025-05-31'],
    ['2028年', '2028-01-01', '2028-12-31'],
    ['R7までに', '2026-03-31', '2026-03-31'],
    ['2026年度まで', '2027-03-31', '2027-03-31'],
  ];
  for (const [printed, from, to] of periods) assert.deepEqual(parsePeriod(printed), { from, to }, printed);
  for (const text of [
    '',
    '夏',
    '2024年度夏',
    '2025年度4月',
    '2024年13月',
    '2028–2026年度',
    '未定',
    'までに',
    '夏まで',
  ])
    assert.equal(parsePeriod(text), null, text);
});

test('the periods of a series are days, from first to last', () => {
  assert.deepEqual(periodDays('2024-02'), { from: '2024-02-01', to: '2024-02-29' });
  assert.deepEqual(periodDays('FY2018/FY2022'), { from: '2018-04-01', to: '2023-03-31' });
  for (const text of ['2024-13', 'FY2022/FY2018', '令和6年', '']) assert.equal(periodDays(text), null, text);
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), (y, m) => {
      const days = periodDays(`${y}-${String(m).padStart(2, '0')}`)!;
      assert.ok(
        days.from.endsWith('-01') && days.to > days.from && days.to.slice(0, 7) === days.from.slice(0, 7),
      );
    }),
  );
});

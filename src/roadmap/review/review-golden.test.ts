/**
 * The page of a review of a small made register, word for word. After a wanted change write it again with
 * ANTEI_TEST_WRITE_GOLDEN=1, and read the difference before it is committed.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Entries } from '../entries/store-entries.ts';
import { readRegister } from '../register/read-register.ts';
import { folderOf, SOUND } from '../register/register-testing.ts';
import type { Point } from '../views.ts';
import { readReview } from './read-review.ts';
import { reviewHtml } from './review-html.ts';
import { reviewSource, signed } from './review-testing.ts';
import { reviewText } from './review-text.ts';

const GOLDEN = join(import.meta.dirname, '../../../test/golden/review/review.html');
const FILES = {
  ...SOUND,
  'roadmap/2.yaml': `document: roadmap
kind: programme
chapter: [３ 具体的な取組, ⅱ）安定供給]
initiatives:
  - id: money
    title: 支援事業
    text: 設備を支援する。
    actors: [state, holder]
    printedActor: 国における取組
    heading: 国における取組
    quote: 設備を支援
    timing: 【引き続き実施】
    programme:
      budgets:
        - {stage: 令和7年度補正予算, fiscalYear: 2025, yen: 7000000000, phrase: 70億円}
      rate: 国 1/2
      results:
        - {what: 採択, value: 17, counter: 件, period: unknown, phrase: 17件}
`,
};

const ENTRIES: Entries = {
  statuses: [
    {
      ...signed(1, '2026-04-10T00:00:00Z'),
      initiative: 'money',
      state: 'late',
      since: '2026-04',
      note: '公募が遅れている。',
      evidence: [
        { url: 'https://example.go.jp/a', title: '公募の案内 <第1回>' },
        { url: '/overview', title: '供給状況' },
      ],
    },
    {
      ...signed(2, '2026-05-10T00:00:00Z'),
      initiative: 'money',
      state: 'done',
      since: '2026-05',
      note: '誤り。',
      evidence: [{ url: '/overview', title: '供給状況' }],
      withdrawn: { at: '2026-05-11T00:00:00.000Z', why: '別の事業だった' },
    },
  ],
  points: [
    {
      ...signed(3, '2026-06-01T00:00:00Z'),
      kpi: 'share',
      period: 'FY2024',
      value: 0.78,
      source: '公表資料',
      sourceUrl: 'https://example.go.jp/b',
      note: '速報値',
    },
  ],
  targets: [
    {
      ...signed(4, '2026-06-02T00:00:00Z'),
      kpi: 'share',
      version: 2,
      value: 0.85,
      wording: '85％以上',
      due: '2030-03-31',
      setOn: '2026-06-01',
      source: '告示',
      sourceUrl: null,
      note: '引き上げ',
    },
  ],
  comments: [
    {
      ...signed(5, '2026-06-03T00:00:00Z'),
      about: 'money',
      expert: '専門 花子',
      affiliation: '大学',
      saidOn: '2026-06-02',
      body: '対象が狭い。',
    },
  ],
};

const COMPUTED: Point = {
  period: 'FY2022',
  end: '2023-03-31',
  value: 0.76,
  lower: 0.75,
  upper: 0.77,
  origin: 'computed',
  id: null,
  source: {
    text: '第9回NDBオープンデータから計算（数量シェア、2023-03-15の区分による）',
    url: '/indicators/measures/generic-volume-share?dataset=ndb-9',
    citation: null,
  },
  note: null,
};

test('the page of a small register is the one that was read and kept', async (t) => {
  const source = reviewSource(readRegister(folderOf(t, FILES)), ENTRIES, new Map([['share', [COMPUTED]]]));
  const page = reviewHtml(reviewText(await readReview(source, '2027-03-31')), 'https://antei.example');
  if (process.env.ANTEI_TEST_WRITE_GOLDEN === '1') writeFileSync(GOLDEN, page);
  assert.ok(existsSync(GOLDEN), `${GOLDEN} is missing`);
  assert.equal(page, readFileSync(GOLDEN, 'utf8'));
});

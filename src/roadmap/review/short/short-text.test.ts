/** The short review of the real register: what a council asks for, on eight pages whatever is entered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfPages } from '../../../platform/pdf/testing.ts';
import type { Entries } from '../../entries/store-entries.ts';
import { STATES, type State } from '../../model.ts';
import { readRegister } from '../../register/read-register.ts';
import { readReview } from '../read-review.ts';
import { type Block, printed } from '../review-blocks.ts';
import { reviewPdf } from '../review-pdf.ts';
import { NO_ENTRIES, reviewSource, signed } from '../review-testing.ts';
import { shortText } from './short-text.ts';

const register = readRegister();
const DAY = '2026-11-30';
const LAST = '2026-02-01';
const MOST_PAGES = 8;

const lay = async (entries: Entries = NO_ENTRIES, { demonstration = false, day = DAY, last = LAST } = {}) => {
  const source = { ...reviewSource(register, entries), isDemonstration: async () => demonstration };
  return shortText(await readReview(source, day, 'short'), last);
};
const pagesOf = async (entries?: Entries, given = {}) =>
  pdfPages(await reviewPdf(await lay(entries, given), 'https://antei.example'));
const tableOf = (blocks: readonly Block[], caption: string) => {
  const found = blocks.find((block) => block.kind === 'table' && block.caption.startsWith(caption));
  assert.ok(found?.kind === 'table', caption);
  return found;
};

/** Every initiative recorded in the state, in words as long as a form takes. */
const everywhere = (state: State, since = '2026-10'): Entries => ({
  ...NO_ENTRIES,
  statuses: register.initiatives.map(({ id }, at) => ({
    ...signed(at + 1, '2026-11-01T00:00:00Z'),
    initiative: id,
    state,
    since,
    note: 'とても長い説明です。\n'.repeat(300),
    evidence: [{ url: 'https://example.go.jp/a', title: '資料' }],
  })),
  targets: register.kpis.map(({ id }, at) => ({
    ...signed(at + 1000, '2026-11-02T00:00:00Z'),
    kpi: id,
    version: 9,
    value: 0.9,
    wording: '長い目標の言葉です。\n'.repeat(100),
    due: '2028-03-31',
    setOn: '2026-11-01',
    source: '告示',
    sourceUrl: null,
    note: '',
  })),
  points: register.kpis.map(({ id }, at) => ({
    ...signed(at + 2000, '2026-11-03T00:00:00Z'),
    kpi: id,
    period: '2026-09',
    value: 0.123,
    source: '資料',
    sourceUrl: null,
    note: '長い注です。\n'.repeat(100),
  })),
});

test('the register as it is, on a real site and on a demonstration, on any day of years, has eight pages at most', async () => {
  const pages = await pagesOf();
  assert.ok(pages.length >= 3 && pages.length <= MOST_PAGES, String(pages.length));
  assert.match(pages.at(-1)!.replace(/\s/g, ''), new RegExp(`${pages.length}/${pages.length}ページ$`));
  const invented = await pagesOf(NO_ENTRIES, { demonstration: true });
  assert.ok(invented.length <= MOST_PAGES);
  assert.match(invented.join('').replace(/\s/g, ''), /デモのサイトで作成[\s\S]*実在の公表資料によります/);
  for (const day of ['2013-04-01', '2024-09-30', '2029-03-31', '2040-12-31'])
    assert.ok((await pagesOf(NO_ENTRIES, { day, last: '2013-04-01' })).length <= MOST_PAGES, day);
});

test('it still has eight pages at most where everything was recorded at length, in any state', async () => {
  for (const state of Object.keys(STATES) as State[]) {
    const { length } = await pagesOf(everywhere(state));
    assert.ok(length <= MOST_PAGES, `${state}: ${length}`);
  }
  const over = everywhere('started', '2024-04');
  assert.ok((await pagesOf(over, { day: '2035-03-31' })).length <= MOST_PAGES);
});

test('it begins with the three targets, and counts where all initiatives stand', async () => {
  const { blocks, title, edition } = await lay();
  assert.equal(edition, 'short');
  assert.match(title, /概要版$/);
  assert.equal(tableOf(blocks, 'ロードマップの3つの目標').rows.length, 3);
  const counted = tableOf(blocks, '状況の言葉と件数').rows.reduce((sum, row) => sum + Number(row[2]), 0);
  assert.equal(counted, register.initiatives.length);
});

test('it names what is over without a record, apart from what is late', async () => {
  const { blocks } = await lay();
  const titles = (caption: string) => tableOf(blocks, caption).rows.map(([cell]) => printed(cell!));
  assert.deepEqual(titles('期限を過ぎ、記録がない取組（2件）'), [
    'サプライチェーンの強靱化',
    '保険者インセンティブ制度による活用促進',
  ]);
  assert.deepEqual(titles('時期を過ぎ、続きの記録がない取組（1件）'), ['品質に関する点検']);
  assert.ok(!blocks.some((block) => block.kind === 'table' && block.caption.startsWith('遅れている取組')));
  const late = await lay(everywhere('late'));
  const { rows, caption } = tableOf(late.blocks, '遅れている取組');
  assert.equal(rows.length, 8);
  assert.match(caption, new RegExp(`（${register.initiatives.length}件のうち8件）$`));
});

test('the next dates come in order, none of them past', async () => {
  const { rows } = tableOf((await lay()).blocks, '近い順');
  const days = rows.map(([day]) =>
    printed(day!)
      .match(/\d+/g)!
      .map((part) => part.padStart(2, '0'))
      .join('-'),
  );
  assert.ok(days.length > 10 && days.every((day) => day >= DAY));
  assert.deepEqual(days, days.toSorted());
});

test('changes are those since the last review', async () => {
  const started: Entries = { ...NO_ENTRIES, statuses: everywhere('started').statuses.slice(0, 1) };
  const rows = async (last: string) => {
    const { blocks } = await lay(started, { last });
    const found = blocks.find(
      (block) => block.kind === 'table' && block.caption.startsWith('記録されたこと'),
    );
    return found?.kind === 'table' ? found.rows : [];
  };
  assert.equal((await rows('2026-11-01')).length, 1);
  assert.equal((await rows('2026-11-02')).length, 0);
  assert.ok((await rows('2025-11-30')).length > 10);
});

test('the bars are of the initiatives that are named, in the years that are printed', async () => {
  const timeline = (await lay()).blocks.find((block) => block.kind === 'timeline');
  assert.ok(timeline?.kind === 'timeline');
  assert.deepEqual(timeline.years, [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]);
  assert.deepEqual(timeline.rows.slice(0, 3), [
    { title: '品質に関する点検', standing: 'overdue', years: [2024] },
    { title: 'サプライチェーンの強靱化', standing: 'expired', years: [2024] },
    { title: '保険者インセンティブ制度による活用促進', standing: 'expired', years: [2025] },
  ]);
});

/** What comes next: days by which initiatives must have begun or ended, and the days of targets. Pure. */
import { addDays } from '../../../platform/clock.ts';
import { dateText } from '../../../platform/dates/date-text.ts';
import { dueDays } from '../../progress/overdue.ts';
import { targetWords } from '../../progress/progress-wording.ts';
import { STANDINGS } from '../../state-wording.ts';
import type { InitiativeView } from '../../views.ts';
import type { Review } from '../read-review.ts';
import type { Block, Column } from '../review-blocks.ts';
import { bounded, rest } from './short-bounds.ts';

/** Two years are what a council plans for; days of targets are told however far they are. */
const AHEAD = 730;
const MOST = 24;
const COLUMNS: Column[] = [
  { header: '期日', width: 17 },
  { header: '何の期日か', width: 17 },
  { header: '取組・KPI', width: 40 },
  { header: 'いまの状況・目標', width: 26 },
];

interface Due {
  day: string;
  what: string;
  title: string;
  now: string;
}

/** The initiatives that are due in time, in the order of the documents. */
export function dueSoon({ asOf, documents }: Review): InitiativeView[] {
  return documents
    .flatMap(({ chapters }) => chapters.flatMap(({ initiatives }) => initiatives))
    .filter((one) => duesOf(one, asOf).length > 0);
}

export function dateBlocks(review: Review): Block[] {
  const { asOf, documents } = review;
  const targets = documents
    .flatMap(({ kpis }) => kpis)
    .flatMap((kpi): Due[] => {
      const by = kpi.progress.target?.by;
      return by && by >= asOf
        ? [{ day: by, what: '目標の期限', title: kpi.title, now: targetWords(kpi) }]
        : [];
    });
  const all = [...dueSoon(review).flatMap((one) => duesOf(one, asOf)), ...targets].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
  return [
    { kind: 'heading', level: 2, id: 'short-dates', text: 'これからの期日' },
    all.length === 0
      ? { kind: 'paragraph', text: '資料に書かれた、点検の日より後の期日はありません。' }
      : bounded(
          {
            kind: 'table',
            caption: `近い順（取組は2年以内）${rest(all.length, MOST)}`,
            columns: COLUMNS,
            rows: all.slice(0, MOST).map(({ day, what, title, now }) => [dateText(day), what, title, now]),
          },
          2,
        ),
  ];
}

function duesOf(one: InitiativeView, asOf: string): Due[] {
  if (one.standing === 'done' || one.standing === 'folded') return [];
  const { begin, end } = dueDays(one);
  const { label } = STANDINGS[one.standing];
  const due = (day: string | null, what: string): Due[] =>
    day !== null && day >= asOf && day <= addDays(asOf, AHEAD)
      ? [{ day, what, title: one.title, now: label }]
      : [];
  const begun = one.status !== null && one.status.state !== 'planned';
  return [...(begun ? [] : due(begin === end ? null : begin, '始まる期限')), ...due(end, '期限')];
}

/** What changed since the last review: what was recorded, raised or taken back, and new values. Pure. */
import { dayOf, type IsoDate, startOf } from '../../../platform/clock.ts';
import { dateText, momentText } from '../../../platform/dates/date-text.ts';
import { latestWords } from '../../progress/progress-wording.ts';
import { instantOf } from '../../progress/updates.ts';
import type { Update } from '../../views.ts';
import type { Review } from '../read-review.ts';
import type { Block, Column } from '../review-blocks.ts';
import { bounded, rest } from './short-bounds.ts';

const MOST = { updates: 16, values: 8 };
const WHAT: Record<Update['what'], string> = {
  status: '状況',
  point: '値',
  target: '目標',
  comment: '専門家の意見',
};
const UPDATES: Column[] = [
  { header: '日付', width: 15 },
  { header: '何の変化か', width: 13 },
  { header: '取組・KPI', width: 30 },
  { header: '内容', width: 42 },
];
const VALUES: Column[] = [
  { header: 'KPI', width: 45 },
  { header: '最新の値', width: 55 },
];

export function changeBlocks({ updates, documents }: Review, since: IsoDate): Block[] {
  const told = updates.filter(({ at }) => instantOf(at) >= startOf(since));
  const fresh = documents
    .flatMap(({ kpis }) => kpis)
    .filter(({ progress: { latest } }) => latest && latest.end >= since);
  return [
    {
      kind: 'heading',
      level: 2,
      id: 'short-changes',
      text: `前の点検の日（${dateText(since)}）からの変化`,
    },
    ...(told.length === 0
      ? [{ kind: 'paragraph' as const, text: 'この間に記録された状況・値・目標・意見はありません。' }]
      : [
          bounded(
            {
              kind: 'table',
              caption: `記録されたこと（新しい順）${rest(told.length, MOST.updates)}`,
              columns: UPDATES,
              rows: told.slice(0, MOST.updates).map(updateRow),
            },
            3,
          ),
        ]),
    ...(fresh.length === 0
      ? []
      : [
          bounded(
            {
              kind: 'table',
              caption: `この間の期間の値があるKPI${rest(fresh.length, MOST.values)}`,
              columns: VALUES,
              rows: fresh.slice(0, MOST.values).map((kpi) => [kpi.title, latestWords(kpi)]),
            },
            2,
          ),
        ]),
  ];
}

/** A document's statement is as old as it says; an entry is of the day on which it was made. */
function updateRow({ at, moment, what, title, text }: Update): string[] {
  const day = at.length > 10 ? dateText(dayOf(new Date(at))) : momentText(moment);
  return [day, WHAT[what], title, text];
}

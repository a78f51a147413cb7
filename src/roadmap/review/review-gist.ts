/** A review on one page: the three targets, the other targets, what is recorded, what is late, what nobody knows. Pure. */
import { sayMoment } from '../../documents/model.ts';
import { addDays } from '../../platform/clock.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import { STATES } from '../model.ts';
import { momentDays } from '../register/parse-period.ts';
import { isMainTarget } from '../register/register-order.ts';
import { LISTED, STANDING_ORDER, STANDINGS } from '../state-wording.ts';
import type { Review } from './read-review.ts';
import type { Block, Words } from './review-blocks.ts';
import { TARGETS, targetRow } from './review-summary.ts';

/** Titles that are named; the rest are counted, and are in the summary. */
const NAMED = 5;

export function gistBlocks(review: Review): Block[] {
  const main = review.documents.flatMap(({ kpis }) => kpis).filter(isMainTarget);
  const rows: [string, Words[]][] = [
    ['ほかの目標', otherTargets(review, main.length)],
    ['取組の状況', [statesWords(review)]],
    ['1年の変化', changes(review)],
    ['遅れ', late(review)],
    ['時期の後', over(review)],
    ['分からない', unknown(review)],
    ['専門家', [commentWords(review)]],
  ];
  return [
    ...(main.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: `ロードマップの${main.length}つの目標`,
            columns: TARGETS,
            rows: main.map(targetRow),
          },
        ]
      : []),
    { kind: 'facts', rows: rows.flatMap(([term, lines]) => (lines.length > 0 ? [{ term, lines }] : [])) },
  ];
}

function otherTargets({ targets }: Review, main: number): string[] {
  const count = (kpis: readonly { document: string; heading: string }[]) =>
    kpis.filter((kpi) => !isMainTarget(kpi)).length;
  const { reached, short, undecided } = targets;
  const all = reached.length + short.length + undecided.length - main;
  if (all === 0) return [];
  return [
    `目標のあるKPI ${all}件のうち、達したもの${count(reached)}件、達していないもの${count(short)}件、決められないもの${count(undecided)}件（第1部に示します）。`,
  ];
}

export function statesWords({ states: { all } }: Review): string {
  const said = STANDING_ORDER.filter((standing) => all.counts[standing] > 0).map(
    (standing) => `${STANDINGS[standing].label}${all.counts[standing]}件`,
  );
  return `取組${all.total}件のうち、${said.join('、')}。`;
}

/** Statuses and values of the year that ends with the day, newest first. */
function changes({ asOf, documents }: Review): string[] {
  const first = addDays(asOf, -364);
  const inYear = (moment: string) => (momentDays(moment)?.to ?? '') >= first;
  const statuses = documents
    .flatMap(({ chapters }) => chapters.flatMap(({ initiatives }) => initiatives))
    .flatMap(({ title, statuses }) =>
      statuses
        .filter(({ on, withdrawn }) => withdrawn === null && inYear(on))
        .map(({ on, state }) => ({ on, text: `・${sayMoment(on)}　${title}：${STATES[state]}` })),
    )
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const values = documents
    .flatMap(({ kpis }) => kpis)
    .filter(({ points }) => points.some(({ end }) => end >= first));
  return [
    `${dateText(first)}から点検の日までに当たる状況の記録が${statuses.length}件、新しい値のあるKPIが${values.length}件あります。`,
    ...statuses.slice(0, NAMED).map(({ text }) => text),
    ...(statuses.length > NAMED ? [`ほか${statuses.length - NAMED}件。`] : []),
  ];
}

function late({ attention: { late } }: Review): string[] {
  if (late.length === 0) return ['遅れていると記録された取組はありません。'];
  return [`遅れていると記録された取組が${late.length}件あります。`, ...named(late)];
}

/** Their time is over, and no record says that they ended: not the same as late. */
function over({ attention: { overdue, expired } }: Review): string[] {
  const lists = { overdue, expired };
  return (['overdue', 'expired'] as const).flatMap((standing) => {
    const all = lists[standing];
    if (all.length === 0) return [];
    return [`${LISTED[standing]}が${all.length}件あります。`, ...named(all)];
  });
}

function named(all: readonly { title: string }[]): string[] {
  const titles = all.slice(0, NAMED).map(({ title }) => `・${title}`);
  return all.length > NAMED ? [...titles, `ほか${all.length - NAMED}件（第1部に示します）。`] : titles;
}

/** Nothing recorded is neither good news nor bad. */
function unknown({ attention, documents }: Review): string[] {
  const silent = attention['no-status'];
  const empty = documents
    .flatMap(({ kpis }) => kpis)
    .filter(({ progress, points }) => progress.target && points.length === 0);
  return [
    silent.length > 0
      ? `始まる時期を過ぎた取組のうち${silent.length}件は、誰も状況を記録していません。進んでいるとも遅れているとも言えません。`
      : '始まる時期を過ぎた取組のすべてに、状況の記録があります。',
    ...(empty.length > 0 ? [`目標のあるKPIのうち${empty.length}件には、値が1つもありません。`] : []),
  ];
}

function commentWords({ comments }: Review): string {
  return comments.length > 0
    ? `意見が${comments.length}件あります。事実の記録とは分けて、第4部に示します。`
    : '点検の日までに記録された意見はありません。';
}

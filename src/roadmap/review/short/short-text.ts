/**
 * The short review (概要版), for a council: the headline figures, how many initiatives stand where, what is late or over without a
 * record, the next dates, and what changed since the last review, on eight pages of A4 at most. Pure.
 */
import type { IsoDate } from '../../../platform/clock.ts';
import { dateText } from '../../../platform/dates/date-text.ts';
import { distanceWords, latestWords, targetWords, WHY } from '../../progress/progress-wording.ts';
import { isMainTarget } from '../../register/register-order.ts';
import { ATTENTION, LISTED } from '../../state-wording.ts';
import type { KpiView } from '../../views.ts';
import type { Review } from '../read-review.ts';
import { type Block, type Column, type ReviewText, writable } from '../review-blocks.ts';
import { statesWords } from '../review-gist.ts';
import { gapTable, stateBlocks, TARGETS, targetRow } from '../review-summary.ts';
import { fingerprint, subtitleOf, TITLE } from '../review-text.ts';
import { timelineBlock } from '../review-timeline.ts';
import { bounded, rest } from './short-bounds.ts';
import { changeBlocks } from './short-changes.ts';
import { dateBlocks, dueSoon } from './short-dates.ts';

/** Records of each list; the rest are counted. */
const MOST = { attention: 8, bars: 16, targets: 14 };
const OTHERS: Column[] = [
  { header: 'KPI', width: 34 },
  { header: '目標（期限）', width: 26 },
  { header: '最新の値', width: 24 },
  { header: '目標まで', width: 16 },
];

/** @param since the day of the last review */
export function shortText(review: Review, since: IsoDate): ReviewText {
  const blocks = writable([
    ...headline(review),
    ...stateBlocks(review),
    ...attentionBlocks(review),
    ...dateBlocks(review),
    ...changeBlocks(review, since),
    ...otherTargets(review),
    ...aboutBlocks(review, since),
  ]);
  return {
    edition: 'short',
    title: `${TITLE} 概要版`,
    subtitle: subtitleOf(review),
    asOf: review.asOf,
    gist: [],
    blocks: [...blocks, fingerprint(blocks)],
  };
}

/** A target with why its two values differ. */
function withReason(kpi: KpiView): string[] {
  const [title, target, values, ...others] = targetRow(kpi) as [string, string, string, ...string[]];
  const { computed = null, why = null } = kpi.headline ?? {};
  return [title, target, computed && why ? `${values}\n${WHY}：${why.short}` : values, ...others];
}

function headline(review: Review): Block[] {
  const { targets, attention, documents } = review;
  const main = documents.flatMap(({ kpis }) => kpis).filter(isMainTarget);
  const { reached, short, undecided, watched } = targets;
  return [
    { kind: 'heading', level: 1, id: 'short-headline', text: '要点' },
    ...(main.length > 0
      ? [
          bounded(
            {
              kind: 'table',
              caption: `ロードマップの${main.length}つの目標`,
              columns: TARGETS,
              rows: main.map(withReason),
            },
            7,
          ),
        ]
      : []),
    {
      kind: 'list',
      items: [
        statesWords(review),
        `遅れていると記録された取組は${attention.late.length}件です。期限を過ぎて記録がないことは、遅れとは分けて数えています。`,
        `目標のあるKPI ${reached.length + short.length + undecided.length}件のうち、達したもの${reached.length}件、達していないもの${short.length}件、決められないもの${undecided.length}件。ほかに、目標を置かずに見ていくKPIが${watched.length}件あります。`,
      ].map((text) => `・${text}`),
    },
  ];
}

function attentionBlocks(review: Review): Block[] {
  const { attention, asOf } = review;
  const listed = ATTENTION.flatMap((standing) => attention[standing]);
  const drawn = [...listed, ...dueSoon(review).filter((one) => !listed.includes(one))].slice(0, MOST.bars);
  return [
    { kind: 'heading', level: 2, id: 'short-attention', text: '遅れているもの、時期を過ぎて記録のないもの' },
    ...(listed.length === 0
      ? [{ kind: 'paragraph' as const, text: 'ありません。' }]
      : ATTENTION.flatMap((standing) =>
          gapTable(LISTED[standing], attention[standing], MOST.attention).map((table) => bounded(table, 2)),
        )),
    {
      kind: 'paragraph',
      text: `このほか、${LISTED['no-status']}が${attention['no-status'].length}件あります（全体版に示します）。`,
    },
    ...timelineBlock('上の取組と、2年以内に期日のある取組：時期（年度）と状況', drawn, asOf),
  ];
}

function otherTargets({ targets }: Review): Block[] {
  const all = [...targets.short, ...targets.undecided, ...targets.reached].filter(
    (kpi) => !isMainTarget(kpi) && kpi.progress.latest,
  );
  if (all.length === 0) return [];
  return [
    { kind: 'heading', level: 2, id: 'short-targets', text: 'ほかの目標' },
    bounded(
      {
        kind: 'table',
        caption: `値のあるもの（達していないものから）${rest(all.length, MOST.targets)}`,
        columns: OTHERS,
        rows: all
          .slice(0, MOST.targets)
          .map((kpi) => [kpi.title, targetWords(kpi), latestWords(kpi), distanceWords(kpi)]),
      },
      3,
    ),
  ];
}

function aboutBlocks({ asOf, demonstration, documents, states }: Review, since: IsoDate): Block[] {
  return [
    { kind: 'heading', level: 2, id: 'short-about', text: 'この資料について' },
    {
      kind: 'list',
      items: [
        ...(demonstration
          ? [
              'この資料は、架空のデータを見せるデモのサイトで作られました。取組・KPI・目標と、資料の値は、実在の公表資料によります。担当者の記録があれば、デモを試した人が入れたものです。',
            ]
          : []),
        `${dateText(asOf)}の終わりまでに分かっていたことによります。前の点検の日は${dateText(since)}としています（指定がなければ1年前です）。`,
        `${documents.length}つの資料の取組${states.all.total}件とKPIのすべてについて、根拠・経過・出典は、同じ日の全体版に示します。ここでは、長い文を「…」で切り、多いものは件数だけを示しています。`,
        '記録がないことは、進んでいることも遅れていることも意味しません。',
        '「このサイトの計算」は、公開データから求めた値です。公表された値とは数え方が違うため、足し合わせません。',
      ].map((text) => `・${text}`),
    },
  ];
}

/** The first pages of a review: its sources, how far the targets are, what is recorded, late or silent. Pure. */
import { computedWords } from '../../indicators/model.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import {
  BESIDE,
  distanceWords,
  latestWords,
  progressLines,
  targetWords,
  WHY,
} from '../progress/progress-wording.ts';
import { ATTENTION, LISTED, NO_STATE, STANDING_ORDER, STANDINGS } from '../state-wording.ts';
import type { InitiativeView, KpiView } from '../views.ts';
import type { Review, StateCounts } from './read-review.ts';
import type { Block, Column, Words } from './review-blocks.ts';

const DEMONSTRATION: [string, Words[]] = [
  'デモ',
  [
    'この資料は、架空のデータを見せるデモのサイトで作られました。',
    '取組・KPI・目標と、資料の値は、実在の公表資料によります。架空のデータから計算した値は入っていません。',
    '担当者の記録があれば、デモを試した人が入れたもので、実在の記録ではありません。',
  ],
];

/** What the review rests on and how to read it. */
export function frontBlocks({ asOf, demonstration, data, documents, states }: Review): Block[] {
  const kpis = documents.flatMap((one) => one.kpis).length;
  const rows: [string, Words[]][] = [
    ...(demonstration ? [DEMONSTRATION] : []),
    ['点検の日', [`${dateText(asOf)}の終わりまでに分かっていたことによります。`]],
    ['対象', [`${documents.length}つの資料の取組${states.all.total}件とKPI${kpis}件のすべて`]],
    [
      '使ったデータ',
      [
        `供給状況：${editionWords(data.editions)}`,
        `計算した値：${data.figures.length > 0 ? `${data.figures.length}つの集計（第5部に示します）` : '取り込まれた集計はありません'}`,
      ],
    ],
    [
      '読み方',
      [
        '取組の「内容」と、「 」の中は、資料の言葉そのままです。',
        '状況は、資料に書かれたことと、厚生労働省の担当者が根拠とともに記録したことだけです。記録がないことは、進んでいることも遅れていることも意味しません。',
        '点検の日が先の日付のときは、この資料を作った時までの記録に、その日までに来る期限をあてはめています。',
        '「このサイトの計算」は、公開データから求めた値です。公表された値とは数え方が違うため、線を分け、足し合わせません。',
        '「/」で始まるアドレスは、このサイトのページです。',
      ],
    ],
  ];
  return [
    { kind: 'heading', level: 1, id: 'about', text: 'この資料について' },
    { kind: 'facts', rows: rows.map(([term, lines]) => ({ term, lines })) },
  ];
}

function editionWords(editions: Review['data']['editions']): string {
  if (!editions) return '取り込まれた一覧はありません';
  const { count, first, last } = editions;
  if (count === 1) return `${dateText(first)}の一覧`;
  return `${count}回の一覧（${dateText(first)}〜${dateText(last)}、月ごとに最後のもの）`;
}

export function summaryBlocks(review: Review): Block[] {
  return [
    { kind: 'heading', level: 1, id: 'summary', text: '第1部 概要' },
    ...targetBlocks(review.targets),
    ...stateBlocks(review),
    ...gapBlocks(review),
  ];
}

export const TARGETS: Column[] = [
  { header: 'KPI', width: 26 },
  { header: '目標（期限）', width: 24 },
  { header: '最新の値', width: 22 },
  { header: '目標まで、歩み、見通し', width: 28 },
];

function targetBlocks({ reached, short, undecided, watched }: Review['targets']): Block[] {
  const all = reached.length + short.length + undecided.length;
  const groups: [string, string, KpiView[]][] = [
    ['short', '目標に達していないKPI', short],
    ['reached', '目標に達したKPI', reached],
    ['undecided', '達したかどうかを決められないKPI', undecided],
  ];
  return [
    { kind: 'heading', level: 2, id: 'summary-targets', text: '目標までの距離' },
    {
      kind: 'paragraph',
      text: `目標のあるKPI ${all}件のうち、達したもの${reached.length}件、達していないもの${short.length}件、値か数字がない、または秘匿の幅の中に目標があるために決められないもの${undecided.length}件。目標を置かずに値を見ていくKPIが${watched.length}件あります。`,
    },
    ...groups
      .filter(([, , kpis]) => kpis.length > 0)
      .map(
        ([, name, kpis]): Block => ({
          kind: 'table',
          caption: `${name}（${kpis.length}件）`,
          columns: TARGETS,
          rows: kpis.map(targetRow),
        }),
      ),
  ];
}

/** A KPI in a table of {@link TARGETS}. */
export function targetRow(kpi: KpiView): string[] {
  const latest = kpi.progress.latest ? latestWords(kpi) : '値がありません';
  const beside = kpi.headline && computedWords(kpi.headline);
  return [kpi.title, targetWords(kpi), beside ? `${latest}\n${BESIDE}：${beside}` : latest, paceWords(kpi)];
}

/** Distance, pace and projection, as the KPI's own part says them. */
function paceWords(kpi: KpiView): string {
  if (!kpi.progress.latest) return '値がないため、測れません';
  const rest = progressLines(kpi)
    .filter(([term]) => !['目標', '最新の値', '目標まで', BESIDE, WHY].includes(term))
    .map(([term, text]) => `${term}：${text}`);
  return [distanceWords(kpi), ...rest].join('\n');
}

const COUNTS: Column[] = [
  { header: '資料', width: 20 },
  { header: '件数', width: 6.5, align: 'end' },
  ...STANDING_ORDER.map((standing): Column => {
    const header = STANDINGS[standing].short;
    return { header, width: { 2: 6.5, 3: 7.75 }[header.length] ?? 10, align: 'end' };
  }),
];
const MEANINGS: Column[] = [
  { header: '状況', width: 25 },
  { header: '表では', width: 12 },
  { header: '件数', width: 8, align: 'end' },
  { header: '意味', width: 55 },
];

/** How many have no status at all. */
function unrecorded({ counts }: Pick<StateCounts, 'counts'>): number {
  return counts.none + counts['no-status'] + counts.expired;
}

export function stateBlocks({ states: { all, documents } }: Review): Block[] {
  const row = ({ title, total, counts }: StateCounts) => [
    title,
    String(total),
    ...STANDING_ORDER.map((standing) => String(counts[standing])),
  ];
  return [
    { kind: 'heading', level: 2, id: 'summary-states', text: '取組の状況' },
    {
      kind: 'paragraph',
      text: `取組${all.total}件のうち${unrecorded(all)}件は「${NO_STATE}」です。誰も状況を記録していないため、進んでいるとも遅れているとも言えません。`,
    },
    {
      kind: 'table',
      caption: '状況の言葉と件数',
      columns: MEANINGS,
      rows: STANDING_ORDER.map((standing) => {
        const { label, mark, short, meaning } = STANDINGS[standing];
        return [`${label}（印：${mark}）`, short, String(all.counts[standing]), meaning];
      }),
    },
    {
      kind: 'table',
      caption: '資料ごとの、状況別の件数',
      columns: COUNTS,
      rows: [...documents, all].map(row),
    },
  ];
}

const GAP_COLUMNS: Column[] = [
  { header: '取組', width: 42 },
  { header: '実施主体', width: 30 },
  { header: '時期', width: 28 },
];

function gapBlocks({ attention }: Review): Block[] {
  const lists = [...ATTENTION, 'no-status'] as const;
  return [
    { kind: 'heading', level: 2, id: 'summary-gaps', text: '遅れているもの、時期を過ぎて記録のないもの' },
    {
      kind: 'paragraph',
      text: `${lists.map((standing) => `${LISTED[standing]}：${attention[standing].length}件。`).join('')}遅れは、遅れていると記録されたものだけです。`,
    },
    ...lists.flatMap((standing) => gapTable(LISTED[standing], attention[standing])),
  ];
}

/** Initiatives with who acts and when; nothing where there is none. */
export function gapTable(caption: string, all: readonly InitiativeView[], most = Infinity): Block[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, most);
  return [
    {
      kind: 'table',
      caption: `${caption}（${all.length}件${shown.length < all.length ? `のうち${shown.length}件` : ''}）`,
      columns: GAP_COLUMNS,
      rows: shown.map((one) => [one.title, ownerWords(one), timeWords(one)]),
    },
  ];
}

function ownerWords({ printedActor }: InitiativeView): string {
  return printedActor === 'unknown' ? '資料に記載なし' : printedActor;
}

/** As printed; of a timetable the last of its steps that have a time. */
function timeWords({ timing, phases }: InitiativeView): string {
  if (timing) return timing.printed;
  const dated = phases.filter(({ period }) => period !== null).at(-1);
  return dated ? `工程表：${dated.when}` : '記載なし';
}

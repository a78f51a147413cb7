/** The first pages of a review: its sources, how far the targets are, what is recorded, late or silent. Pure. */
import { dateText } from '../../platform/dates/date-text.ts';
import { STATES, type State } from '../model.ts';
import { distanceWords, latestWords, progressLines, targetWords } from '../progress/progress-wording.ts';
import { GAPS, NO_STATE } from '../state-wording.ts';
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
  return [kpi.title, targetWords(kpi), latest, paceWords(kpi)];
}

/** Distance, pace and projection, as the KPI's own part says them. */
function paceWords(kpi: KpiView): string {
  if (!kpi.progress.latest) return '値がないため、測れません';
  const rest = progressLines(kpi)
    .filter(([term]) => !['目標', '最新の値', '目標まで'].includes(term))
    .map(([term, text]) => `${term}：${text}`);
  return [distanceWords(kpi), ...rest].join('\n');
}

const STATE_ORDER = ['none', ...(Object.keys(STATES) as State[])] as const;
const COUNTS: Column[] = [
  { header: '資料', width: 34 },
  { header: '件数', width: 8, align: 'end' },
  { header: '記録なし', width: 10, align: 'end' },
  { header: '予定', width: 7, align: 'end' },
  { header: '開始', width: 7, align: 'end' },
  { header: '予定どおり', width: 11, align: 'end' },
  { header: '遅れ', width: 7, align: 'end' },
  { header: '完了', width: 7, align: 'end' },
  { header: '統合', width: 9, align: 'end' },
];

function stateBlocks({ states: { all, documents } }: Review): Block[] {
  const row = ({ title, total, counts }: StateCounts) => [
    title,
    String(total),
    ...STATE_ORDER.map((state) => String(counts[state])),
  ];
  return [
    { kind: 'heading', level: 2, id: 'summary-states', text: '取組の状況' },
    {
      kind: 'paragraph',
      text: `取組${all.total}件のうち${all.counts.none}件は「${NO_STATE}」です。誰も状況を記録していないため、進んでいるとも遅れているとも言えません。`,
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

function gapBlocks({ late, silent }: Review): Block[] {
  const table = (caption: string, all: InitiativeView[]): Block[] =>
    all.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: `${caption}（${all.length}件）`,
            columns: GAP_COLUMNS,
            rows: all.map((one) => [one.title, ownerWords(one), timeWords(one)]),
          },
        ];
  return [
    { kind: 'heading', level: 2, id: 'summary-gaps', text: '遅れているもの、分からないもの' },
    {
      kind: 'paragraph',
      text: [
        late.length === 0
          ? '遅れていると記録された取組、期限を過ぎて終わっていない取組はありません。'
          : `遅れていると記録された、または期限を過ぎて終わっていない取組が${late.length}件あります。`,
        silent.length === 0 ? '' : `${GAPS['no-status']}：${silent.length}件。`,
      ].join(''),
    },
    ...table('遅れている取組', late),
    ...table('時期を過ぎて記録のない取組', silent),
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

/** The words of a review, part by part. Pure: whatever file is made of it, it says the same. */
import { hash } from 'node:crypto';
import { sayMoment } from '../../documents/model.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import type { Review, ReviewDocument } from './read-review.ts';
import { type Block, type ReviewText, writable } from './review-blocks.ts';
import { gistBlocks } from './review-gist.ts';
import { initiativeBlocks } from './review-initiative.ts';
import { kpiBlocks } from './review-kpi.ts';
import { frontBlocks, summaryBlocks } from './review-summary.ts';
import { timelineBlock } from './review-timeline.ts';

export const TITLE = '後発医薬品・バイオ後続品のロードマップ 点検資料';

/** Lays a review out: the gist, what it rests on, the summary, KPIs, initiatives, experts, sources. */
export function reviewText(review: Review): ReviewText {
  const blocks = writable([
    ...frontBlocks(review),
    ...summaryBlocks(review),
    ...kpiPart(review),
    ...initiativePart(review),
    ...commentPart(review),
    ...sourcePart(review),
  ]);
  const gist = writable(gistBlocks(review));
  return {
    edition: 'full',
    title: TITLE,
    subtitle: subtitleOf(review),
    asOf: review.asOf,
    gist,
    blocks: [...blocks, fingerprint([...gist, ...blocks])],
  };
}

/** 「2027年3月31日現在」 */
export function subtitleOf({ asOf, demonstration }: Review): string {
  return `${dateText(asOf)}現在${demonstration ? '（デモのサイトで作成）' : ''}`;
}

/** A hash of the words, not of the values behind them: sums of fractions differ in their last digits each time they are made. */
export function fingerprint(blocks: readonly Block[]): Block {
  const value = hash('sha256', JSON.stringify(blocks), 'hex').slice(0, 16);
  return {
    kind: 'paragraph',
    text: `内容の照合値：${value}（同じ値の点検資料は、形式が違っても同じ内容です）。`,
  };
}

function kpiPart(review: Review): Block[] {
  return [
    { kind: 'heading', level: 1, id: 'kpis', text: '第2部 KPI' },
    ...review.documents
      .filter(({ kpis }) => kpis.length > 0)
      .flatMap(({ document, kpis }): Block[] => [
        {
          kind: 'heading',
          level: 2,
          id: `kpis-${document.id}`,
          text: `${document.title}（${kpis.length}件）`,
        },
        ...kpis.flatMap((kpi) => kpiBlocks(kpi, review)),
      ]),
  ];
}

function initiativePart(review: Review): Block[] {
  return [
    { kind: 'heading', level: 1, id: 'initiatives', text: '第3部 取組' },
    ...review.documents
      .filter(({ chapters }) => chapters.length > 0)
      .flatMap((one) => [...documentHead(one, review), ...chapterBlocks(one, review)]),
  ];
}

function documentHead({ document, chapters, later }: ReviewDocument, { asOf }: Review): Block[] {
  const own = chapters.flatMap(({ initiatives }) => initiatives);
  const silent = own.filter(({ status }) => status === null).length;
  return [
    {
      kind: 'heading',
      level: 2,
      id: `document-${document.id}`,
      text: `${document.title}（${own.length}件）`,
    },
    {
      kind: 'paragraph',
      text: [
        silent > 0
          ? `${own.length}件のうち${silent}件は、誰も状況を記録していません。`
          : `${own.length}件のすべてに、状況の記録があります。`,
        later ? `この資料は、点検の日の後（${sayMoment(document.published)}）に公表されました。` : '',
      ].join(''),
    },
    ...timelineBlock(`${document.title}：時期（年度）と状況`, own, asOf),
  ];
}

function chapterBlocks({ document, chapters }: ReviewDocument, review: Review): Block[] {
  return chapters.flatMap(({ path, initiatives, unclear }, at): Block[] => [
    { kind: 'heading', level: 3, id: `chapter-${document.id}-${at + 1}`, text: path.join(' › ') },
    ...unclear.map((text): Block => ({ kind: 'paragraph', text })),
    ...initiatives.flatMap((one) => initiativeBlocks(one, review)),
  ]);
}

/** Experts' opinions are kept apart from the facts. */
function commentPart({ comments }: Review): Block[] {
  return [
    { kind: 'heading', level: 1, id: 'comments', text: '第4部 専門家の意見' },
    {
      kind: 'paragraph',
      text:
        comments.length === 0
          ? '点検の日までに記録された専門家の意見はありません。'
          : '専門家の意見です。事実の記録とは分けて示し、件数や状況には数えていません。',
    },
    ...(comments.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: '専門家の意見（KPI・取組の順、新しい順）',
            columns: [
              { header: '何について', width: 24 },
              { header: '日付', width: 14 },
              { header: '専門家', width: 20 },
              { header: '意見', width: 42 },
            ],
            rows: comments.map(({ title, comment: { on, by, affiliation, text } }) => [
              title,
              sayMoment(on),
              `${by}（${affiliation}）`,
              text,
            ]),
          },
        ]),
  ];
}

function sourcePart({ sources, data }: Review): Block[] {
  return [
    { kind: 'heading', level: 1, id: 'sources', text: '第5部 出典' },
    {
      kind: 'table',
      caption: '取組・KPI・状況を読み取った資料',
      columns: [
        { header: '資料', width: 54 },
        { header: '公表した者', width: 28 },
        { header: '公表の時', width: 18 },
      ],
      rows: sources.map(({ title, publisher, published }) => [
        title,
        publisher === 'unknown' ? '資料からは不明' : publisher,
        sayMoment(published),
      ]),
    },
    ...(data.figures.length > 0
      ? [
          { kind: 'paragraph' as const, text: 'このシステムが計算した値のもと：' },
          { kind: 'list' as const, items: data.figures },
        ]
      : []),
  ];
}

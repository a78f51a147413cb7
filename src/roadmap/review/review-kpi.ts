/** One KPI in a review: how far it is, its targets by version, and every value. Pure. */

import { sayMoment } from '../../documents/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import { kpiPath } from '../addresses.ts';
import { ORIGINS } from '../origins.ts';
import { goalWords, progressLines } from '../progress/progress-wording.ts';
import { periodDays } from '../register/parse-period.ts';
import type { KpiView, Point, Source } from '../views.ts';
import { sayDue, sayPeriod, sayValue } from '../wording.ts';
import type { Review } from './read-review.ts';
import type { Block, Column, Words } from './review-blocks.ts';

type Names = Pick<Review, 'documentTitles' | 'asOf'>;

const TARGETS: Column[] = [
  { header: '版', width: 8 },
  { header: '目標', width: 14 },
  { header: '期限', width: 22 },
  { header: '定めた時', width: 13 },
  { header: '出典', width: 43 },
];
const BOUNDS: Column = { header: '幅', width: 16, align: 'end' };
/** Without bounds, which only computed values have, the sources take their place. */
const pointColumns = (bounded: boolean): Column[] => [
  { header: '時期', width: 13 },
  { header: '値', width: 13, align: 'end' },
  ...(bounded ? [BOUNDS] : []),
  { header: '誰の値か', width: 15 },
  { header: '出典', width: bounded ? 43 : 43 + BOUNDS.width },
];

export function kpiBlocks(kpi: KpiView, names: Names): Block[] {
  const { id, title, heading, document, targets, points } = kpi;
  const rows: [string, Words[]][] = [
    ['置いた資料', [`${names.documentTitles.get(document) ?? document}　${heading}`]],
    ['基準の値', [baselineWords(kpi, names.asOf)]],
    ...progressLines(kpi).map(([term, text]): [string, Words[]] => [term, [text]]),
    [
      '関わる取組',
      [kpi.initiatives.length > 0 ? `${kpi.initiatives.length}件` : '資料に取組との結びつきはありません'],
    ],
    ['このサイト', [{ text: 'このKPIのページ', url: kpiPath(id) }]],
    ['注', kpi.note ? [kpi.note] : []],
  ];
  const blocks: Block[] = [
    { kind: 'heading', level: 3, id: `kpi-${id}`, text: title },
    { kind: 'facts', rows: rows.flatMap(([term, lines]) => (lines.length > 0 ? [{ term, lines }] : [])) },
  ];
  if (targets.length > 0)
    blocks.push({
      kind: 'table',
      caption: `${title}：目標（版の順）`,
      columns: TARGETS,
      rows: targets.map(({ version, wording, value, by, printedBy, setOn, source, note, origin }) => [
        `第${version}版${origin === 'officer' ? '（担当者が記録）' : ''}`,
        goalWords(kpi, { wording, value }),
        sayDue(by, printedBy),
        sayMoment(setOn),
        sourceWords(source, note),
      ]),
    });
  const bounded = points.some((point) => boundsWords(kpi, point) !== null);
  if (points.length > 0)
    blocks.push({
      kind: 'table',
      caption: `${title}：値（古い順）`,
      columns: pointColumns(bounded),
      rows: points.map((point) => [
        sayPeriod(point.period),
        say(kpi, point, point.value),
        ...(bounded ? [boundsWords(kpi, point) ?? '－'] : []),
        ORIGINS[point.origin],
        sourceWords(point.source, point.note),
      ]),
    });
  return blocks;
}

/** Computed values have no more decimals than they are sure of. */
function say(kpi: KpiView, { origin }: Point, value: number): string {
  return sayValue(kpi, value, origin === 'computed' ? 1 : 2);
}

function baselineWords(kpi: KpiView, asOf: IsoDate): string {
  const { baseline, noBaseline } = kpi;
  if (!baseline) return `ありません。${noBaseline ?? ''}`;
  if (periodDays(baseline.period)!.to > asOf) return '点検の日の後の値のため、示しません';
  return `${sayValue(kpi, baseline.value)}（${sayPeriod(baseline.period)}）`;
}

function boundsWords(kpi: KpiView, point: Point): string | null {
  const { lower, upper } = point;
  return lower !== null && upper !== null && lower < upper
    ? `${say(kpi, point, lower)}〜${say(kpi, point, upper)}`
    : null;
}

/** An address is printed where it leads out of the documents. */
function sourceWords({ text, url }: Source, note: string | null): Words {
  const words = note ? `${text}　注：${note}` : text;
  return url ? { text: words, url } : words;
}

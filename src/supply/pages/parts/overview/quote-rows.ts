/** The tables of the overview as rows of text and numbers, heads first, for who quotes them. */
import { DESIGNATIONS, ESSENTIAL } from '../../../../medicines/model.ts';
import { RESPONSES, STATED_VOLUMES, VOLUMES } from '../../../model.ts';
import { CATEGORY_GROUPS, CAUSES, type GroupCounts } from '../../../read/overview.ts';
import { CAUSE_LABELS } from '../../../words/cause-wording.ts';
import { readable } from '../../../words/status-wording.ts';
import type { OverviewPage } from './overview-data.ts';

export type QuoteRows = (string | number)[][];

export function differenceRows({ differences: { against, rows } }: OverviewPage): QuoteRows {
  const heads = against.map(({ label, asOf }) => (asOf ? `${label}（${asOf}）との差` : `${label}との差`));
  return [
    ['', '今回', ...heads],
    ...rows.map(({ label, now, changes }) => [label, now, ...changes.map((change) => change ?? '－')]),
  ];
}

export function categoryRows({ groups }: Pick<OverviewPage, 'groups'>): QuoteRows {
  return [
    ['区分', '全品目', '供給停止', '限定出荷'],
    ...withSum(groups, [(g) => g.total, (g) => g.stopped, (g) => g.limited]),
  ];
}

export function causeRows({ groups }: Pick<OverviewPage, 'groups'>): QuoteRows {
  const causes = CAUSES.map((cause) => (g: GroupCounts) => g.byResponse[cause]);
  return [
    ['区分', ...CAUSES.map((cause) => CAUSE_LABELS[cause]), '限定出荷の合計'],
    ...withSum(groups, [...causes, (g) => g.limited]),
  ];
}

export function volumeRows({ byVolume, reasons }: Pick<OverviewPage, 'byVolume' | 'reasons'>): QuoteRows {
  const volumes = (Object.keys(VOLUMES) as (keyof typeof VOLUMES)[]).filter(
    (volume) => volume in STATED_VOLUMES || byVolume[volume] > 0,
  );
  return [
    ['出荷量', '品目数'],
    ...volumes.map((volume) => [VOLUMES[volume], byVolume[volume]]),
    ['理由', '品目数'],
    ...reasons.map(({ label, value }) => [label, value]),
  ];
}

export function ingredientRows({ ingredients }: Pick<OverviewPage, 'ingredients'>): QuoteRows {
  return [
    ['成分', '全品目', '限定出荷', '供給停止'],
    ...ingredients.map(({ name, total, limited, stopped }) => [readable(name), total, limited, stopped]),
  ];
}

/** Of each edition: what is limited or stopped by category, and what is limited by cause. */
export function trendRows({ trend: { dates, byGroup, byCause } }: Pick<OverviewPage, 'trend'>): QuoteRows {
  const groups = Object.keys(CATEGORY_GROUPS) as (keyof typeof CATEGORY_GROUPS)[];
  return [
    [
      '一覧の日付',
      ...groups.map((group) => `${CATEGORY_GROUPS[group].label}の限定出荷・供給停止`),
      ...CAUSES.map((cause) => `限定出荷（${CAUSE_LABELS[cause]}）`),
    ],
    ...dates.map((date, i) => [
      date,
      ...groups.map((group) => byGroup[group][i] ?? '－'),
      ...CAUSES.map((cause) => byCause[cause][i] ?? '－'),
    ]),
  ];
}

/** Counts of others, each with what it counted and where it stands. */
export function publishedRows({ published }: Pick<OverviewPage, 'published'>): QuoteRows {
  return [
    ['時点', '対象', '通常出荷', '限定出荷', '供給停止', '数えたもの', '出典'],
    ...published.map(({ label, products, normal, limited, stopped, definition, publisher, title }) => [
      label,
      ...[products, normal, limited, stopped].map((count) => count ?? '－'),
      definition,
      `${publisher}、${title}`,
    ]),
  ];
}

/** The products that are listed by name, and how many of each rank there are. */
export function essentialRows({
  essentials,
  designated,
  troubled,
}: Pick<OverviewPage, 'essentials' | 'designated' | 'troubled'>): QuoteRows {
  return [
    ['区分', '通常出荷でない品目', '全品目'],
    ...DESIGNATIONS.map((rank) => [ESSENTIAL[rank], troubled[rank], designated[rank]]),
    ['区分', 'YJコード', '品名', '製造販売業者', '出荷対応', '出荷量'],
    ...essentials.flatMap(({ rank, rows }) =>
      rows.map(({ code, name, maker, response, volume }) => [
        rank,
        code,
        name,
        maker,
        RESPONSES[response],
        VOLUMES[volume],
      ]),
    ),
  ];
}

function withSum(groups: GroupCounts[], reads: ((group: GroupCounts) => number)[]): QuoteRows {
  const line = (label: string, of: GroupCounts[]) => [
    label,
    ...reads.map((read) => of.reduce((sum, group) => sum + read(group), 0)),
  ];
  return [...groups.map((g) => line(CATEGORY_GROUPS[g.group].label, [g])), line('合計', groups)];
}

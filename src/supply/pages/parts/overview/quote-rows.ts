/** The tables of the overview as rows of text and numbers, heads first, for who quotes them. */
import { STATED_VOLUMES, VOLUMES } from '../../../model.ts';
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

function withSum(groups: GroupCounts[], reads: ((group: GroupCounts) => number)[]): QuoteRows {
  const line = (label: string, of: GroupCounts[]) => [
    label,
    ...reads.map((read) => of.reduce((sum, group) => sum + read(group), 0)),
  ];
  return [...groups.map((g) => line(CATEGORY_GROUPS[g.group].label, [g])), line('合計', groups)];
}

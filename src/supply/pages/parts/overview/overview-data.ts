import { DESIGNATIONS, isCriticalSupply } from '../../../../medicines/model.ts';
import { momentText } from '../../../../platform/dates/date-text.ts';
import { REASONS, type ShortageReason } from '../../../model.ts';
import { publishedBefore } from '../../../published/published-counts.ts';
import { chooseEdition, tellWithdrawn } from '../../../read/choose-editions.ts';
import { type EditionOverview, limitedOf, mainCause } from '../../../read/overview.ts';
import type { OverviewView } from '../../../read/read-overview.ts';
import type { SupplyReader } from '../../../reader.ts';
import { citation } from '../../../words/source-wording.ts';
import { toProductRow } from '../search/product-row.ts';

/** All that the overview shows; null before the first import. */
export async function readOverviewPage(supply: SupplyReader, query: URLSearchParams, siteUrl: string) {
  const { editions, withdrawn } = await supply.snapshot();
  if (editions.length === 0) return null;
  const dates = editions.map((edition) => edition.asOf);
  const { asOf, issue } = chooseEdition(dates, query.get('asOf'));
  const view = (await supply.overview(asOf))!;
  const { now, before, edition } = view;
  const troubled = { A: 0, B: 0, C: 0, unknown: 0 };
  for (const product of view.essentials) troubled[product.essentialSupply!]++;
  const figures = (of: typeof now) => ({
    limited: limitedOf(of.byResponse),
    stopped: of.byResponse.stopped,
    hidden: of.hiddenTrouble,
  });
  return {
    asOf,
    issue: issue && tellWithdrawn([issue], withdrawn)[0]!,
    dates,
    isNewest: asOf === dates[0],
    previous: view.previous?.asOf ?? null,
    edition: { file: edition.file, sha256: edition.sha256, rows: edition.rows },
    citation: citation(edition),
    address: `${siteUrl}/overview?asOf=${asOf}`,
    total: now.total,
    figures: figures(now),
    earlier: before && figures(before),
    differences: differences(view),
    // Real counts beside invented ones would be read as their past.
    published: (edition.source === 'demo' ? [] : publishedBefore(view.first)).map((point) => ({
      ...point,
      label: momentText(point.asOf),
    })),
    mainCause: mainCause(now.byResponse),
    groups: now.groups,
    byVolume: now.byVolume,
    reasons: (Object.entries(now.byReason) as [ShortageReason, number][])
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1])
      .map(([reason, count]) => ({
        key: reason,
        label: reason === 'none' ? '記載なし（－）' : REASONS[reason],
        value: count,
      })),
    trend: view.trend,
    ingredients: view.ingredients,
    designated: view.designated,
    troubled,
    // 重要 are listed by name; C, ten times as many, is a link.
    essentials: DESIGNATIONS.filter(isCriticalSupply).map((rank) => ({
      rank,
      rows: view.essentials
        .filter((product) => product.essentialSupply === rank)
        .map((product) => toProductRow(product, asOf)),
    })),
  };
}

/** Totals of the edition, and how far they lie from the edition before and from those of a week and a month ago. */
function differences({ now, previous, before, weekAgo, monthAgo }: OverviewView) {
  const against = [
    { label: '前回', asOf: previous?.asOf ?? null, past: before },
    { label: '1週間前', asOf: weekAgo?.asOf ?? null, past: weekAgo },
    { label: '1か月前', asOf: monthAgo?.asOf ?? null, past: monthAgo },
  ];
  const rows: [string, (of: EditionOverview) => number][] = [
    ['全品目', (of) => of.total],
    ['通常出荷', (of) => of.byResponse.normal],
    ['限定出荷', (of) => limitedOf(of.byResponse)],
    ['供給停止', (of) => of.byResponse.stopped],
    ['通常出荷だが量が通常でない', (of) => of.hiddenTrouble],
  ];
  return {
    against: against.map(({ label, asOf }) => ({ label, asOf })),
    rows: rows.map(([label, read]) => ({
      label,
      now: read(now),
      changes: against.map(({ past }) => (past ? read(now) - read(past) : null)),
    })),
  };
}

export type OverviewPage = NonNullable<Awaited<ReturnType<typeof readOverviewPage>>>;

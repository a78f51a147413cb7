import { DESIGNATIONS, isCriticalSupply } from '../../../../medicines/model.ts';
import { REASONS, type ShortageReason } from '../../../model.ts';
import { chooseEdition, tellWithdrawn } from '../../../read/choose-editions.ts';
import { limitedOf, mainCause } from '../../../read/overview.ts';
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

export type OverviewPage = NonNullable<Awaited<ReturnType<typeof readOverviewPage>>>;

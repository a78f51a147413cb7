import { monthDayClockText } from '../../../platform/dates/date-text.ts';
import { nullIfAway } from '../../../platform/errors.ts';
import type { ShipmentResponse, SupplyStatus } from '../../model.ts';
import { CAUSES, type EditionOverview, limitedOf } from '../../read/overview.ts';
import { rankChanges } from '../../read/rank-changes.ts';
import type { ChangeView } from '../../read/read-changes.ts';
import type { SupplyReader } from '../../reader.ts';
import { type ChangeRow, toChangeRow } from './changes/change-row.ts';

/** As many changes as each side of the top page shows. */
const SHOWN = 10;

interface Side {
  rows: ChangeRow[];
  total: number;
}

/** The top page's numbers and changes; null before the first edition. */
export async function topData(supply: SupplyReader) {
  const { edition, editions, products } = await supply.snapshot();
  if (!edition) return null;
  const { asOf, rows, importedAt, sourceModifiedAt } = edition;
  const before = editions[1]?.asOf ?? null;
  const read = await Promise.all([
    supply.trend(before ?? asOf, asOf),
    before ? supply.changes({ since: asOf, until: asOf }) : [],
  ]).catch(nullIfAway);
  const [trend, changes] = read ?? [[], []];
  const now = trend.find((one) => one.asOf === asOf);
  if (read && !now) return null;
  const previous = trend.find((one) => one.asOf === before) ?? null;
  return {
    asOf,
    before,
    rows,
    importedAt: monthDayClockText(importedAt),
    publishedAt: sourceModifiedAt ? monthDayClockText(sourceModifiedAt) : null,
    figures: { now: now ? figures(now) : countNow(products), previous: previous && figures(previous) },
    /** True if the database was away: the changes are missing then, and the figures are of what is in memory. */
    partial: read === null,
    worsened: side(changes, 'worsened'),
    improved: side(changes, 'improved'),
    notable: changes.length,
    mixed: changes.filter(({ group }) => group === 'mixed').length,
    delisting: changes.filter(({ group }) => group === 'delisting').length,
  };
}

export type TopData = NonNullable<Awaited<ReturnType<typeof topData>>>;

function figures({ byResponse, byVolume }: EditionOverview) {
  return { limited: limitedOf(byResponse), stopped: byResponse.stopped, decreased: byVolume.decreased };
}

/** The same, of products. */
function countNow(products: readonly Pick<SupplyStatus, 'response' | 'volume'>[]) {
  const of = (...responses: ShipmentResponse[]) =>
    products.filter(({ response }) => responses.includes(response)).length;
  return {
    limited: of(...CAUSES),
    stopped: of('stopped'),
    decreased: products.filter(({ volume }) => volume === 'decreased').length,
  };
}

function side(changes: readonly ChangeView[], group: ChangeView['group']): Side {
  const ranked = rankChanges(changes.filter((change) => change.group === group));
  return { total: ranked.length, rows: ranked.slice(0, SHOWN).map(toChangeRow) };
}

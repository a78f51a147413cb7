/** How figures, counts of editions and counts of reports become points of a series. Pure. */

import type { Dataset, FigureTable, Measure } from '../../indicators/model.ts';
import { monthDays } from '../../platform/dates/months.ts';
import { numberText } from '../../platform/number-text.ts';
import { type EditionOverview, limitedOf } from '../../supply/index.ts';
import type { Fill, Kpi } from '../model.ts';
import { datasetPeriod } from '../register/parse-period.ts';
import type { Point } from '../views.ts';

const COMPUTED = { origin: 'computed', id: null, note: null } as const;
const NO_BOUNDS = { lower: null, upper: null };

/**
 * A measure's figure of a dataset; null if it has none. A KPI that counts prefectures counts those that reach the measure's
 * target, with its bounds those that surely and those that possibly do.
 * @param table by nation, or by prefecture where {@link countsPrefectures}
 */
export function figurePoint(kpi: Kpi, measure: Measure, table: FigureTable, dataset: Dataset): Point | null {
  const figure = countsPrefectures(kpi, measure) ? countReached(table, measure.target!.value) : table.rows[0];
  if (!figure || figure.value === null) return null;
  const address = new URLSearchParams({ dataset: dataset.id, codes: table.codes });
  return {
    ...COMPUTED,
    period: datasetPeriod(dataset),
    end: dataset.to,
    value: figure.value,
    lower: figure.lower,
    upper: figure.upper,
    source: {
      text: `${dataset.title}から計算（${measure.title.ja}、${table.codes}の区分による）`,
      url: `/indicators/measures/${measure.id}?${address}`,
      citation: null,
    },
  };
}

export function countsPrefectures(kpi: Pick<Kpi, 'unit'>, measure: Measure): boolean {
  return kpi.unit === 'count' && measure.unit === 'fraction' && measure.target?.per === 'prefecture';
}

function countReached({ rows, bounded }: FigureTable, line: number) {
  const count = (of: 'value' | 'lower' | 'upper') =>
    rows.filter((row) => row[of] !== null && row[of] >= line).length;
  if (!bounded) return { value: count('value'), ...NO_BOUNDS };
  return { value: count('value'), lower: count('lower'), upper: count('upper') };
}

/** Limited and stopped products of an edition, of the day of the edition. */
export function supplyPoint(fill: Fill, counts: EditionOverview): Point | null {
  const troubled = limitedOf(counts.byResponse) + counts.byResponse.stopped;
  if (counts.total === 0) return null;
  return {
    ...COMPUTED,
    ...NO_BOUNDS,
    period: counts.asOf.slice(0, 7),
    end: counts.asOf,
    value: fill === 'supply:limited-or-stopped-share' ? troubled / counts.total : troubled,
    source: {
      text: `医療用医薬品供給状況（${counts.asOf} の一覧、${numberText(counts.total)}品目）から計算`,
      url: `/overview?asOf=${counts.asOf}`,
      citation: null,
    },
  };
}

/** Accepted reports of a month that is over. @param month YYYY-MM */
export function reportsPoint(month: string, submissions: number): Point {
  return {
    ...COMPUTED,
    ...NO_BOUNDS,
    period: month,
    end: monthDays(month)!.to,
    value: submissions,
    source: { text: 'このシステムで受け付けた供給状況報告の件数', url: null, citation: null },
  };
}

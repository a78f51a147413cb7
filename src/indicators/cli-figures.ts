/** What `antei indicators` shows. */

import type { Context } from '../platform/context.ts';
import { numberText } from '../platform/number-text.ts';
import { readableTrend } from './cli-trend.ts';
import { coverageText, distanceText, lastDayOf, referenceName } from './datasets/references.ts';
import { figuresJson } from './figures/figures-json.ts';
import { createIndicators } from './indicators.ts';
import { BREAKDOWNS, type Breakdown, type FigureReference, type FigureTable, type Measure } from './model.ts';
import { ALL_ROUNDS } from './views/read-measure-trend.ts';
import { trendJson } from './views/trend-json.ts';
import { formatBounds, formatFigure } from './wording.ts';

export interface FigureFlags {
  by: Breakdown;
  dataset?: string;
  codes?: string;
  edition?: string;
  allowOtherTime?: boolean;
  json?: boolean;
  list?: boolean;
}

/** Prints the figures of a measure, or the list of all measures. */
export async function showFigures(
  context: Context,
  id: string | undefined,
  { list, json, allowOtherTime: otherTime, ...asked }: FigureFlags,
): Promise<void> {
  const indicators = createIndicators(context);
  try {
    if (list || id === undefined) {
      const measures = await indicators.withTargets();
      console.log(json ? JSON.stringify(measures) : measures.map(measureLine).join('\n'));
      return;
    }
    const measure = indicators.measure(id);
    if (asked.dataset === ALL_ROUNDS) {
      const trend = await indicators.trend({ ...asked, otherTime, measure: id });
      console.log(json ? JSON.stringify(trendJson(trend)) : readableTrend(trend));
      return;
    }
    const table = await indicators.figures({ ...asked, otherTime, measure: id });
    console.log(json ? JSON.stringify(figuresJson(table)) : readable(measure, table));
  } finally {
    await indicators.close();
  }
}

function measureLine({ id, title, breakdowns }: Measure): string {
  return `${id}\n    ${title.ja}（${breakdowns.map((by) => BREAKDOWNS[by]).join('・')}）`;
}

function breakdownName(by: Breakdown): string {
  const name = BREAKDOWNS[by];
  return by === 'nation' || name.endsWith('別') ? name : `${name}別`;
}

/** Codes without a class that are printed. */
const SHOWN_CODES = 20;

function readable(measure: Measure, table: FigureTable): string {
  const { dataset, period, codes, edition, rows, unmapped, bounded, warnings } = table;
  const lines = [
    `${measure.title.ja}（${measure.id} 第${measure.version}版、${breakdownName(table.by)}）`,
    `${dataset}  ${period}  区分 ${codes}${edition === null ? '' : `  供給状況 ${edition}`}`,
    ...warnings.map((warning) => `⚠ ${warning}`),
    '',
    ...rows.map(
      (row) =>
        `${row.key}  ${row.label}  ${formatFigure(measure, row.value)}${bounded ? `  （${formatBounds(measure, row)}）` : ''}`,
    ),
    '',
    ...(bounded ? ['かっこの中は、秘匿されたセルの取りうる値による範囲です。'] : []),
    ...table.references.map((reference) => referenceLine(reference, table)),
    coverageText(table.coverage),
  ];
  if (unmapped.length > 0) {
    lines.push(`区分のリストにないコード ${numberText(unmapped.length)}件（どこにも数えていません）：`);
    // The most first, as far as anybody reads; --json has them all.
    const most = unmapped.toSorted((a, b) => b.quantity - a.quantity).slice(0, SHOWN_CODES);
    for (const { code, name, quantity } of most)
      lines.push(`  ${code}  ${name}  数量 ${numberText(quantity)}`);
    if (unmapped.length > SHOWN_CODES)
      lines.push(`  ほか ${numberText(unmapped.length - SHOWN_CODES)}件（--json にすべてあります）`);
  }
  return lines.join('\n');
}

function referenceLine(reference: FigureReference, { period }: Pick<FigureTable, 'period'>): string {
  const name = referenceName(reference);
  return reference.date === null
    ? `${name}：なし`
    : `${name}：${distanceText(reference.date, lastDayOf(period))}`;
}

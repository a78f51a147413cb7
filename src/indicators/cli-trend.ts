/** A measure over all rounds for people at a terminal: the years side by side, the change a year, and what differs between them. */
import { BREAKDOWNS } from './model.ts';
import { changeWords, reachedWords, yearLabel, yearNotes } from './trends/trend-wording.ts';
import type { MeasureTrend } from './views/read-measure-trend.ts';
import { formatBounds, formatFigure } from './wording.ts';

export function readableTrend({ measure, query, years, rows }: MeasureTrend): string {
  const lines = [
    `${measure.title.ja}（${measure.id} 第${measure.version}版、${BREAKDOWNS[query.by]}、すべての回）`,
    ...years.map(
      (year) =>
        `${yearLabel(year)}  ${year.id}  ${year.none ? '集計できません' : `区分 ${year.codes}`}${year.edition === null ? '' : `  供給状況 ${year.edition}`}`,
    ),
  ];
  for (const { key, label, trend } of rows) {
    lines.push('', `${key}  ${label}`);
    for (const [index, { figure, change, comparable }] of trend.points.entries()) {
      const year = years[index]!;
      const name = `  ${yearLabel(year)}  `;
      if (figure === null) {
        lines.push(`${name}${year.none ? '集計できません' : '－'}`);
        continue;
      }
      const bounds = figure.lower === null ? '' : `（${formatBounds(measure, figure)}）`;
      const told = change === null ? '' : `  1年あたり ${changeWords(measure, change)}`;
      lines.push(
        `${name}${formatFigure(measure, figure.value)}${bounds}${comparable ? told : '  比べられません'}`,
      );
    }
    const words = reachedWords(measure, trend, years);
    if (words !== '') lines.push(`  ${words}`);
  }
  const notes = yearNotes(years);
  if (notes.length > 0) {
    lines.push('', '年ごとの注意：');
    for (const { year, lines: told } of notes)
      for (const line of told) lines.push(`  ⚠ ${yearLabel(year)}（${year.id}）  ${line}`);
  }
  lines.push(
    '',
    'それぞれの回を、その期間の末日に有効なリストで集計しています。かっこの中は、秘匿されたセルの取りうる値による範囲です。',
  );
  return lines.join('\n');
}

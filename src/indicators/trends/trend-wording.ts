/** Trends in words: the same on pages, in packs and from the command line. Pure. */

import { monthsText } from '../../platform/dates/date-text.ts';
import { fiscalYearText, type Period, wholeFiscalYear } from '../../platform/dates/era.ts';
import { numberText } from '../../platform/number-text.ts';
import { formatFraction } from '../fraction-wording.ts';
import type { Measure } from '../model.ts';
import { formatFigure, formatPointSpan, formatYen } from '../wording.ts';
import { type Change, HORIZON, type Trend } from './trend.ts';
import type { TrendYear } from './trends.ts';

type Unit = Pick<Measure, 'unit'>;

/** 「2022年度」; of another span of months 「2022年4月〜2022年9月」. */
export function yearLabel({ from, to }: Period): string {
  const year = wholeFiscalYear({ from, to });
  if (year !== null) return fiscalYearText(year);
  return monthsText({ from, to });
}

/** A difference in the unit of its measure, with its sign and no unit: points of shares. */
function signed({ unit }: Unit, difference: number): string {
  const sign = difference > 0 ? '＋' : '－';
  const size = Math.abs(difference);
  if (unit === 'fraction') {
    const points = (size * 100).toFixed(1);
    return points === '0.0' ? '0.0' : `${sign}${points}`;
  }
  if (size < 0.05) return '0';
  return `${sign}${unit === 'yen' ? formatYen(size) : numberText(Number(size.toFixed(1)))}`;
}

/** 「＋2.3ポイント」 a year; with its range where the bounds of the two figures leave it open. */
export function changeWords(measure: Unit, change: Change | null): string {
  if (change === null) return '－';
  if (measure.unit === 'fraction') {
    const span = formatPointSpan(change.lower, change.upper).replace('ポイント', '');
    const value = `${signed(measure, change.value)}ポイント`;
    return span.includes('〜') ? `${value}（${span}）` : value;
  }
  const [value, lower, upper] = [change.value, change.lower, change.upper].map((one) => signed(measure, one));
  return lower === upper ? value! : `${value}（${lower}〜${upper}）`;
}

/** A target in the unit of its measure: 「80%」; counts are to reach all that there are, 「すべて（47）」. */
export function targetWords(measure: Unit, target: number): string {
  return measure.unit === 'fraction'
    ? formatFraction(target, 0)
    : `すべて（${formatFigure(measure, target)}）`;
}

/**
 * When the target was reached or would be, in a sentence or two; '' without a target or a figure. What the interval rests on is
 * said with it.
 */
export function reachedWords(
  measure: Unit,
  trend: Trend,
  years: readonly (Period & { id: string })[],
): string {
  const { reached, target, points } = trend;
  if (reached === null || target === null) return '';
  const name = (dataset: string) => yearLabel(years.find(({ id }) => id === dataset)!);
  const goal = targetWords(measure, target);
  switch (reached.kind) {
    case 'reached': {
      const first = points.find(({ figure, comparable }) => comparable && figure !== null)!;
      return first.dataset === reached.since
        ? `いちばん古い${name(reached.since)}から${goal}以上です。`
        : `${name(reached.since)}に${goal}に達しています。`;
    }
    case 'open':
      return `${name(reached.at)}は、秘匿のため${goal}に達したかどうか決まりません。${projectionWords(measure, trend)}`;
    case 'fell':
      return `${name(reached.since)}に${goal}に達しましたが、${name(reached.at)}は下回るか、秘匿のため決まりません。${projectionWords(measure, trend)}`;
    case 'short':
      return `${name(reached.at)}までに${goal}に達していません。${projectionWords(measure, trend)}`;
  }
}

function projectionWords(measure: Unit, { projection, target, points }: Trend): string {
  if (projection === null) return '見込みは、比べられる年が3つ以上あるときに示します。';
  const { earliest, likely, latest, perYear, level } = projection;
  const goal = targetWords(measure, target!);
  const unit = measure.unit === 'fraction' ? 'ポイント' : '';
  const pace = `これまでの${projection.points}つの年を通る直線（1年に${signed(measure, perYear)}${unit}）を延ばすと、`;
  const by = (date: string) => endLabel(date, points);
  const within = `${HORIZON}年以内`;
  if (earliest === null) return `${pace}${within}には${goal}に届きません。`;
  const likelyWords =
    likely === null ? `${within}には${goal}に届きません` : `${by(likely)}に${goal}に届きます`;
  const range =
    latest === null
      ? `早ければ${by(earliest)}、遅い側は${within}に決まりません`
      : earliest === latest
        ? `幅をみても${by(earliest)}`
        : `${by(earliest)}〜${by(latest)}`;
  return `${pace}${likelyWords}（値のばらつきと秘匿の幅をみた${Math.round(level * 10)}割の範囲：${range}）。`;
}

/** A period of the same kind as the points', ending on a day. */
function endLabel(date: string, points: Trend['points']): string {
  const { from, to } = points.at(-1)!;
  const moved = Number(date.slice(0, 4)) - Number(to.slice(0, 4));
  return yearLabel({ from: `${Number(from.slice(0, 4)) + moved}${from.slice(4)}`, to: date });
}

/** What readers must know before they compare the rounds, for each round that has something to say. */
export function yearNotes(years: readonly TrendYear[]): { year: TrendYear; lines: string[] }[] {
  return years
    .map((year) => ({
      year,
      lines: [
        ...(year.none ? [`集計できません。${year.none.title}。${year.none.detail}${year.none.remedy}`] : []),
        ...(year.partial ? [`${year.partial}。ほかの回と比べていません`] : []),
        ...year.breaks,
        ...year.notes,
      ],
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** What the register says, in words that everybody reads: values with their units, periods, timings. Pure. */

import { sayMoment } from '../documents/model.ts';
import { fiscalYearText } from '../platform/dates/era.ts';
import { numberText } from '../platform/number-text.ts';
import type { Initiative, Kpi } from './model.ts';
import type { TimingPart } from './register/parse-timing.ts';

type Measured = Pick<Kpi, 'unit' | 'counter'>;

/**
 * A value of a KPI: `80.2%`, `36都道府県`, `1億3,800万枚`, `1,103億円`, `2倍`, `10位`. Shares keep up to `digits` decimals; with
 * fewer than two, as computed values have, money is said in 万円.
 */
export function sayValue(kpi: Measured, value: number | null, digits = 2): string {
  if (value === null) return '－';
  if (kpi.unit === 'fraction') return `${trimmed(value * 100, digits)}%`;
  if (kpi.unit === 'times') return `${trimmed(value, 2)}倍`;
  if (kpi.unit === 'rank') return `${trimmed(value, 0)}位`;
  const shown = kpi.unit === 'yen' && digits < 2 ? inTenThousands(value) : value;
  return `${sayCount(shown)}${unitWord(kpi)}`;
}

/** How far two values are apart; shares in percentage points. */
export function sayDistance(kpi: Measured, value: number): string {
  const size = Math.abs(value);
  if (kpi.unit === 'fraction') return `${trimmed(size * 100, 1)}ポイント`;
  if (kpi.unit === 'rank') return `${trimmed(size, 1)}つの順位`;
  if (kpi.unit === 'yen') return sayValue(kpi, inTenThousands(size));
  return kpi.unit === 'times' ? sayValue(kpi, size) : `${sayCount(size)}${unitWord(kpi)}`;
}

/** The unit in which an axis up to `max` is written, and by what values are divided for it: `{ unit: '億円', by: 1e8 }`. */
export function axisOf(kpi: Measured, max: number): { unit: string; by: number } {
  if (kpi.unit === 'fraction') return { unit: '%', by: 0.01 };
  if (kpi.unit === 'times') return { unit: '倍', by: 1 };
  if (kpi.unit === 'rank') return { unit: '位', by: 1 };
  const [by, word] = max >= 1e8 ? [1e8, '億'] : max >= 1e5 ? [1e4, '万'] : [1, ''];
  return { unit: `${word}${unitWord(kpi)}`, by };
}

/** A number with 億 and 万 where it is a whole number of them: `12億2,200万`, `120万`, `1,365`, `1.7`. */
export function sayCount(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '－' : '';
  if (size < 1e4) return sign + trimmed(size, 1);
  if (size < 1e8)
    return size % 1e4 === 0 ? `${sign}${numberText(size / 1e4)}万` : sign + numberText(Math.round(size));
  const rest = size % 1e8;
  const below =
    rest === 0 ? '' : rest % 1e4 === 0 ? `${numberText(rest / 1e4)}万` : numberText(Math.round(rest));
  return `${sign}${numberText(Math.floor(size / 1e8))}億${below}`;
}

/** An amount of money, exact: `5億2,000万円`. */
export function sayYen(yen: number): string {
  return `${sayCount(yen)}円`;
}

/** A period of a series: 2023年9月, 2021年度, 2018〜2022年度. */
export function sayPeriod(period: string): string {
  const [first, last] = period.split('/') as [string, string?];
  if (!last) return sayMoment(first);
  return first.startsWith('FY') && last.startsWith('FY')
    ? fiscalYearText(first.slice(2), last.slice(2))
    : `${sayMoment(first)}〜${sayMoment(last)}`;
}

/** When a target is due: as printed, with the day that it means where the words are others. */
export function sayDue(by: string | null, printedBy: string): string {
  if (printedBy === 'unknown') return by ? sayMoment(by) : sayMoment('unknown');
  return by && sayMoment(by) !== printedBy ? `${printedBy}（${sayMoment(by)}）` : printedBy;
}

/** One part of a timing in a sentence: what happens and when. */
export function sayTiming({ kind, of, fiscalYear, month, after }: TimingPart): string {
  const when = month ? sayMoment(month) : fiscalYear ? fiscalYearText(fiscalYear) : '';
  const said = {
    start: `${when}に始め、その後も続ける`,
    continue: '引き続き実施する（始まりも終わりも書かれていない）',
    do: `${when}に実施する`,
    conclude: `${when}に結論を出す`,
    consider: '引き続き検討する（期限は書かれていない）',
    discuss: '必要に応じて議論する（期限は書かれていない）',
    'follow-up': `${when}から定期的にフォローアップする`,
    check: `${when}に点検し、結論を出す`,
    after: `${after ?? ''}の制度化の後、速やかに実施する（時期は決まっていない）`,
    budget: `${when}の予算による`,
  }[kind];
  return of ? `${of}：${said}` : said;
}

/** The place of a record in its document, from the outermost heading. */
export function sayChapter({ chapter }: Pick<Initiative, 'chapter'>): string {
  return chapter.join(' › ');
}

function unitWord({ unit, counter }: Measured): string {
  return unit === 'yen' ? '円' : (counter ?? '');
}

/** Smaller amounts stay as they are. */
function inTenThousands(yen: number): number {
  return Math.abs(yen) < 1e6 ? Math.round(yen) : Math.round(yen / 1e4) * 1e4;
}

function trimmed(value: number, digits: number): string {
  // 0.567 × 100 is 56.699999999999996.
  return numberText(Number(value.toFixed(digits)), digits);
}

/** Figures as people read them: rounded honestly, ranges outwards. */
import { numberText } from '../platform/number-text.ts';
import { formatFraction, formatFractionRange } from './fraction-wording.ts';
import { type Figure, type Measure, PREFECTURES } from './model.ts';

/** How far a share is from another's, unless masked cells leave open on which side: 「＋1.2ポイント」. */
export function formatDifference(
  own: Pick<Figure, 'value' | 'lower' | 'upper'>,
  other: number | null,
): string {
  const { value, lower, upper } = own;
  if (value === null || other === null) return '－';
  const open = lower !== null && upper !== null && lower < upper && lower <= other && other <= upper;
  return open ? '秘匿のため不明' : formatPoints(value - other);
}

/** What is missing of a share, in percentage points and rounded outwards: `7.4ポイント`, `1.2〜1.4ポイント`. */
export function formatPointRange(lower: number, upper: number, digits = 1): string {
  return formatFractionRange(lower, upper, digits).replace('%', 'ポイント');
}

/** Difference of two shares in percentage points with its sign: `＋1.2ポイント`. */
export function formatPoints(difference: number): string {
  const points = Math.abs(difference * 100).toFixed(1);
  if (points === '0.0') return '差なし';
  return `${difference > 0 ? '＋' : '－'}${points}ポイント`;
}

/** Yen in two significant digits: `約1.2億円`, `約340万円`. */
export function formatYen(yen: number): string {
  return yen === 0 ? '0円' : `約${inUnits(roundTo(yen, Math.round))}`;
}

/** A range of yen in two significant digits, rounded outwards; savings are never below 0. */
export function roundYenRange(lower: number, upper: number): [lower: number, upper: number] {
  return [Math.max(0, roundTo(lower, Math.floor)), Math.max(0, roundTo(upper, Math.ceil))];
}

/** The same in words: `約1.2億〜1.9億円`; `最大 約340万円` from nothing. */
export function formatYenRange(lower: number, upper: number): string {
  const [low, high] = roundYenRange(lower, upper);
  if (high <= 0) return 'なし';
  if (low === 0) return `最大 約${inUnits(high)}`;
  return low === high ? `約${inUnits(low)}` : `約${inUnits(low).replace(/円$/, '')}〜${inUnits(high)}`;
}

/** A figure in the unit of its measure. */
export function formatFigure({ unit }: Pick<Measure, 'unit'>, value: number | null): string {
  if (value === null) return '－';
  if (unit === 'fraction') return formatFraction(value);
  return unit === 'yen' ? formatYen(value) : numberText(value);
}

/** A figure's bounds in the unit of its measure. */
export function formatBounds(
  { unit }: Pick<Measure, 'unit'>,
  { lower, upper }: Pick<Figure, 'lower' | 'upper'>,
): string {
  if (lower === null || upper === null) return '－';
  if (unit === 'fraction') return formatFractionRange(lower, upper);
  if (unit === 'yen') return formatYenRange(lower, upper);
  return lower === upper ? String(lower) : `${lower}〜${upper}`;
}

/** A place among prefectures: `12位`; `10〜14位` where masked cells leave it open, no number where it could be any. */
export function formatPlace({ best, worst }: { best: number; worst: number }): string {
  if (best === 1 && worst === PREFECTURES.size) return '不明';
  return best === worst ? `${best}位` : `${best}〜${worst}位`;
}

function roundTo(yen: number, round: (value: number) => number): number {
  if (yen === 0) return 0;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(yen))) - 1);
  return round(Number((yen / step).toPrecision(12))) * step;
}

const UNITS = [
  [1e12, '兆円'],
  [1e8, '億円'],
  [1e4, '万円'],
] as const;

function inUnits(yen: number): string {
  const [size, unit] = UNITS.find(([size]) => yen >= size) ?? [1, '円'];
  return `${numberText(Number((yen / size).toPrecision(2)))}${unit}`;
}

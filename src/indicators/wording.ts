/** Figures as people read them: rounded honestly, ranges outwards. */
import { numberText } from '../platform/number-text.ts';
import type { Difference } from './compare/difference.ts';
import { formatFraction, formatFractionRange } from './fraction-wording.ts';
import { type Figure, type Measure, PREFECTURES } from './model.ts';

/**
 * How far a share is from another's, in percentage points: 「＋1.2ポイント」; where masked cells leave it open its range, rounded
 * outwards, which may go through nothing: 「－29.6〜－0.9ポイント」, 「－0.3〜＋0.5ポイント」.
 */
export function formatDifference(difference: Difference | null): string {
  if (difference === null) return '－';
  const { value, lower, upper } = difference;
  return lower === null || upper === null ? formatPoints(value) : formatPointSpan(lower, upper);
}

/** A range of differences with their signs: `＋1.1〜＋1.3ポイント`; one of them where they agree in what is shown. */
export function formatPointSpan(lower: number, upper: number): string {
  if (upper - lower < SAME) return formatPoints(lower);
  const low = signedPoints(Math.floor(lower * 1000 + NOISE) / 10);
  const high = signedPoints(Math.ceil(upper * 1000 - NOISE) / 10);
  if (low !== high) return `${low}〜${high}ポイント`;
  return low === '0.0' ? '差なし' : `${low}ポイント`;
}

/** What differs by less is the same but for the rounding of the machine. */
const SAME = 1e-12;
/** The same of tenths of a point. */
const NOISE = 1e-6;

/** In points, with its sign and a decimal. */
function signedPoints(points: number): string {
  const size = Math.abs(points).toFixed(1);
  if (size === '0.0') return '0.0';
  return `${points > 0 ? '＋' : '－'}${size}`;
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

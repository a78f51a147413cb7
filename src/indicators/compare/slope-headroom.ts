/**
 * The headroom of a therapeutic class as the ministry draws it (「金額ベースでの目標値の設定についての考え方」, 第176回社会保障審議会
 * 医療保険部会資料): value share against volume share, a line through the origin with the slope of all classes together, and
 * the classes below it, whose generics are used but where the money stays with the originators. Pure.
 */
import type { Yen } from './catch-up.ts';

/** Shares and yen of one class, each as certain as it is asked. */
export interface ClassState {
  volumeShare: number;
  valueShare: number;
  /** Yen of originators with generics and of generics together. */
  market: number;
  /** Yen saved if the originators left were generics. */
  potential: number;
}

/** The slope of the line; null if no volume is generic. */
export function overallSlope(valueShare: number | null, volumeShare: number | null): number | null {
  return valueShare === null || !volumeShare ? null : valueShare / volumeShare;
}

/**
 * Which part of the originators left must become generics for the class to reach the line, volume and value share moving
 * together: the one root between 0 and 1 of A x² + B x + C. 0 on or above the line.
 */
export function partToLine(
  { volumeShare, valueShare, market, potential }: ClassState,
  slope: number,
): number {
  const c = market * (valueShare - slope * volumeShare);
  if (c >= 0) return 0;
  const left = 1 - volumeShare;
  const a = slope * left * potential;
  const b = market * (1 - valueShare) - potential - slope * (left * market - volumeShare * potential);
  const root = a === 0 ? -c / b : (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
  return Math.min(1, root);
}

type Ends = Record<'volumeShare' | 'valueShare' | 'market' | 'potential', Yen>;

/**
 * Yen saved by reaching the line, whatever the masked cells hide: the part grows with the volume share and the potential and
 * falls with the value share, so its ends come from their bounds. Null on or above the line.
 * @param shown the class as it is drawn: whether it is below the line must agree with the picture
 */
export function headroomToLine(
  shown: Pick<ClassState, 'volumeShare' | 'valueShare'>,
  ends: Ends,
  slope: number,
): Yen | null {
  if (shown.valueShare >= slope * shown.volumeShare) return null;
  const saving = (volume: number, value: number, market: number, yen: number) => {
    const potential = Math.max(0, yen);
    const state = { volumeShare: volume, valueShare: value, market, potential };
    return potential * partToLine(state, slope);
  };
  const { volumeShare, valueShare, market, potential } = ends;
  const all = [market.lower, market.upper].flatMap((yen) => [
    saving(volumeShare.lower, valueShare.upper, yen, potential.lower),
    saving(volumeShare.upper, valueShare.lower, yen, potential.upper),
  ]);
  return { lower: Math.min(...all), upper: Math.max(...all) };
}

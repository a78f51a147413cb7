/** How far a KPI is, in words. Pure. */

import { sayMoment } from '../../documents/model.ts';
import { computedWords } from '../../indicators/model.ts';
import type { KpiTarget } from '../model.ts';
import { LINES } from '../origins.ts';
import type { Progress } from '../views.ts';
import { sayDistance, sayPeriod, sayValue } from '../wording.ts';
import type { KpiData } from './kpi-data.ts';

/** How many points of the line that leads there are; of one period only one counts. */
function basis({ points, progress: { line, latest } }: KpiData): number {
  const own = points.filter(
    ({ origin, end }) => (origin === 'computed') === (line === 'computed') && end <= latest!.end,
  );
  return new Set(own.map(({ period }) => period)).size;
}

/** The newest value is of a day after the target's: there is nothing to foresee. */
function isPast({ target, latest }: Progress): boolean {
  return Boolean(target?.by && latest && latest.end > target.by);
}

/** The target as it is printed, with when it is due. */
export function targetWords(kpi: KpiData): string {
  const { target } = kpi.progress;
  if (!target) return 'ありません（値を見ていく指標です）';
  // Timetables print it in brackets of their own: 「(R10)」.
  const due = target.printedBy.replace(/^[（(]([^（()）]*)[）)]$/, '$1');
  return `${goalWords(kpi)}（${due === 'unknown' ? '期限は資料からは不明' : due}）`;
}

/** A target as it is printed, the newest unless another version is given; with its number where that is not in the words. */
export function goalWords(
  kpi: KpiData,
  { value, wording }: Pick<KpiTarget, 'value' | 'wording'> = kpi.progress.target!,
): string {
  return value === null || /[\d０-９]/.test(wording) ? wording : `${sayValue(kpi, value)}（「${wording}」）`;
}

/** The newest value, its date, and who gave it. */
export function latestWords(kpi: KpiData): string {
  const { latest, line } = kpi.progress;
  const note = latest!.note ? `・${latest!.note}` : '';
  return `${sayValue(kpi, latest!.value, line === 'computed' ? 1 : 2)}（${sayPeriod(latest!.period)}・${LINES[line!]}${note}）`;
}

/** What is still to go. */
export function distanceWords(kpi: KpiData): string {
  const { distance, reached } = kpi.progress;
  if (reached === true) return '達しています';
  if (distance === null) return '目標に数字がないため、測れません';
  if (reached === null) return '秘匿による幅の中に目標があり、達したかどうかは決まりません';
  return `あと${sayDistance(kpi, distance)}`;
}

/** What a year brings or must bring: 「1年に＋2.4ポイント」. It is a mean or a quotient: more than three digits would claim too much. */
export function perYearWords(kpi: Pick<KpiData, 'unit' | 'counter'>, perYear: number): string {
  return `1年に${perYear < 0 ? '－' : '＋'}${sayDistance(kpi, Number(perYear.toPrecision(3)))}`;
}

/** The projection with its interval and how little data it is based on, or why there is none. */
function projectionWords(kpi: KpiData): string {
  const { projection, target } = kpi.progress;
  const count = basis(kpi);
  if (!projection)
    return count < 3
      ? `値が${count}つしかないため、計算しません（3つから）`
      : '期限を過ぎているため、計算しません';
  const { value, lower, upper, level } = projection;
  const range = `${sayValue(kpi, lower, 1)}〜${sayValue(kpi, upper, 1)}`;
  return `この${count}点だけで直線を伸ばすと、${sayMoment(target!.by!)}に${sayValue(kpi, value, 1)}。${Math.round(level * 100)}%の確からしさの幅は${range}${count < 5 ? '。点が少ないので、目安にとどまります' : ''}`;
}

/** Terms of the lines about this site's own figure, and why it differs from the official value. */
export const BESIDE = 'このサイトの計算';
export const WHY = '値が違う理由';

/** All of it, line by line: the term and its text. */
export function progressLines(kpi: KpiData): [term: string, text: string][] {
  const { progress } = kpi;
  const { target, latest, neededPerYear, pacePerYear } = progress;
  const lines: [string, string][] = [
    ['目標', targetWords(kpi)],
    ['最新の値', latest ? latestWords(kpi) : 'まだ値がありません'],
  ];
  const computed = kpi.headline && computedWords(kpi.headline);
  if (computed) lines.push([BESIDE, computed]);
  if (computed && kpi.headline?.why) lines.push([WHY, kpi.headline.why.short]);
  if (target && latest) lines.push(['目標まで', distanceWords(kpi)]);
  if (neededPerYear !== null) lines.push(['必要な歩み', perYearWords(kpi, neededPerYear)]);
  if (pacePerYear !== null)
    lines.push(['これまで', `${perYearWords(kpi, pacePerYear)}（${basis(kpi)}点から）`]);
  if (target?.by && latest && !isPast(progress) && (progress.projection || !progress.reached))
    lines.push(['見通し', projectionWords(kpi)]);
  return lines;
}

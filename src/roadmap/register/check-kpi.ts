/** What a KPI must hold together: a source for what it says (what this system fills has its own), targets that follow each other, points in order. */

import type { Tell } from '../../documents/index.ts';
import type { Kpi, SeriesPoint } from '../model.ts';
import { periodDays } from './parse-period.ts';

export function checkKpi(kpi: Kpi, tell: Tell): void {
  const { baseline, noBaseline, targets, series, unit, counter, fills } = kpi;
  if (!baseline && targets.length === 0 && series.length === 0 && fills === null)
    tell(
      [],
      '出典のある値も目標もありません',
      'baseline・targets・series のどれかを出典とともに書くか、fills に値のもとを書いてください。',
    );
  if ((baseline === null) === (noBaseline === null))
    tell(
      ['id'],
      baseline ? 'baseline と noBaseline の両方があります' : 'baseline がなく、理由もありません',
      'baseline を書くか、noBaseline に「資料に記載なし」などの理由を書いてください。',
    );
  if ((unit === 'count') !== (counter !== null))
    tell(['unit'], '数え方（counter）は count のときだけ書きます', 'counter を書くか、消してください。');
  checkTargets(kpi, tell);

  series.forEach((point, i) => {
    checkValue(unit, point.value, ['series', i, 'value'], tell);
    const before = series[i - 1];
    if (before && !comesAfter(before, point))
      tell(
        ['series', i, 'period'],
        `前の値（${before.period}）より後の期間ではありません`,
        '期間の順に、一つの期間に一つの値を書いてください。',
      );
  });
  if (baseline) checkValue(unit, baseline.value, ['baseline', 'value'], tell);
}

function checkTargets({ targets, baseline, unit }: Kpi, tell: Tell): void {
  targets.forEach((target, i) => {
    const { version, by, setOn, value } = target;
    if (version !== i + 1)
      tell(
        ['targets', i, 'version'],
        `版が${i + 1}ではありません`,
        '古いものから1、2、3…としてください。前の版は消しません。',
      );
    if (value !== null) checkValue(unit, value, ['targets', i, 'value'], tell);
    if (by !== null && setOn !== 'unknown' && by < setOn)
      tell(['targets', i, 'by'], `期限（${by}）が設定（${setOn}）より前です`, '日付を直してください。');
    if (by !== null && i === targets.length - 1 && baseline && by < periodDays(baseline.period)!.from)
      tell(
        ['targets', i, 'by'],
        `期限（${by}）が基準（${baseline.period}）より前です`,
        '日付を直してください。',
      );
  });
}

function checkValue(unit: Kpi['unit'], value: number, path: PropertyKey[], tell: Tell): void {
  if (unit === 'fraction' && (value < 0 || value > 1))
    tell(path, `割合が0〜1ではありません（${value}）`, '80％は0.8と書いてください。');
}

/** Later by its end, or with the same end by its beginning. */
function comesAfter(before: SeriesPoint, point: SeriesPoint): boolean {
  const [a, b] = [periodDays(before.period)!, periodDays(point.period)!];
  return a.to < b.to || (a.to === b.to && a.from < b.from);
}

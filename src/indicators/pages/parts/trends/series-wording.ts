import { numberText } from '../../../../platform/number-text.ts';
import { formatFraction, formatPublished } from '../../../fraction-wording.ts';
import type { OfficialSeries } from '../../../measures/official-series/series.ts';
import type { OwnFigure } from '../../../views/read-series.ts';
import { formatBounds } from '../../../wording.ts';

/** Our figure in the unit of an official series, with its bounds where it has any. */
export function ownWords(series: OfficialSeries, own: OwnFigure): string {
  const bounds = formatBounds(series, own);
  if (series.unit !== 'fraction' || own.value === null) return bounds;
  return bounds.includes('〜') ? `${formatFraction(own.value)}（範囲 ${bounds}）` : formatFraction(own.value);
}

/** An official value as published: yen in whole 億円, without 約. */
export function officialValue({ unit }: Pick<OfficialSeries, 'unit'>, value: number): string {
  if (unit === 'fraction') return formatPublished(value);
  return unit === 'yen' ? `${numberText(value / 1e8)}億円` : numberText(value);
}

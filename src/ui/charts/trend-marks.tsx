import type { IsoDate } from '../../platform/clock.ts';
import { datePercent, round } from './chart-scale.ts';
import { patternFill, SeriesMarker, seriesLook } from './chart-series.tsx';

/** One line, or one layer of a stack. */
export interface Series {
  label: string;
  /** One for each date; null if there is no figure: the line breaks there. */
  values: (number | null)[];
}

/** One series as a line with marks, broken where there is no figure. */
export function TrendLine({
  index,
  dates,
  values,
  y,
  marks = true,
}: {
  index: number;
  dates: IsoDate[];
  values: (number | null)[];
  y: (v: number) => number;
  /** Without them the caller marks the points itself. */
  marks?: boolean;
}) {
  const { stroke, dash } = seriesLook(index);
  const x = dates.map((date) => datePercent(date, dates[0]!, dates.at(-1)!));
  const path = values
    .map((v, i) => (v === null ? '' : `${values[i - 1] == null ? 'M' : 'L'}${x[i]} ${y(v)}`))
    .join('');
  // Eight marks are enough to tell lines apart; the last point always has one.
  const every = Math.ceil(values.length / 8);
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        overflow="visible"
      >
        <path
          d={path}
          fill="none"
          className={stroke}
          strokeWidth="2"
          strokeDasharray={dash}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {values.map((v, i) =>
        marks && v !== null && (values.length - 1 - i) % every === 0 ? (
          <SeriesMarker key={dates[i]} index={index} x={`${x[i]}%`} y={`${y(v)}%`} />
        ) : null,
      )}
    </>
  );
}

/** All series stacked, one column a date. */
export function TrendColumns({
  id,
  dates,
  series,
  y,
}: {
  id: string;
  dates: IsoDate[];
  series: Series[];
  y: (v: number) => number;
}) {
  // Thin columns blur into one: show every second, third… date, counted from the newest; the table has all.
  const every = Math.ceil(dates.length / 45);
  const shown = dates.map((_, i) => i).filter((i) => (dates.length - 1 - i) % every === 0);
  const width = 100 / shown.length;
  return shown.map((i, column) => {
    let base = 0;
    return series.map((s, index) => {
      const from = base;
      base += s.values[i] ?? 0;
      if (base === from) return null;
      return (
        <rect
          key={s.label}
          x={`${round(column * width + width * 0.08)}%`}
          width={`${round(width * 0.84)}%`}
          y={`${y(base)}%`}
          height={`${round(y(from) - y(base))}%`}
          fill={patternFill(id, index)}
          className={seriesLook(index).stroke}
          strokeWidth="0.5"
        />
      );
    });
  });
}

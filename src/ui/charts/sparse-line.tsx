import type { IsoDate } from '../../platform/clock.ts';
import { TrendLine } from './trend-marks.tsx';

/** A line whose points are years apart: it joins them across the dates without a value. */
export function SparseLine(props: {
  /** Which series it is: its look. */
  index: number;
  dates: IsoDate[];
  values: (number | null)[];
  y: (value: number) => number;
  /** Without them the caller marks the points itself. */
  marks?: boolean;
}) {
  const { index, dates, values, y, marks } = props;
  const known = dates.flatMap((date, i) => (values[i] == null ? [] : [{ date, value: values[i] }]));
  // The line must have the scale of all dates: ends without a value stay, as gaps.
  const ends = [dates[0]!, dates.at(-1)!].filter((date) => !known.some((point) => point.date === date));
  const all = [...known, ...ends.map((date) => ({ date, value: null }))].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  return (
    <TrendLine
      index={index}
      dates={all.map(({ date }) => date)}
      values={all.map(({ value }) => value)}
      y={y}
      marks={marks}
    />
  );
}

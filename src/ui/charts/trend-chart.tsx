import { type ReactNode, useId } from 'react';
import type { IsoDate } from '../../platform/clock.ts';
import { formatCount, formatDate } from '../format.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { round, roundTicks } from './chart-scale.ts';
import { SeriesPatterns } from './chart-series.tsx';
import { ChartTwin } from './chart-twin.tsx';
import { type Series, TrendColumns, TrendLine } from './trend-marks.tsx';

/** Lines for comparing, `stacked` columns for parts of a whole. Up to six series. */
export type TrendKind = 'line' | 'stacked';

/** Figures over dates, drawn on the server, with the same figures as a table below. Place several side by side in a grid. */
export function TrendChart(props: {
  title: string;
  /** 品目, %: shown at the axis and in the table. */
  unit: string;
  /** Ascending. */
  dates: IsoDate[];
  series: Series[];
  kind?: TrendKind;
  /** The axis begins at 0 unless this is false; a stack always does. */
  fromZero?: boolean;
  /** Same top for charts to be compared. */
  max?: number;
  note?: ReactNode;
}) {
  const { title, unit, dates, series, kind = 'line', fromZero = true, note } = props;
  const id = useId();
  const stacked = kind === 'stacked';
  const values = stacked
    ? dates.map((_, i) => sum(series, i))
    : series.flatMap((s) => s.values.filter((v) => v !== null));
  const low = fromZero || stacked ? 0 : Math.min(...values);
  const ticks = roundTicks(low, props.max ?? Math.max(1, ...values));
  const y = (value: number) => round(100 - ((value - ticks[0]!) / (ticks.at(-1)! - ticks[0]!)) * 100);
  return (
    <figure className="chart">
      <figcaption className="text-std-16B-170">
        {title}
        <span className="font-400">（{unit}）</span>
      </figcaption>
      {series.length > 1 ? (
        <ChartLegend labels={series.map((s) => s.label)} patternId={stacked ? id : undefined} />
      ) : null}
      <ChartFrame
        title={title}
        description={describe(dates, series, unit)}
        dates={dates}
        ticks={ticks}
        y={y}
        columns={stacked}
      >
        {stacked ? (
          <>
            <SeriesPatterns id={id} count={series.length} />
            <TrendColumns id={id} dates={dates} series={series} y={y} />
          </>
        ) : (
          series.map((s, i) => <TrendLine key={s.label} index={i} dates={dates} values={s.values} y={y} />)
        )}
      </ChartFrame>
      {note ? <p className="text-dns-14N-130 text-solid-gray-700">{note}</p> : null}
      <ChartTwin
        caption={`${title}（${unit}）`}
        rows={dates.map((date, i) => ({ date, i })).reverse()}
        rowKey={(row) => row.date}
        columns={[
          { key: 'date', header: '日付', rowHeader: true, nowrap: true, cell: (row) => formatDate(row.date) },
          ...series.map((s) => ({
            key: s.label,
            header: s.label,
            align: 'end' as const,
            cell: (row: { i: number }) => text(s.values[row.i]),
          })),
        ]}
      />
    </figure>
  );
}

function sum(series: Series[], i: number): number {
  return series.reduce((total, s) => total + (s.values[i] ?? 0), 0);
}

function text(value: number | null | undefined): string {
  return value == null ? '－' : formatCount(value);
}

/** The chart in a sentence: where each series began and where it is now. */
function describe(dates: IsoDate[], series: Series[], unit: string): string {
  if (dates.length === 0) return 'まだ数値がありません。';
  const parts = series.map((s) => `${s.label}は${text(s.values[0])}から${text(s.values.at(-1))}`);
  return `${formatDate(dates[0]!)}から${formatDate(dates.at(-1)!)}まで。${parts.join('、')}（${unit}）。`;
}

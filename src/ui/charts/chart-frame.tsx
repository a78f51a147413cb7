import { type ReactNode, useId } from 'react';
import type { IsoDate } from '../../platform/clock.ts';
import { formatCount, formatMonthDay } from '../format.ts';
import { axisDates, datePercent, labelledDates, round } from './chart-scale.ts';

const TOP = 8;
const PLOT = 168;
const BOTTOM = 24;
/** Dates that are written at most. */
const LABELS = 4;

/**
 * Axes, grid and accessible name of a chart over dates. Everything is placed in percent and nothing is scaled, so letters
 * and lines keep their size from a phone to a poster. `y` gives a value's percent from the top; children draw in percent.
 */
export function ChartFrame(props: {
  title: string;
  description: string;
  dates: IsoDate[];
  ticks: number[];
  y: (value: number) => number;
  /** Dates are in the middle of columns, not on the edges of the plot. */
  columns?: boolean;
  /** The labels under the axis; month and day by default. */
  dateLabel?: (date: IsoDate) => string;
  children: ReactNode;
}) {
  const { title, description, dates, ticks, y, columns, dateLabel = formatMonthDay, children } = props;
  const id = useId();
  const pixel = (value: number) => round(TOP + (y(value) / 100) * PLOT);
  return (
    <div className="flex">
      <svg
        aria-hidden="true"
        width="44"
        height={TOP + PLOT + BOTTOM}
        className="shrink-0 fill-solid-gray-700 text-[0.75rem]"
      >
        {ticks.map((tick) => (
          <text key={tick} x="38" y={pixel(tick) + 4} textAnchor="end">
            {formatCount(tick)}
          </text>
        ))}
      </svg>
      <div className="min-w-0 flex-1 pr-2">
        <svg
          role="img"
          aria-labelledby={`${id}-t ${id}-d`}
          width="100%"
          height={TOP + PLOT + BOTTOM}
          overflow="visible"
        >
          <title id={`${id}-t`}>{title}</title>
          <desc id={`${id}-d`}>{description}</desc>
          {ticks.map((tick, i) => (
            <line
              key={tick}
              x2="100%"
              y1={pixel(tick)}
              y2={pixel(tick)}
              className={i === 0 ? 'stroke-solid-gray-700' : 'stroke-solid-gray-200'}
            />
          ))}
          <svg aria-hidden="true" y={TOP} width="100%" height={PLOT} overflow="visible">
            {children}
          </svg>
          <g className="fill-solid-gray-700 text-[0.75rem]">
            {(columns ? axisDates(dates, LABELS) : labelledDates(dates, LABELS, dateLabel)).map((date) => (
              <DateLabel key={date} date={date} dates={dates} columns={columns}>
                {dateLabel(date)}
              </DateLabel>
            ))}
          </g>
        </svg>
      </div>
    </div>
  );
}

function DateLabel(props: { date: IsoDate; dates: IsoDate[]; columns?: boolean; children: string }) {
  const { date, dates, columns, children } = props;
  const index = dates.indexOf(date);
  const x = columns ? ((index + 0.5) / dates.length) * 100 : datePercent(date, dates[0]!, dates.at(-1)!);
  const anchor = index === 0 ? 'start' : index === dates.length - 1 ? 'end' : 'middle';
  return (
    <>
      <line
        x1={`${round(x)}%`}
        x2={`${round(x)}%`}
        y1={TOP + PLOT}
        y2={TOP + PLOT + 5}
        className="stroke-solid-gray-700"
      />
      <text x={`${round(x)}%`} y={TOP + PLOT + 19} textAnchor={anchor}>
        {children}
      </text>
    </>
  );
}

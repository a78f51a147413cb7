import type { ReactNode } from 'react';
import { formatCount, formatShare } from '../format.ts';

/** One row of a {@link BarTable}. */
export interface BarRow {
  key: string;
  /** May hold a link. */
  label: ReactNode;
  value: number;
  /** The whole of the share; without it the row has no share. */
  whole?: number;
  /** Of the bar, as a CSS colour, where the label shows the same one beside its words; blue without it. */
  colour?: string;
}

/** Counts compared by bars: the numbers stay numbers, the bar only helps the eye. */
export function BarTable(props: {
  caption: ReactNode;
  captionHidden?: boolean;
  /** Heading of the labels: 理由. */
  labelHeader: string;
  /** Heading of the numbers with their unit: 品目数. */
  valueHeader: string;
  /** Heading of the shares; without it the column is left out. */
  shareHeader?: string;
  rows: BarRow[];
  /** The value of a full bar; the largest by default. Give it to compare tables with each other. */
  max?: number;
}) {
  const { caption, captionHidden, labelHeader, valueHeader, shareHeader, rows } = props;
  const max = props.max ?? Math.max(1, ...rows.map((row) => row.value));
  return (
    <table className="data-table bar-table">
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{labelHeader}</th>
          <th scope="col" data-align="end">
            {valueHeader}
          </th>
          {shareHeader ? (
            <th scope="col" data-align="end">
              {shareHeader}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, value, whole, colour }) => (
          <tr key={key}>
            <th scope="row">
              {label}
              <svg aria-hidden="true" className="mt-1 block h-1.5 w-full" preserveAspectRatio="none">
                <rect
                  width={`${(value / max) * 100}%`}
                  height="100%"
                  {...(colour ? { fill: colour } : { className: 'fill-blue-900' })}
                />
              </svg>
            </th>
            <td data-align="end">{formatCount(value)}</td>
            {shareHeader ? (
              <td data-align="end">{whole === undefined ? '－' : formatShare(value, whole)}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

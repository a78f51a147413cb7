import type { ReactNode } from 'react';
import { patternFill, SeriesMarker, seriesLook } from './chart-series.tsx';

/** Names of the series beside what they look like in the chart. `patternId` for stacked charts. */
export function ChartLegend({ labels, patternId }: { labels: string[]; patternId?: string }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-dns-14N-130">
      {labels.map((label, i) => (
        <LegendItem key={label} label={label}>
          {patternId ? (
            <rect
              x="0.5"
              y="0.5"
              width="27"
              height="13"
              fill={patternFill(patternId, i)}
              className={seriesLook(i).stroke}
            />
          ) : (
            <>
              <path
                d="M0 7h28"
                className={seriesLook(i).stroke}
                strokeWidth="2"
                strokeDasharray={seriesLook(i).dash}
              />
              <SeriesMarker index={i} x="14" y={7} />
            </>
          )}
        </LegendItem>
      ))}
    </ul>
  );
}

/** A mark of a chart and what it means. */
export function LegendItem({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" width="28" height="14" className="shrink-0">
        {children}
      </svg>
      {label}
    </li>
  );
}

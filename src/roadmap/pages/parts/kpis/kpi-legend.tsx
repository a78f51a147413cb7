import { LegendItem } from '../../../../ui/charts/chart-legend.tsx';
import { SeriesMarker } from '../../../../ui/charts/chart-series.tsx';
import { ORIGINS } from '../../../origins.ts';
import type { Origin } from '../../../views.ts';

const ORDER = Object.keys(ORIGINS) as Origin[];

/** What the marks of a KPI's chart are; only those that are in it. */
export function KpiLegend(props: {
  origins: readonly Origin[];
  bounds: boolean;
  target: boolean;
  projection: boolean;
}) {
  const { origins, bounds, target, projection } = props;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-dns-14N-130">
      {origins.map((origin) => (
        <LegendItem key={origin} label={ORIGINS[origin]}>
          <SeriesMarker index={ORDER.indexOf(origin)} x="14" y={7} />
        </LegendItem>
      ))}
      {bounds ? (
        <LegendItem label="秘匿による幅">
          <line x1="14" x2="14" y1="0" y2="14" className="bounds-line" />
        </LegendItem>
      ) : null}
      {target ? (
        <LegendItem label="目標">
          <line x2="28" y1="7" y2="7" className="target-line" />
        </LegendItem>
      ) : null}
      {projection ? (
        <LegendItem label="同じ調子で進んだ場合と、その幅">
          <line
            x1="14"
            x2="14"
            y1="0"
            y2="14"
            strokeWidth="5"
            opacity="0.35"
            className="stroke-solid-gray-700"
          />
          <circle cx="14" cy="7" r="4" strokeWidth="1.5" className="fill-white stroke-solid-gray-700" />
        </LegendItem>
      ) : null}
    </ul>
  );
}

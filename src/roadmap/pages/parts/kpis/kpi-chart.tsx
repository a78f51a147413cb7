import { sayMoment } from '../../../../documents/model.ts';
import type { IsoDate } from '../../../../platform/clock.ts';
import { ChartFrame } from '../../../../ui/charts/chart-frame.tsx';
import { datePercent, round, roundTicks } from '../../../../ui/charts/chart-scale.ts';
import { SeriesMarker } from '../../../../ui/charts/chart-series.tsx';
import { SparseLine } from '../../../../ui/charts/sparse-line.tsx';
import { ORIGINS } from '../../../origins.ts';
import type { KpiData } from '../../../progress/kpi-data.ts';
import type { Point } from '../../../views.ts';
import { axisOf, sayPeriod, sayValue } from '../../../wording.ts';
import { KpiLegend } from './kpi-legend.tsx';

const ORDER = ['document', 'officer', 'computed'] as const;

/**
 * A KPI's series up to the date of its target: published values as one line, this site's own as another, bounds as bars, the
 * target as a dashed line and the projection with its interval on the target's date. The table beside it says the same.
 */
export function KpiChart({
  kpi,
  years,
}: {
  kpi: KpiData;
  /** Only years under the axis, where it is narrow. */
  years?: boolean;
}) {
  const { points, progress, title } = kpi;
  if (points.length === 0) return null;
  const goal = progress.target?.value ?? null;
  const due = progress.target?.by ?? null;
  const projection = due ? progress.projection : null;
  const all = points.flatMap(({ value, upper }) => [value, upper ?? value]);
  const top = Math.max(...all, goal ?? 0, projection?.value ?? 0, projection?.upper ?? 0);
  const { unit, by } = axisOf(kpi, top);
  const ticks = roundTicks(0, Math.max(top / by, 1));
  const y = (value: number) => round(100 - (value / by / ticks.at(-1)!) * 100);
  // Two points of one day, of a document and of this site, share a place on the axis.
  const dates = [...new Set([...points.map(({ end }) => end), ...(due ? [due] : [])])].sort();
  const x = (date: IsoDate) => `${dates.length === 1 ? 50 : datePercent(date, dates[0]!, dates.at(-1)!)}%`;
  const of = (match: (point: Point) => boolean) =>
    dates.map((date) => points.findLast((point) => point.end === date && match(point))?.value ?? null);
  return (
    <figure className="chart">
      <figcaption className="text-std-16B-170">
        {title}
        <span className="font-400">（{unit}）</span>
      </figcaption>
      <KpiLegend
        origins={ORDER.filter((origin) => points.some((point) => point.origin === origin))}
        bounds={points.some(hasBounds)}
        target={goal !== null}
        projection={projection !== null}
      />
      <ChartFrame
        title={title}
        description={describe(kpi)}
        dates={dates}
        ticks={ticks}
        y={(tick) => y(tick * by)}
        dateLabel={(date) => (years ? date.slice(0, 4) : date.slice(0, 7).replace('-', '/'))}
      >
        {goal === null ? null : (
          <line x2="100%" y1={`${y(goal)}%`} y2={`${y(goal)}%`} className="target-line" />
        )}
        {projection && due ? (
          <ProjectionMark x={x(due)} projection={projection} y={y} from={progress.latest} xOf={x} />
        ) : null}
        <SparseLine
          index={0}
          dates={dates}
          values={of(({ origin }) => origin !== 'computed')}
          y={y}
          marks={false}
        />
        <SparseLine
          index={2}
          dates={dates}
          values={of(({ origin }) => origin === 'computed')}
          y={y}
          marks={false}
        />
        {points.map((point) => (
          <PointMark
            key={`${point.origin} ${point.period} ${point.id}`}
            point={point}
            x={x(point.end)}
            y={y}
          />
        ))}
      </ChartFrame>
    </figure>
  );
}

function hasBounds({ lower, upper }: Point): boolean {
  return lower !== null && upper !== null && lower < upper;
}

function PointMark({ point, x, y }: { point: Point; x: string; y: (value: number) => number }) {
  return (
    <>
      {hasBounds(point) ? (
        <line x1={x} x2={x} y1={`${y(point.lower!)}%`} y2={`${y(point.upper!)}%`} className="bounds-line" />
      ) : null}
      <SeriesMarker index={ORDER.indexOf(point.origin)} x={x} y={`${y(point.value)}%`} />
    </>
  );
}

/** Where the line ends if it goes on: a thin line to it, a ring, and the interval. */
function ProjectionMark(props: {
  x: string;
  projection: NonNullable<KpiData['progress']['projection']>;
  y: (value: number) => number;
  from: Point | null;
  xOf: (date: IsoDate) => string;
}) {
  const { x, projection, y, from, xOf } = props;
  const at = `${y(projection.value)}%`;
  return (
    <g className="stroke-solid-gray-700">
      {from ? (
        <line
          x1={xOf(from.end)}
          x2={x}
          y1={`${y(from.value)}%`}
          y2={at}
          strokeWidth="1.5"
          strokeDasharray="2 4"
        />
      ) : null}
      <line
        x1={x}
        x2={x}
        y1={`${y(projection.lower)}%`}
        y2={`${y(projection.upper)}%`}
        strokeWidth="5"
        opacity="0.35"
      />
      <circle cx={x} cy={at} r="4" className="fill-white" strokeWidth="1.5" />
    </g>
  );
}

/** The chart in a sentence or two. */
function describe(kpi: KpiData): string {
  const said = ORDER.flatMap((origin) => {
    const own = kpi.points.filter((point) => point.origin === origin);
    if (own.length === 0) return [];
    const [first, last] = [own[0]!, own.at(-1)!];
    const to = own.length > 1 ? `から${sayPeriod(last.period)}の${sayValue(kpi, last.value)}まで` : '';
    return [`${ORIGINS[origin]}は${sayPeriod(first.period)}の${sayValue(kpi, first.value)}${to}。`];
  });
  const { target } = kpi.progress;
  const goal =
    target?.value == null
      ? ''
      : `目標は${target.by ? sayMoment(target.by) : ''}${sayValue(kpi, target.value)}。`;
  return said.join('') + goal;
}

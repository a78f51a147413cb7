import { ChartFrame } from '../../../../ui/charts/chart-frame.tsx';
import { LegendItem } from '../../../../ui/charts/chart-legend.tsx';
import { datePercent, round, roundTicks } from '../../../../ui/charts/chart-scale.ts';
import { SeriesMarker, seriesLook } from '../../../../ui/charts/chart-series.tsx';
import { SparseLine } from '../../../../ui/charts/sparse-line.tsx';
import { targetWords, yearLabel } from '../../../trends/trend-wording.ts';
import type { PageTrend, PageTrendRow as TrendRow } from '../../../views/read-trends.ts';
import { formatFigure } from '../../../wording.ts';

/**
 * The years of a measure as lines over the periods' ends: bounds as bars, the target dashed, and a dotted line across where rounds
 * are counted differently. What cannot be compared is shown beside the lines as a mark of its own. The table beside it says the same.
 */
export function TrendChart({ trend }: { trend: PageTrend }) {
  const { measure, years, rows } = trend;
  const target = rows[0]?.trend.target ?? null;
  const scale = measure.unit === 'fraction' ? 100 : measure.unit === 'yen' ? 1e-8 : 1;
  const of = (row: TrendRow) =>
    row.trend.points.flatMap((point) =>
      point.figure === null || point.figure.value === null
        ? []
        : [{ ...point, figure: { ...point.figure, value: point.figure.value * scale } }],
    );
  const lines = rows.map((row) => ({ row, points: of(row) })).filter(({ points }) => points.length > 0);
  if (lines.length === 0) return null;
  const dates = [...new Set(years.map(({ to }) => to))];
  const top = Math.max(
    ...lines.flatMap(({ points }) =>
      points.map(({ figure }) => Math.max(figure.value, (figure.upper ?? 0) * scale)),
    ),
    (target ?? 0) * scale,
  );
  const ticks = roundTicks(
    0,
    measure.unit === 'fraction' ? Math.min(100, Math.max(top, 1)) : Math.max(top, 1),
  );
  const y = (value: number) => round(100 - (value / ticks.at(-1)!) * 100);
  const x = (date: string) => `${dates.length === 1 ? 50 : datePercent(date, dates[0]!, dates.at(-1)!)}%`;
  const broken = years.filter(({ breaks }) => breaks.length > 0);
  return (
    <figure className="chart">
      <figcaption className="text-std-16B-170">
        {measure.title.ja}
        <span className="font-400">（{UNITS[measure.unit]}）</span>
      </figcaption>
      <TrendLegend
        labels={lines.map(({ row }) => row.label)}
        bounds={lines.some(({ points }) => points.some(({ figure }) => isOpen(figure)))}
        target={target === null ? null : targetWords(measure, target)}
        partial={years.some(({ partial }) => partial !== '')}
        broken={broken.length > 0}
      />
      <ChartFrame
        title={`${measure.title.ja}の推移`}
        description={describe(trend)}
        dates={dates}
        ticks={ticks}
        y={y}
        dateLabel={(date) => yearLabel(years.find(({ to }) => to === date)!).replace(/年度$/, '')}
      >
        {broken.map(({ id, to }) => (
          <line
            key={id}
            x1={x(to)}
            x2={x(to)}
            y2="100%"
            className="stroke-solid-gray-700"
            strokeDasharray="1 4"
          />
        ))}
        {target === null ? null : (
          <line x2="100%" y1={`${y(target * scale)}%`} y2={`${y(target * scale)}%`} className="target-line" />
        )}
        {lines.map(({ row, points }, index) => (
          <SparseLine
            key={row.key}
            index={index}
            dates={dates}
            values={dates.map(
              (date) => points.find(({ to, comparable }) => to === date && comparable)?.figure.value ?? null,
            )}
            y={y}
            marks={false}
          />
        ))}
        {lines.flatMap(({ row, points }, index) =>
          points.map(({ dataset, to, figure, comparable }) => (
            <g key={`${row.key} ${dataset}`}>
              {isOpen(figure) ? (
                <line
                  x1={x(to)}
                  x2={x(to)}
                  y1={`${y(figure.lower! * scale)}%`}
                  y2={`${y(figure.upper! * scale)}%`}
                  className="bounds-line"
                />
              ) : null}
              <SeriesMarker index={comparable ? index : PARTIAL} x={x(to)} y={`${y(figure.value)}%`} />
            </g>
          )),
        )}
      </ChartFrame>
    </figure>
  );
}

const UNITS = { fraction: '%', yen: '億円', count: '数' } as const;
/** The look of figures that are not compared. */
const PARTIAL = 4;

const isOpen = ({ lower, upper }: { lower: number | null; upper: number | null }) =>
  lower !== null && upper !== null && lower < upper;

function TrendLegend(props: {
  labels: string[];
  bounds: boolean;
  target: string | null;
  partial: boolean;
  broken: boolean;
}) {
  const { labels, bounds, target, partial, broken } = props;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-dns-14N-130">
      {labels.map((label, index) => (
        <LegendItem key={label} label={label}>
          <path
            d="M0 7h28"
            className={seriesLook(index).stroke}
            strokeWidth="2"
            strokeDasharray={seriesLook(index).dash}
          />
          <SeriesMarker index={index} x="14" y={7} />
        </LegendItem>
      ))}
      {bounds ? (
        <LegendItem label="秘匿による幅">
          <line x1="14" x2="14" y1="0" y2="14" className="bounds-line" />
        </LegendItem>
      ) : null}
      {target ? (
        <LegendItem label={`目標 ${target}`}>
          <line x2="28" y1="7" y2="7" className="target-line" />
        </LegendItem>
      ) : null}
      {partial ? (
        <LegendItem label="比べられない値">
          <SeriesMarker index={PARTIAL} x="14" y={7} />
        </LegendItem>
      ) : null}
      {broken ? (
        <LegendItem label="前の回と数え方が違う年">
          <line x1="14" x2="14" y2="14" className="stroke-solid-gray-700" strokeDasharray="1 4" />
        </LegendItem>
      ) : null}
    </ul>
  );
}

/** The chart in a sentence a line. */
function describe({ measure, years, rows }: PageTrend): string {
  return rows
    .map(({ label, trend }) => {
      const known = trend.points.filter(({ figure }) => figure !== null && figure.value !== null);
      const said = (point: (typeof known)[number]) =>
        `${yearLabel(years.find(({ id }) => id === point.dataset)!)}の${formatFigure(measure, point.figure!.value)}`;
      const [first, last] = [known[0], known.at(-1)];
      if (!first || !last) return '';
      return first === last
        ? `${label}は${said(first)}。`
        : `${label}は${said(first)}から${said(last)}まで。`;
    })
    .join('');
}

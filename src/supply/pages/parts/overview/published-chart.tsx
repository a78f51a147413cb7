import { lastDay, monthOf } from '../../../../platform/dates/months.ts';
import { ChartFrame } from '../../../../ui/charts/chart-frame.tsx';
import { ChartLegend } from '../../../../ui/charts/chart-legend.tsx';
import { datePercent, round, roundTicks } from '../../../../ui/charts/chart-scale.ts';
import { SeriesMarker } from '../../../../ui/charts/chart-series.tsx';
import { formatCount } from '../../../../ui/format.ts';
import type { OverviewPage } from './overview-data.ts';

type Point = OverviewPage['published'][number];

const SERIES = [
  { label: '限定出荷', of: (point: Point) => point.limited },
  { label: '供給停止', of: (point: Point) => point.stopped },
];

/** Published counts as points without lines: each counted something else, and nothing is known between them. The table is beside it. */
export function PublishedChart({ published }: Pick<OverviewPage, 'published'>) {
  if (published.length < 2) return null;
  const labels = new Map(published.map(({ asOf, label }) => [lastDay(monthOf(asOf)), label]));
  const dates = [...labels.keys()];
  const counts = SERIES.flatMap(({ of }) => published.flatMap((point) => of(point) ?? []));
  const ticks = roundTicks(0, Math.max(...counts));
  const y = (value: number) => round(100 - (value / ticks.at(-1)!) * 100);
  const said = SERIES.map(({ label, of }) => {
    const points = published.flatMap((point) =>
      of(point) === null ? [] : [`${point.label}は${formatCount(of(point)!)}`],
    );
    return `${label}の${points.join('、')}`;
  });
  return (
    <figure className="chart">
      <figcaption className="text-std-16B-170">
        公表された集計<span className="font-400">（品目）</span>
      </figcaption>
      <ChartLegend labels={SERIES.map(({ label }) => label)} />
      <ChartFrame
        title="公表された集計：限定出荷と供給停止"
        description={`${said.join('。')}（品目）。数えたものはそれぞれ違います。`}
        dates={dates}
        ticks={ticks}
        y={y}
        dateLabel={(date) => labels.get(date)!}
      >
        {SERIES.map(({ label, of }, index) =>
          published.map((point, at) => {
            const value = of(point);
            const x = datePercent(dates[at]!, dates[0]!, dates.at(-1)!);
            return value === null ? null : (
              <SeriesMarker key={`${label} ${point.asOf}`} index={index} x={`${x}%`} y={`${y(value)}%`} />
            );
          }),
        )}
      </ChartFrame>
    </figure>
  );
}

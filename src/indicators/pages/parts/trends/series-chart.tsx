import { momentText } from '../../../../platform/dates/date-text.ts';
import { firstDay } from '../../../../platform/dates/months.ts';
import { ChartFrame } from '../../../../ui/charts/chart-frame.tsx';
import { ChartLegend } from '../../../../ui/charts/chart-legend.tsx';
import { round, roundTicks } from '../../../../ui/charts/chart-scale.ts';
import { ChartTwin } from '../../../../ui/charts/chart-twin.tsx';
import { SparseLine } from '../../../../ui/charts/sparse-line.tsx';
import { periodEnd } from '../../../measures/official-series/period.ts';
import type { OfficialSeries } from '../../../measures/official-series/series.ts';
import type { SeriesBesideOurs } from '../../../views/read-series.ts';
import { officialValue, ownWords } from './series-wording.ts';

/**
 * An official series as a line, and our figure of the same measure as a mark of its own.
 * @param props.twin adds the figures as a table, if there is none beside it
 */
export function SeriesChart({ beside, twin = false }: { beside: SeriesBesideOurs; twin?: boolean }) {
  const { series } = beside;
  const official = series.points.map(({ period, value }) => ({
    date: firstDay(periodEnd(period)),
    value: scaled(series, value),
  }));
  const marks = ownOf(beside).map(({ value, until }) => ({
    date: firstDay(periodEnd(until)),
    value: scaled(series, value),
  }));
  const dates = [...new Set([...official, ...marks].map(({ date }) => date))].sort();
  const valuesOf = (points: readonly { date: string; value: number }[]) =>
    dates.map((date) => points.find((point) => point.date === date)?.value ?? null);
  const ticks = roundTicks(0, Math.max(...[...official, ...marks].map(({ value }) => value), 1));
  const y = (value: number) => round(100 - (value / ticks.at(-1)!) * 100);
  return (
    <figure className="chart">
      <figcaption className="text-std-16B-170">
        {series.title}
        <span className="font-400">（{UNITS[series.unit]}）</span>
      </figcaption>
      <ChartLegend labels={['公式の値', ...(marks.length > 0 ? ['このサイトの値'] : [])]} />
      <ChartFrame
        title={series.title}
        description={describe(series, marks)}
        dates={dates}
        ticks={ticks}
        y={y}
        dateLabel={(date) => date.slice(0, 7).replace('-', '/')}
      >
        <SparseLine index={0} dates={dates} values={valuesOf(official)} y={y} />
        {marks.length > 0 ? <SparseLine index={1} dates={dates} values={valuesOf(marks)} y={y} /> : null}
      </ChartFrame>
      {twin ? <Twin beside={beside} /> : null}
    </figure>
  );
}

/** Our figures of all rounds that have one, oldest first. */
function ownOf({ own, before }: SeriesBesideOurs) {
  return [...before, ...(own ? [own] : [])].flatMap((figure) =>
    figure.value === null ? [] : [{ ...figure, value: figure.value }],
  );
}

function Twin({ beside }: { beside: SeriesBesideOurs }) {
  const { series } = beside;
  const rows = [
    ...series.points.map(({ period, value }) => ({
      key: period,
      period,
      official: value,
      own: null as string | null,
    })),
    ...ownOf(beside).map((own) => ({
      key: `own ${own.until}`,
      period: own.until,
      official: null,
      own: ownWords(series, own),
    })),
  ].sort((a, b) => periodEnd(b.period) - periodEnd(a.period));
  return (
    <ChartTwin
      caption={series.title}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'period',
          header: '時期',
          rowHeader: true,
          nowrap: true,
          cell: ({ key, period }) =>
            key.startsWith('own') ? `${momentText(period)}までの1年` : momentText(period),
        },
        {
          key: 'official',
          header: '公式の値',
          align: 'end',
          cell: ({ official }) => (official === null ? '' : officialValue(series, official)),
        },
        { key: 'own', header: 'このサイトの値', align: 'end', cell: ({ own: text }) => text ?? '' },
      ]}
    />
  );
}

const UNITS: Record<OfficialSeries['unit'], string> = { fraction: '%', yen: '億円', count: '数' };

const scaled = ({ unit }: OfficialSeries, value: number) =>
  unit === 'fraction' ? round(value * 100) : unit === 'yen' ? round(value / 1e8) : value;

function describe(series: OfficialSeries, marks: readonly { date: string; value: number }[]): string {
  const [first, last] = [series.points[0]!, series.points.at(-1)!];
  const unit = UNITS[series.unit];
  const own = marks.map(({ date, value }) => `${momentText(date.slice(0, 7))}まで1年の${value}${unit}`);
  const said = own.length > 0 ? `このサイトの値は${own.join('、')}。` : '';
  return `公式の値は${momentText(first.period)}の${scaled(series, first.value)}${unit}から${momentText(last.period)}の${scaled(series, last.value)}${unit}。${said}`;
}

import { readable } from '../../../../platform/text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { changeWords, yearLabel } from '../../../trends/trend-wording.ts';
import type { TrendYear } from '../../../trends/trends.ts';
import type { PageTrend, PageTrendRow as TrendRow } from '../../../views/read-trends.ts';
import { formatBounds, formatFigure } from '../../../wording.ts';

/** Many rows over the rounds, oldest year first, with the newest change a year; folded away, as the newest are on the page already. */
export function YearsTable(props: {
  trend: PageTrend;
  caption: string;
  /** What the rows are. */
  header: string;
  /** The link of a row. */
  to: (key: string) => string;
}) {
  const { trend, caption, header, to } = props;
  const { measure, years } = trend;
  const columns: Column<TrendRow>[] = [
    {
      key: 'label',
      header,
      rowHeader: true,
      cell: ({ key, label }) => <Link to={to(key)}>{readable(label)}</Link>,
    },
    ...years.map(
      (year, index): Column<TrendRow> => ({
        key: year.id,
        header: `${yearLabel(year)}${year.partial ? '（比べられません）' : year.breaks.length > 0 ? '＊' : ''}`,
        align: 'end',
        cell: (row) => <Cell measure={measure} year={year} point={row.trend.points[index]!} />,
      }),
    ),
    {
      key: 'change',
      header: '最新の1年あたりの変化',
      align: 'end',
      cell: ({ trend: { points } }) =>
        changeWords(measure, points.findLast(({ figure }) => figure !== null)?.change ?? null),
    },
  ];
  return (
    <details>
      <summary className="w-fit text-blue-1000 underline">
        {caption}を表で見る（{trend.rows.length}件）
      </summary>
      <div className="mt-3">
        <DataTable caption={caption} columns={columns} rows={trend.rows} rowKey={({ key }) => key} />
      </div>
    </details>
  );
}

function Cell(props: {
  measure: PageTrend['measure'];
  year: TrendYear;
  point: TrendRow['trend']['points'][number];
}) {
  const { measure, year, point } = props;
  if (point.figure === null) return year.none ? '集計できません' : '－';
  const bounds = formatBounds(measure, point.figure);
  return (
    <>
      {formatFigure(measure, point.figure.value)}
      {bounds.includes('〜') ? (
        <span className="block text-dns-14N-130 text-solid-gray-700">{bounds}</span>
      ) : null}
    </>
  );
}

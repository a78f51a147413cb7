import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import type { Narrowing } from '../../../model.ts';
import { changeWords, yearLabel, yearNotes } from '../../../trends/trend-wording.ts';
import type { TrendYear } from '../../../trends/trends.ts';
import type { PageTrend, PageTrendRow as TrendRow } from '../../../views/read-trends.ts';
import { formatBounds, formatFigure } from '../../../wording.ts';

/** The years of a measure as a table, newest first: of each line the figure with its bounds and the change a year. */
export function TrendTable({ trend, where }: { trend: PageTrend; where?: Narrowing }) {
  const { measure, years, rows } = trend;
  const several = rows.length > 1;
  const pointOf = (row: TrendRow, year: TrendYear) =>
    row.trend.points.find(({ dataset }) => dataset === year.id)!;
  const columns: Column<TrendYear>[] = [
    {
      key: 'year',
      header: '年度',
      rowHeader: true,
      nowrap: true,
      cell: (year) => (
        <>
          {yearLabel(year)}
          {isNoted(year) ? <span aria-hidden="true">＊</span> : null}
        </>
      ),
    },
    ...rows.map(
      (row): Column<TrendYear> => ({
        key: `${row.key}-value`,
        header: several ? row.label : '値（範囲）',
        align: 'end',
        card: 'inline',
        cell: (year) => {
          const point = pointOf(row, year);
          if (point.figure === null) return year.none ? '集計できません' : '－';
          const to = measurePath({
            measure: measure.id,
            dataset: year.id,
            where: { ...where, ...whereOf(row) },
            by: byOf(row, measure.unit),
          });
          const { change } = point;
          return (
            <>
              <Link to={to}>{formatFigure(measure, point.figure.value)}</Link>
              <Small>{rangeOnly(formatBounds(measure, point.figure))}</Small>
              {year.partial ? <Small>比べられません</Small> : null}
              {several && change ? <ChangeLines words={`1年に${changeWords(measure, change)}`} /> : null}
            </>
          );
        },
      }),
    ),
    ...(several
      ? []
      : rows.map(
          (row): Column<TrendYear> => ({
            key: `${row.key}-change`,
            header: '1年あたりの変化',
            align: 'end',
            card: 'inline',
            cell: (year) => <ChangeLines words={changeWords(measure, pointOf(row, year).change)} plain />,
          }),
        )),
  ];
  return (
    <DataTable
      caption={`${measure.title.ja}の年ごとの値`}
      captionHidden
      columns={columns}
      rows={years.toReversed()}
      rowKey={({ id }) => id}
      narrow="cards"
    />
  );
}

/** A second line of a cell, which may break. */
function Small({ children }: { children: React.ReactNode }) {
  return children ? <span className="block text-dns-14N-130 text-solid-gray-700">{children}</span> : null;
}

/** A change and its range, each in a line of its own. */
function ChangeLines({ words, plain }: { words: string; plain?: boolean }) {
  const [value, range] = words.split('（');
  return (
    <>
      {plain ? value : <Small>{value}</Small>}
      {range ? <Small>（{range}</Small> : null}
    </>
  );
}

const rangeOnly = (bounds: string) => (bounds.includes('〜') ? `（${bounds}）` : null);

const isNoted = ({ none, partial, breaks, notes }: TrendYear) =>
  none !== null || partial !== '' || breaks.length > 0 || notes.length > 0;

const isPrefecture = ({ key }: TrendRow) => /^(0[1-9]|[1-4]\d)$/.test(key);
const whereOf = (row: TrendRow): Narrowing => (isPrefecture(row) ? { prefecture: row.key } : {});
const byOf = (row: TrendRow, unit: PageTrend['measure']['unit']) =>
  isPrefecture(row) || unit === 'count' ? ('prefecture' as const) : undefined;

/** What is to be known about the years before they are compared; said once under all tables of the same rounds. */
export function TrendNotes({ years }: { years: readonly TrendYear[] }) {
  const notes = yearNotes(years);
  return (
    <div className="space-y-2 text-dns-14N-130">
      <p>
        どの年も、その年度のNDBオープンデータを、その期間の末日に有効な薬価と後発医薬品の区分のリストで集計した値です。1年あたりの変化は、比べられる前の回との差を、間の年数で割りました。
      </p>
      {notes.length > 0 ? (
        <>
          <p className="font-700">＊の付いた年について</p>
          <ul className="list-disc space-y-1 pl-6">
            {notes.map(({ year, lines }) => (
              <li key={year.id}>
                {yearLabel(year)}（{year.title}）：{lines.map((line) => line.replace(/。?$/, '。')).join('')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

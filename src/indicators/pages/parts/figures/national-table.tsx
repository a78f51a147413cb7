import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import type { NationalRow } from '../../../views/read-dashboard.ts';
import { formatBounds, formatDifference, formatFigure } from '../../../wording.ts';

/** Every measure's national figure; a variant (★ and ☆, without limited supply, old) with its difference. */
export function NationalTable({ rows }: { rows: NationalRow[] }) {
  const columns: Column<NationalRow>[] = [
    {
      key: 'measure',
      header: '指標',
      rowHeader: true,
      cell: ({ measure }) => <Link to={measurePath({ measure: measure.id })}>{measure.title.ja}</Link>,
    },
    {
      key: 'value',
      header: '全国',
      align: 'end',
      card: 'inline',
      nowrap: true,
      // A sum of yen is a range of prices: its middle would say more than is known.
      cell: ({ measure, figure }) =>
        figure === null
          ? '－'
          : measure.unit === 'yen'
            ? formatBounds(measure, figure)
            : formatFigure(measure, figure.value),
    },
    {
      key: 'bounds',
      header: '秘匿を考えた範囲',
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: ({ measure, figure }) =>
        figure === null || measure.unit === 'yen' ? '' : formatBounds(measure, figure),
    },
    {
      key: 'difference',
      header: 'もとの指標との差',
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: ({ difference }) => (difference === null ? '' : formatDifference(difference)),
    },
  ];
  return (
    <DataTable
      caption="指標ごとの全国の値"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ measure }) => measure.id}
      narrow="cards"
    />
  );
}

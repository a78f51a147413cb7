import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { productPath } from '../../../addresses.ts';
import { ResponseChip, VolumeChip } from '../../../ui/status-chips.tsx';
import { statusTone } from '../../../ui/status-look.ts';
import type { CalendarPage, CalendarRow } from './calendar-data.ts';

/** How many products are expected in each month; the chosen one is the list below. */
export function MonthTable(props: {
  months: CalendarPage['months'];
  chosen: string | null;
  href: (month: string) => string;
}) {
  const { months, chosen, href } = props;
  const count = (value: number) => (value === 0 ? '－' : formatCount(value));
  return (
    <div className="max-w-xl">
      <DataTable
        caption="月ごとの品目数"
        rows={months}
        rowKey={(month) => month.key}
        columns={[
          {
            key: 'month',
            header: '見込みの時期',
            rowHeader: true,
            nowrap: true,
            cell: ({ key, label }) => (
              <Link to={href(key)} aria-current={key === chosen ? 'page' : undefined}>
                {key === chosen ? <strong>{label}</strong> : label}
              </Link>
            ),
          },
          {
            key: 'recovery',
            header: '解除・解消',
            align: 'end',
            cell: ({ recovery }) => count(recovery),
          },
          { key: 'stockOut', header: '在庫消尽', align: 'end', cell: ({ stockOut }) => count(stockOut) },
        ]}
      />
    </div>
  );
}

const COLUMNS: Column<CalendarRow>[] = [
  {
    key: 'period',
    header: '時期',
    card: 'bare',
    cell: ({ period, what, passed }) => (
      <>
        {period} {what}
        {passed ? <strong className="block text-dns-14N-130">時期を過ぎています</strong> : null}
      </>
    ),
  },
  {
    key: 'name',
    header: '品名',
    rowHeader: true,
    cell: ({ code, name, ingredient, maker }) => (
      <>
        <Link to={productPath(code)}>{name}</Link>
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {ingredient}・{maker}
        </span>
      </>
    ),
  },
  {
    key: 'response',
    header: '出荷',
    card: 'inline',
    cell: ({ response }) => <ResponseChip response={response} />,
  },
  { key: 'volume', header: '量', card: 'inline', cell: ({ volume }) => <VolumeChip volume={volume} /> },
];

/** Products in the order of their forecasts. */
export function CalendarTable({ caption, rows }: { caption: string; rows: CalendarRow[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.code}
      tone={(row) => statusTone(row.response, row.volume)}
      narrow="cards"
    />
  );
}

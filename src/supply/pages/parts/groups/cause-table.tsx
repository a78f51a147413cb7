import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatShare } from '../../../../ui/format.ts';
import { CATEGORY_GROUPS, CAUSES, type GroupCounts } from '../../../read/overview.ts';
import { CAUSE_LABELS } from '../../../words/cause-wording.ts';

/** 「カテゴリ別：限定出荷の要因」: limited shipments by category and cause, with the share that each category has in a cause. */
export function CauseTable({ groups }: { groups: GroupCounts[] }) {
  const sums = Object.fromEntries(
    CAUSES.map((cause) => [cause, groups.reduce((sum, group) => sum + group.byResponse[cause], 0)]),
  ) as Record<(typeof CAUSES)[number], number>;
  const limited = groups.reduce((sum, group) => sum + group.limited, 0);
  const rows = [
    ...groups.map((g) => ({
      label: CATEGORY_GROUPS[g.group].label as string,
      counts: g.byResponse,
      limited: g.limited,
      sum: false,
    })),
    { label: '合計', counts: sums, limited, sum: true },
  ];
  return (
    <DataTable
      caption="区分別：限定出荷の要因（品目数と、要因ごとの構成比）"
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        {
          key: 'label',
          header: '区分',
          rowHeader: true,
          nowrap: true,
          cell: (row) => (row.sum ? <strong>{row.label}</strong> : row.label),
        },
        ...CAUSES.map((cause) => ({
          key: cause,
          header: CAUSE_LABELS[cause],
          align: 'end' as const,
          cell: (row: (typeof rows)[number]) => (
            <Count count={row.counts[cause]} whole={sums[cause]} sum={row.sum} />
          ),
        })),
        {
          key: 'limited',
          header: '限定出荷の合計',
          align: 'end',
          cell: (row) => <Count count={row.limited} whole={limited} sum={row.sum} />,
        },
      ]}
    />
  );
}

function Count({ count, whole, sum }: { count: number; whole: number; sum: boolean }) {
  return (
    <>
      {sum ? <strong>{formatCount(count)}</strong> : formatCount(count)}
      <span className="ml-2 inline-block w-14 text-solid-gray-700">{formatShare(count, whole)}</span>
    </>
  );
}

import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatMonthDay } from '../../../../ui/format.ts';
import type { OverviewPage } from './overview-data.ts';

/** How far the totals lie from those of the edition before, of a week and of a month ago. */
export function OverviewDifferences({ differences }: { differences: OverviewPage['differences'] }) {
  const { against, rows } = differences;
  return (
    <DataTable
      caption="全体の品目数と、前回・1週間前・1か月前との差"
      rows={rows}
      rowKey={(row) => row.label}
      narrow="cards"
      columns={[
        { key: 'label', header: '項目', rowHeader: true, cell: (row) => row.label },
        { key: 'now', header: '今回', align: 'end', card: 'inline', cell: (row) => formatCount(row.now) },
        ...against.map(({ label, asOf }, i) => ({
          key: label,
          header: asOf ? `${label}（${formatMonthDay(asOf)}）から` : label,
          align: 'end' as const,
          card: 'inline' as const,
          cell: (row: (typeof rows)[number]) => signed(row.changes[i]!),
        })),
      ]}
    />
  );
}

function signed(change: number | null): string {
  if (change === null) return '－';
  return change === 0 ? '±0' : `${change > 0 ? '＋' : '－'}${formatCount(Math.abs(change))}`;
}

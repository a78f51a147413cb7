import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { LateWarning } from '../../../analysis/read-analysis.ts';
import { Definition } from '../desk/desk-parts.tsx';
import { LATE_WORDS } from '../desk/queue-table.tsx';
import { StateChip } from '../state-chip.tsx';
import type { AnalysisPage } from './analysis-data.ts';

const COLUMNS: Column<LateWarning>[] = [
  {
    key: 'product',
    header: '品目',
    rowHeader: true,
    cell: (row) => <Link to={`/desk/warnings/${row.number}`}>{row.product}</Link>,
  },
  {
    key: 'state',
    header: '状態',
    nowrap: true,
    card: 'inline-bare',
    cell: (row) => <StateChip state={row.state} />,
  },
  {
    key: 'received',
    header: '受付',
    card: 'inline',
    nowrap: true,
    cell: (row) => formatDate(row.receivedOn),
  },
  {
    key: 'due',
    header: '期限',
    card: 'inline',
    nowrap: true,
    cell: (row) => (row.dueOn ? formatDate(row.dueOn) : 'なし'),
  },
  { key: 'why', header: '遅れ', cell: (row) => row.late.map((why) => LATE_WORDS[why]).join('、') },
];

/** What has waited too long, the oldest first. */
export function AnalysisLate({ page }: { page: AnalysisPage }) {
  return (
    <Section id="late" title="遅れている報告">
      <Definition figure="late" />
      {page.late.length === 0 ? (
        <p>遅れている報告はありません。</p>
      ) : (
        <DataTable
          caption="遅れている報告"
          captionHidden
          columns={COLUMNS}
          rows={page.late}
          rowKey={(row) => row.number}
          tone={() => 'caution'}
          narrow="cards"
        />
      )}
    </Section>
  );
}

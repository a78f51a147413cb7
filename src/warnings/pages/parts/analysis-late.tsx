import { type Column, DataTable } from '../../../web/components/data-table.tsx';
import { Link } from '../../../web/components/link.tsx';
import { Section } from '../../../web/components/section.tsx';
import { formatDate } from '../../../web/format.ts';
import type { LateWarning } from '../../read-analysis.ts';
import type { AnalysisPage } from './analysis-data.ts';
import { Definition } from './desk-parts.tsx';
import { LATE_WORDS } from './queue-table.tsx';
import { StateChip } from './state-chip.tsx';

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

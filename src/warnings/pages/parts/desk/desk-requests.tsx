import { StatusChips } from '../../../../supply/ui/status-chips.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatDate, formatInstant } from '../../../../ui/format.ts';
import { Section } from '../../../../ui/section.tsx';
import type { RequestRow } from '../../../desk/desk-view.ts';
import { ANSWERS } from '../../../model.ts';
import type { DeskPage } from './desk-data.ts';
import { Typed } from './desk-parts.tsx';

const COLUMNS: Column<RequestRow>[] = [
  {
    key: 'product',
    header: '依頼した品目',
    rowHeader: true,
    cell: (row) => (
      <>
        {row.name}
        <span className="block text-dns-14N-130 text-solid-gray-700">{row.mah}</span>
        {row.status ? <StatusChips {...row.status} labelled /> : null}
      </>
    ),
  },
  {
    key: 'asked',
    header: '依頼',
    cell: (row) => (
      <>
        <span className="text-dns-14N-130 text-solid-gray-700">
          {formatInstant(row.askedAt)}
          {row.askedBy ? `　${row.askedBy}` : ''}
          {row.dueOn ? `　${formatDate(row.dueOn)}まで` : ''}
        </span>
        <span className="block">
          <Typed text={row.message} />
        </span>
      </>
    ),
  },
  {
    key: 'answer',
    header: '回答',
    cell: (row) =>
      row.answer === null ? (
        row.overdue ? (
          <strong className="text-red-1000">回答なし（期限を過ぎています）</strong>
        ) : (
          '回答待ち'
        )
      ) : (
        <>
          <strong>{ANSWERS[row.answer]}</strong>
          {row.quantity ? `　${row.quantity}` : ''}
          {row.text ? (
            <span className="block">
              <Typed text={row.text} />
            </span>
          ) : null}
          {row.answeredAt ? (
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {formatInstant(row.answeredAt)}
            </span>
          ) : null}
        </>
      ),
  },
];

/** What the makers of alternatives were asked for, and what they said. */
export function DeskRequests({ page }: { page: DeskPage }) {
  return (
    <Section id="requests" title="増産の依頼と回答">
      {page.requests.length === 0 ? (
        <p>まだ依頼していません。下の候補から、製造販売業者に依頼できます。</p>
      ) : (
        <DataTable
          caption="増産の依頼と回答"
          captionHidden
          columns={COLUMNS}
          rows={page.requests}
          rowKey={(row) => row.id}
          tone={(row) => (row.overdue ? 'caution' : 'calm')}
          narrow="cards"
        />
      )}
    </Section>
  );
}

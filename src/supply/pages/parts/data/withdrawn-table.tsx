import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import type { WithdrawnRow } from './data-data.ts';

/** Editions that were withdrawn, newest first: when, and why. */
export function WithdrawnTable({ editions }: { editions: WithdrawnRow[] }) {
  return (
    <>
      <p>
        いったん公表されたあとで取り下げられた一覧です。記録として残していますが、今の状況・履歴・変化・フィードには入っていません。
      </p>
      <DataTable
        caption="取り下げられた一覧"
        captionHidden
        rows={editions}
        rowKey={({ asOf, sha256 }) => `${asOf} ${sha256}`}
        narrow="cards"
        columns={[
          {
            key: 'asOf',
            header: '日付',
            rowHeader: true,
            nowrap: true,
            cell: ({ asOf }) => <Link to={`/data/${asOf}`}>{formatDate(asOf)}</Link>,
          },
          { key: 'file', header: 'ファイル', card: 'bare', cell: ({ file }) => file },
          {
            key: 'rows',
            header: '品目数',
            align: 'end',
            card: 'inline',
            cell: ({ rows }) => formatCount(rows),
          },
          { key: 'at', header: '取り下げ', card: 'inline', cell: ({ withdrawnAt }) => withdrawnAt },
          { key: 'why', header: '理由', cell: whyWithdrawn },
        ]}
      />
    </>
  );
}

/** Who decided it, and what they said about it. */
export function whyWithdrawn({ byPage, reason }: Pick<WithdrawnRow, 'byPage' | 'reason'>): string {
  const by = byPage ? '厚生労働省のページが前の一覧に戻った' : '運営者の操作';
  return reason ? `${by}（${reason}）` : by;
}

import type { ReferenceKind } from '../../../../medicines/index.ts';
import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import type { DataPageData } from './data-data.ts';

const KINDS: Record<ReferenceKind, string> = {
  price: '薬価基準収載品目リスト',
  'generic-info': '後発医薬品の有無に関する情報',
  'generic-names': '一般名処方マスタ',
  packages: '包装のコード（MEDIS-DC）',
  'receipt-codes': '医薬品マスター（レセプト電算処理システム）',
};

/** The lists that price and class the products, with the one in force marked in words. */
export function ReferenceTable({ lists }: { lists: DataPageData['lists'] }) {
  if (lists.length === 0)
    return <p>まだ取り込まれていません。品目の薬価と先発・後発の区別は、取り込まれると表示します。</p>;
  return (
    <DataTable
      caption="薬価と先発・後発の一覧"
      captionHidden
      rows={lists}
      rowKey={(list) => list.key}
      narrow="cards"
      columns={[
        {
          key: 'kind',
          header: '一覧',
          rowHeader: true,
          cell: (list) =>
            `${KINDS[list.kind]}${list.routes.length > 0 ? `（${list.routes.join('・')}）` : ''}`,
        },
        {
          key: 'from',
          header: '適用',
          nowrap: true,
          card: 'inline',
          cell: (list) => `${formatDate(list.effectiveFrom)}から`,
        },
        {
          key: 'force',
          header: '状態',
          nowrap: true,
          card: 'inline-bare',
          cell: (list) => (list.inForce ? <strong>使用中</strong> : '過去の一覧'),
        },
        { key: 'rows', header: '行数', align: 'end', card: 'inline', cell: (list) => formatCount(list.rows) },
        {
          key: 'file',
          header: 'ファイル・SHA-256',
          card: 'bare',
          cell: (list) => (
            <>
              {list.file}
              <code className="block font-mono text-dns-14N-130 break-all text-solid-gray-700">
                {list.sha256}
              </code>
            </>
          ),
        },
      ]}
    />
  );
}

import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';
import type { ChangePage } from './change-data.ts';

/** The changes of the span by their cause (⑭), folded: a count beside the list, not the list. */
export function CauseCounts({ causes, caption }: { causes: ChangePage['causes']; caption: string }) {
  if (causes.length === 0) return null;
  const count = (value: number) => (value === 0 ? '－' : formatCount(value));
  return (
    <details className="pb-4">
      <summary className="w-fit py-1 text-blue-1000 underline">理由ごとの件数</summary>
      <div className="max-w-2xl space-y-2 pt-2">
        <DataTable
          caption={caption}
          captionHidden
          rows={causes}
          rowKey={(row) => row.label}
          columns={[
            { key: 'reason', header: '理由', rowHeader: true, cell: (row) => row.label },
            { key: 'worsened', header: '悪化', align: 'end', cell: (row) => count(row.worsened) },
            { key: 'improved', header: '改善', align: 'end', cell: (row) => count(row.improved) },
            { key: 'mixed', header: 'まちまち', align: 'end', cell: (row) => count(row.mixed) },
          ]}
        />
        <p className="text-dns-14N-130 text-solid-gray-700">
          理由は一覧の⑭です。改善した品目は、改善する前の理由で数えています。薬価削除の品目と、掲載・掲載終了は含みません。
        </p>
      </div>
    </details>
  );
}

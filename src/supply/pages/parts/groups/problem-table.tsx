import { DataTable } from '../../../../ui/data-table.tsx';
import type { Problem } from '../../../model.ts';

/** Cells that could not be read: where, the content, why, and what to do. */
export function ProblemTable({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return <p>読めなかったセルはありません。</p>;
  return (
    <>
      <p>行のほかの値はそのまま使っています。読めなかったセルの原文は、ダウンロードに残しています。</p>
      <DataTable
        caption="読めなかったセル"
        captionHidden
        rows={problems.map((problem, i) => ({ ...problem, key: String(i) }))}
        rowKey={(problem) => problem.key}
        columns={[
          { key: 'file', header: 'ファイル', cell: ({ file }) => file },
          { key: 'row', header: '行', align: 'end', rowHeader: true, cell: ({ row }) => row },
          { key: 'column', header: '列', cell: ({ column }) => column },
          {
            key: 'value',
            header: '値',
            cell: ({ value }) => (value === null ? '（空欄）' : `「${String(value)}」`),
          },
          { key: 'reason', header: '理由', cell: ({ reason }) => reason },
          { key: 'remedy', header: '直し方', cell: ({ remedy }) => remedy },
        ]}
      />
    </>
  );
}

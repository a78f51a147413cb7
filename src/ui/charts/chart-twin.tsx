import type { ReactNode } from 'react';
import { type Column, DataTable } from '../data-table.tsx';

/** The same figures as a table, folded away under a chart; opened in print only if the reader opened it. */
export function ChartTwin<Row>(props: {
  caption: ReactNode;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <details className="mt-2">
      <summary className="w-fit text-dns-14N-130 text-blue-1000 underline">表で見る</summary>
      <div className="relative mt-2 max-h-96 overflow-y-auto print:max-h-none">
        <DataTable {...props} />
      </div>
    </details>
  );
}

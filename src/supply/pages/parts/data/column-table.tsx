import { DataTable } from '../../../../ui/data-table.tsx';
import { COLUMN, headerName } from '../../../official/columns.ts';

const NAMES = Object.entries(COLUMN).sort(([, a], [, b]) => a - b);

/** The official columns and the names by which JSON, Parquet and the API know them. */
export function ColumnTable() {
  return (
    <DataTable
      caption="公式の列とデータの項目名"
      captionHidden
      rows={NAMES.map(([name, column]) => ({
        name,
        header: headerName(column),
      }))}
      rowKey={(row) => row.name}
      columns={[
        { key: 'header', header: '公式の列', rowHeader: true, cell: (row) => row.header },
        {
          key: 'name',
          header: 'JSON・API',
          cell: (row) => <code className="font-mono whitespace-nowrap">{row.name}</code>,
        },
        {
          key: 'column',
          header: 'Parquet',
          cell: (row) => (
            <code className="font-mono whitespace-nowrap">
              {row.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}
            </code>
          ),
        },
      ]}
    />
  );
}

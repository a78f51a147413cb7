import { DataTable } from '../../../../ui/data-table.tsx';
import type { historyDictionary } from '../../../export/history-tables.ts';

/** The columns of the complete history, as the dictionary in the file has them. */
export function HistoryDictionary({ tables }: { tables: ReturnType<typeof historyDictionary> }) {
  return (
    <div className="mt-3 space-y-6">
      {tables.map(({ name, about, columns }) => (
        <DataTable
          key={name}
          caption={`${name}：${about}`}
          columns={[
            {
              key: 'name',
              header: '列',
              rowHeader: true,
              cell: (c) => <code className="font-mono">{c.name}</code>,
            },
            { key: 'type', header: '型', cell: (c) => c.type },
            { key: 'about', header: '説明', cell: (c) => c.about },
          ]}
          rows={columns}
          rowKey={(c) => c.name}
          narrow="cards"
        />
      ))}
    </div>
  );
}

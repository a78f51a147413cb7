import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatInstant } from '../../../ui/format.ts';

interface Row {
  place: number;
  at: Date;
  who: string;
  deed: string;
  record: string;
  named: string | null;
}

const COLUMNS: Column<Row>[] = [
  { key: 'deed', header: '操作', rowHeader: true, cell: ({ deed }) => deed },
  { key: 'at', header: '時刻', nowrap: true, card: 'inline', cell: ({ at }) => formatInstant(at) },
  { key: 'who', header: '人', card: 'inline', cell: ({ who }) => who },
  {
    key: 'record',
    header: '対象',
    card: 'inline',
    cell: ({ record, named }) =>
      named ?? <code className="break-all font-mono text-dns-14N-130">{record}</code>,
  },
];

/** What was done for the organisation, the newest first. */
export function OrganisationDeeds({ deeds }: { deeds: Row[] }) {
  return (
    <>
      <p className="text-dns-14N-130 text-solid-gray-700">
        新しいものから50件まで。記録は書き足されるだけで、変えることも消すこともできません。
      </p>
      <DataTable
        caption="操作の記録"
        captionHidden
        narrow="cards"
        columns={COLUMNS}
        rows={deeds}
        rowKey={({ place }) => String(place)}
      />
    </>
  );
}

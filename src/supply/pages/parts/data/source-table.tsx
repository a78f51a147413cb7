import { DataTable } from '../../../../ui/data-table.tsx';
import type { SourceRow } from './sources-data.ts';

/** For every source: when it was last seen and changed, its layout, what could not be read, and what is missing for which figure. */
export function SourceTable({ sources }: { sources: SourceRow[] }) {
  return (
    <DataTable
      caption="情報源ごとの状態"
      captionHidden
      rows={sources}
      rowKey={(row) => row.key}
      narrow="cards"
      columns={[
        {
          key: 'name',
          header: '情報源',
          rowHeader: true,
          nowrap: true,
          cell: ({ name, href }) => (href ? <a href={href}>{name}</a> : name),
        },
        { key: 'seen', header: '最後に見た', cell: ({ seen }) => seen },
        { key: 'changed', header: '最新の内容', cell: ({ changed }) => changed },
        { key: 'layout', header: '様式', cell: ({ layout }) => layout },
        { key: 'problems', header: '読めなかったところ', cell: ({ problems }) => problems },
        {
          key: 'missing',
          header: '足りないもの（どの値のために）',
          cell: ({ missing }) =>
            missing.length === 0 ? (
              'ありません'
            ) : (
              <ul className="space-y-1">
                {missing.map((gap) => (
                  <li key={gap.figures}>
                    <strong>{gap.figures}</strong>：{gap.missing}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

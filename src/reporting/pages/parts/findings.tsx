import { readable } from '../../../platform/text.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { formatCount } from '../../../ui/format.ts';
import type { Finding } from '../../model.ts';

const SHOWN = 200;

/** What is wrong, row by row: where, what it says there, what to do. Errors come with the file; the first ones are shown. */
export function FindingTable({ caption, findings }: { caption: string; findings: Finding[] }) {
  const rows = findings.slice(0, SHOWN).map((finding, index) => ({ finding, index }));
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        narrow="cards"
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: 'row',
            header: '行',
            nowrap: true,
            card: 'inline-bare',
            cell: ({ finding: { row } }) => (row === null ? '－' : `${row}行目`),
          },
          {
            key: 'column',
            header: '列',
            card: 'bare',
            cell: ({ finding: { column } }) => column ?? '行の全体',
          },
          {
            key: 'product',
            header: '品目',
            rowHeader: true,
            cell: ({ finding: { name, yjCode } }) => (
              <>
                {name === null ? null : readable(name)}
                {yjCode ? <span className="block text-dns-14N-130 text-solid-gray-700">{yjCode}</span> : null}
              </>
            ),
          },
          {
            key: 'value',
            header: '書かれている内容',
            cell: ({ finding: { value } }) => (value === null || value === '' ? '（空欄）' : String(value)),
          },
          {
            key: 'wording',
            header: 'わけと直し方',
            card: 'bare',
            cell: ({ finding: { wording, remedy } }) => (
              <>
                <span className="block">{wording}</span>
                <span className="block text-dns-14N-130">{remedy}</span>
              </>
            ),
          },
        ]}
      />
      {findings.length > SHOWN ? (
        <p className="pt-2">
          ほか{formatCount(findings.length - SHOWN)}件。上の行を直すと、続きが示されます。
        </p>
      ) : null}
    </>
  );
}

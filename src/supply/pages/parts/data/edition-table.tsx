import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import type { EditionRow } from './data-data.ts';
import { editionFiles } from './edition-files.ts';

/** Editions, newest first, with what each can be taken away as. */
export function EditionTable({ editions }: { editions: EditionRow[] }) {
  return (
    <DataTable
      caption="取り込まれた一覧"
      captionHidden
      rows={editions}
      rowKey={(edition) => edition.asOf}
      narrow="cards"
      columns={[
        {
          key: 'asOf',
          header: '日付',
          rowHeader: true,
          nowrap: true,
          cell: ({ asOf }) => <Link to={`/data/${asOf}`}>{formatDate(asOf)}</Link>,
        },
        {
          key: 'file',
          header: 'ファイル',
          card: 'bare',
          cell: ({ file, source }) =>
            source === 'official' ? file : `${file}（${source === 'demo' ? 'デモ' : '報告による'}）`,
        },
        {
          key: 'rows',
          header: '品目数',
          align: 'end',
          card: 'inline',
          cell: ({ rows }) => formatCount(rows),
        },
        {
          key: 'problems',
          header: '読めなかったセル',
          align: 'end',
          card: 'inline',
          cell: ({ asOf, problems }) =>
            problems === 0 ? '0' : <Link to={`/data/${asOf}#problems`}>{formatCount(problems)}</Link>,
        },
        {
          key: 'changes',
          header: '変化',
          card: 'inline-bare',
          cell: ({ asOf }) => <Link to={`/changes?from=${asOf}&to=${asOf}`}>変化を見る</Link>,
        },
        {
          key: 'files',
          header: 'ダウンロード',
          card: 'bare',
          cell: ({ asOf }) => (
            <span className="inline-flex flex-wrap gap-x-3">
              {editionFiles(asOf).map(({ href, format }) => (
                <a key={format} href={href} download>
                  {format}
                </a>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}

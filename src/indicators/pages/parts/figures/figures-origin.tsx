import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { DownloadLinks } from '../../../../ui/download-links.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { datasetPath, figuresFile } from '../../../addresses.ts';
import { coverageText, distanceText, lastDayOf, referenceName } from '../../../datasets/references.ts';
import type { DatasetPart, FigureQuery, FigureTable, Measure } from '../../../model.ts';

export interface PartOrigin extends Pick<DatasetPart, 'file' | 'sheet' | 'sha256'> {
  name: string;
  masking: string;
}

/** What the figures were made from: files with their hashes and masking rule, codes that count nowhere, the statement, downloads. */
export function FiguresOrigin(props: {
  measure: Measure;
  query: FigureQuery;
  table: FigureTable;
  parts: PartOrigin[];
}) {
  const { measure, query, table, parts } = props;
  return (
    <div className="space-y-4">
      <DownloadLinks
        items={(['csv', 'json', 'parquet'] as const).map((format) => ({
          href: figuresFile(query, format),
          label: `${measure.title.ja}（${query.by === 'nation' ? '全国の値' : 'この条件のすべての行'}）`,
          format: { csv: 'CSV', json: 'JSON', parquet: 'Parquet' }[format],
        }))}
      />
      <DataTable
        caption="計算に使ったファイル"
        columns={PART_COLUMNS}
        rows={parts}
        rowKey={({ sha256, sheet }) => `${sha256} ${sheet}`}
        narrow="cards"
      />
      <ul className="list-disc pl-6">
        {table.references.map((reference) => (
          <li key={`${reference.kind} ${reference.route}`}>
            {referenceName(reference)}：
            {reference.date === null ? 'なし' : distanceText(reference.date, lastDayOf(table.period))}
          </li>
        ))}
        <li>{coverageText(table.coverage)}</li>
      </ul>
      <p>
        {table.unmapped.length === 0
          ? 'リストにない医薬品コードはありません。'
          : `データにある医薬品コードのうち${formatCount(table.unmapped.length)}件はリストになく、どの指標にも数えていません（${table.unmapped
              .slice(0, 5)
              .map(({ name }) => name)
              .join('、')}${table.unmapped.length > 5 ? ' ほか' : ''}）。`}
        <Link to={datasetPath(table.dataset)}>データセットのページ</Link>
      </p>
      <details>
        <summary className="w-fit text-blue-1000 underline">計算に使ったSQL</summary>
        <pre className="mt-2 overflow-x-auto rounded-8 border border-solid-gray-420 bg-solid-gray-50 p-4 text-dns-14N-130">
          <code>{table.sql}</code>
        </pre>
      </details>
    </div>
  );
}

const PART_COLUMNS: Column<PartOrigin>[] = [
  { key: 'name', header: '範囲', rowHeader: true, cell: ({ name }) => name },
  { key: 'file', header: 'ファイル（シート）', cell: ({ file, sheet }) => `${file}（${sheet}）` },
  { key: 'masking', header: '秘匿の規則', cell: ({ masking }) => masking },
  {
    key: 'sha256',
    header: 'SHA-256',
    cell: ({ sha256 }) => <code className="font-mono text-dns-14N-130 break-all">{sha256}</code>,
  },
];

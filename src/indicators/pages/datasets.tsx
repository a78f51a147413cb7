import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { datasetPath, INDICATORS_PATH } from '../addresses.ts';
import { monthsOfCare } from '../views/read-dataset.ts';
import { NoDataset } from './parts/datasets/no-dataset.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const { indicators } = context.get(servicesContext);
  const datasets = await indicators.datasets();
  const rows = datasets.map(async (dataset) => ({
    id: dataset.id,
    title: dataset.title,
    period: monthsOfCare(dataset),
    sheets: dataset.parts.length,
    rows: dataset.parts.reduce((sum, part) => sum + part.rows, 0),
    imported: formatInstant(dataset.importedAt),
    serving: await indicators.serving(dataset),
  }));
  return Promise.all(rows);
}

export function meta() {
  return [
    { title: '指標のデータセット｜安定 Antei' },
    {
      name: 'description',
      content:
        '指標のもとになるNDBオープンデータ。元のファイル、ハッシュ、秘匿の規則、Parquetでのダウンロード。',
    },
  ];
}

export default function DatasetsPage({ loaderData: datasets }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: '指標', to: INDICATORS_PATH }, { label: 'データセット' }]} />
      <PageHeading
        title="指標のデータセット"
        lead="すべての指標は、ここにある公式のファイルのセルだけから計算しています。"
      />
      {datasets.length === 0 ? (
        <NoDataset what="元のファイルとハッシュ、秘匿の規則、セルの数" />
      ) : (
        <DataTable
          caption="取り込まれたデータセット（新しい順）"
          captionHidden
          narrow="cards"
          rows={datasets}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              header: 'データセット',
              rowHeader: true,
              cell: ({ id, title }) => (
                <>
                  <Link to={datasetPath(id)}>{title}</Link>
                  <code className="block font-mono text-dns-14N-130 font-400 text-solid-gray-700">{id}</code>
                </>
              ),
            },
            { key: 'period', header: '対象期間', card: 'inline', cell: ({ period }) => period },
            {
              key: 'sheets',
              header: 'シート',
              align: 'end',
              card: 'inline',
              cell: ({ sheets }) => formatCount(sheets),
            },
            {
              key: 'rows',
              header: '行',
              align: 'end',
              card: 'inline',
              cell: ({ rows }) => formatCount(rows),
            },
            { key: 'lists', header: '使うリスト', cell: ({ serving }) => serving },
            { key: 'imported', header: '取り込み', card: 'inline', cell: ({ imported }) => imported },
          ]}
        />
      )}
    </>
  );
}

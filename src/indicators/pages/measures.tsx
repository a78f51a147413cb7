import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { INDICATORS_PATH, measurePath } from '../addresses.ts';
import { targetWords } from '../headlines/goal-wording.ts';
import { BREAKDOWNS, type Measure } from '../model.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  return { measures: await context.get(servicesContext).indicators.withTargets() };
}

export function meta() {
  return [
    { title: '指標の定義｜安定 Antei' },
    {
      name: 'description',
      content: 'このサイトで計算する指標の一覧。式、単位、目標、出典と、都道府県や薬効分類ごとの値。',
    },
  ];
}

const COLUMNS: Column<Measure>[] = [
  {
    key: 'title',
    header: '指標',
    rowHeader: true,
    cell: ({ id, title }) => (
      <>
        <Link to={measurePath({ measure: id })}>{title.ja}</Link>
        <code className="block font-mono text-dns-14N-130 text-solid-gray-700">{id}</code>
      </>
    ),
  },
  { key: 'why', header: '何を見るか', cell: ({ why }) => why },
  {
    key: 'target',
    header: '目標',
    card: 'inline',
    cell: ({ target }) => (target ? targetWords(target) : '－'),
  },
  {
    key: 'breakdowns',
    header: '分けて見られるもの',
    cell: ({ breakdowns }) =>
      breakdowns
        .filter((breakdown) => breakdown !== 'nation')
        .map((breakdown) => BREAKDOWNS[breakdown])
        .join('・'),
  },
  { key: 'version', header: '版', align: 'end', card: 'inline', cell: ({ version }) => version },
];

export default function MeasuresPage({ loaderData: { measures } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: '指標', to: INDICATORS_PATH }, { label: '指標の定義' }]} />
      <PageHeading title="指標の定義" lead="どの数値も、ここにある定義だけから計算しています" />
      <DataTable
        caption={`指標（${measures.length}）`}
        columns={COLUMNS}
        rows={measures}
        rowKey={({ id }) => id}
        narrow="cards"
      />
    </>
  );
}

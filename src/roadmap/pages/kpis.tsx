import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { kpiPath, ROADMAP_PATH } from '../addresses.ts';
import { type KpiLine, readKpiList } from './parts/kpis/kpi-list.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  return readKpiList(context.get(servicesContext).roadmap);
}

export const meta = () => [
  { title: 'ロードマップのKPI｜安定 Antei' },
  {
    name: 'description',
    content: '国の資料が置くKPIのすべてについて、最新の値、目標と期限、あとどれだけかを示します。',
  },
];

export default function KpisPage({ loaderData: groups }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'ロードマップ', to: ROADMAP_PATH }, { label: 'KPI' }]} />
      <PageHeading
        title="KPIの一覧"
        lead="資料が置く数値の目標と、目標なしに見ていく数値。名前から、推移・目標の版・出典へ進めます。"
      />
      <div className="space-y-10">
        {groups.map(({ id, title, rows }) => (
          <Section key={id} id={id} title={title}>
            <DataTable
              caption={`${title}のKPI`}
              captionHidden
              narrow="cards"
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'title',
                  header: 'KPI',
                  rowHeader: true,
                  cell: (row) => (
                    <>
                      <Link to={kpiPath(row.id)}>{row.title}</Link>
                      <span className="block text-dns-14N-130 text-solid-gray-700">{row.heading}</span>
                    </>
                  ),
                },
                { key: 'latest', header: '最新の値', cell: Latest },
                { key: 'target', header: '目標', cell: ({ target }) => target ?? 'なし' },
                {
                  key: 'distance',
                  header: '目標まで',
                  nowrap: true,
                  card: 'inline',
                  cell: ({ distance }) => distance ?? '－',
                },
              ]}
            />
          </Section>
        ))}
      </div>
    </>
  );
}

function Latest({ latest }: KpiLine) {
  if (!latest) return 'まだありません';
  return (
    <>
      {latest.value}
      <span className="text-dns-14N-130 text-solid-gray-700">
        （{latest.period}・{latest.origin}）
      </span>
    </>
  );
}

import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';
import { deskInitiativePath, deskKpiPath, INITIATIVES_PATH, KPIS_PATH } from '../addresses.ts';
import { ATTENTION, STANDINGS } from '../state-wording.ts';
import { readDesk, type Waiting } from './parts/desk/desk-data.ts';
import { InitiativeTable } from './parts/initiatives/initiative-table.tsx';
import type { InitiativeLine } from './parts/initiatives/initiatives-data.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { roadmap, today } = context.get(servicesContext);
  return readDesk(roadmap, today);
}

export const meta = () => privateMeta('ロードマップの記録');

export default function DeskPage({ loaderData: { waiting, kpis } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: 'ロードマップの記録' }]} />
      <PageHeading
        title="ロードマップの記録"
        lead="書かれた時期から見て、記録を待っている取組とKPI。題から、記録するページへ進めます。"
      />
      <div className="space-y-10">
        <p>
          ここにないものは、<Link to={INITIATIVES_PATH}>取組の一覧</Link>・
          <Link to={KPIS_PATH}>KPIの一覧</Link>
          から選び、ページの終わりの「記録する」へ進みます。
        </p>
        {ATTENTION.map((standing) => (
          <WaitingList key={standing} standing={standing} rows={waiting[standing]} />
        ))}
        <Section id="kpis" title={`値を待っているKPI（${kpis.length}件）`}>
          {kpis.length === 0 ? (
            <p>ありません。</p>
          ) : (
            <DataTable
              caption="値を待っているKPI"
              captionHidden
              narrow="cards"
              rows={kpis}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'title',
                  header: 'KPI',
                  rowHeader: true,
                  cell: ({ id, title }) => <Link to={deskKpiPath(id)}>{title}</Link>,
                },
                { key: 'why', header: '待っているもの', cell: ({ why }) => why },
                {
                  key: 'by',
                  header: '目標の期限',
                  card: 'inline',
                  nowrap: true,
                  cell: ({ by }) => by ?? '－',
                },
              ]}
            />
          )}
        </Section>
        <WaitingList standing="no-status" rows={waiting['no-status']} />
      </div>
    </>
  );
}

function WaitingList({ standing, rows }: { standing: Waiting; rows: InitiativeLine[] }) {
  const { label, meaning } = STANDINGS[standing];
  return (
    <Section id={standing} title={`${label}（${rows.length}件）`}>
      <p className="text-dns-14N-130 text-solid-gray-700">{meaning}</p>
      {rows.length === 0 ? (
        <p>ありません。</p>
      ) : (
        <InitiativeTable rows={rows} caption={label} to={deskInitiativePath} />
      )}
    </Section>
  );
}

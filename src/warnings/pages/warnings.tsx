import type { LoaderFunctionArgs } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { Loaded, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { CAUSES, soonest, titleOf } from '../model.ts';
import { MakerTabs } from './parts/maker-tabs.tsx';
import { warningsOf } from './parts/service.ts';
import { StateChip } from './parts/state-chip.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const warnings = warningsOf(services);
  const [own, drafts] = await Promise.all([warnings.own(actor), warnings.drafts(actor)]);
  return {
    dropped: new URL(request.url).searchParams.get('done') === 'dropped',
    drafts: drafts.map(({ id, products, savedAt, savedBy }) => ({
      id,
      name: products[0]
        ? titleOf({ productName: products[0].name, more: products.slice(1) })
        : '一覧にない品目',
      saved: formatInstant(savedAt),
      savedBy,
    })),
    organisation: actor.organisation.name,
    mayWrite: hasRole(actor.role, 'editor'),
    rows: own.map(({ number, state, cause, reportedOn, notice }) => ({
      number,
      state,
      cause: CAUSES[cause],
      reportedOn,
      name: titleOf(notice),
      expectedOn: soonest(notice),
    })),
  };
}

export const meta = () => privateMeta('供給不安報告');

type Row = Loaded<typeof loader>['rows'][number];

const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    header: '品目',
    rowHeader: true,
    cell: ({ name, number }) => (
      <>
        <Link to={`/warnings/${number}`} className="text-std-16B-170">
          {name}
        </Link>
        <span className="block text-dns-14N-130 text-solid-gray-700">{number}</span>
      </>
    ),
  },
  {
    key: 'state',
    header: '状態',
    nowrap: true,
    card: 'inline-bare',
    cell: (row) => <StateChip state={row.state} />,
  },
  { key: 'cause', header: '原因', card: 'inline', cell: (row) => row.cause },
  {
    key: 'expectedOn',
    header: '不足の見込み',
    nowrap: true,
    card: 'inline',
    cell: (row) => formatDate(row.expectedOn),
  },
  {
    key: 'reportedOn',
    header: '報告日',
    nowrap: true,
    card: 'inline',
    cell: (row) => formatDate(row.reportedOn),
  },
];

export default function WarningsPage({ loaderData }: PageProps<typeof loader>) {
  const { organisation, mayWrite, rows, drafts, dropped } = loaderData;
  const write = mayWrite ? (
    <ButtonLink variant="solid" to="/warnings/new">
      新しく報告する
    </ButtonLink>
  ) : null;
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: '供給不安報告' }]} />
      <PageHeading title="供給不安報告" lead={organisation} actions={rows.length > 0 ? write : null} />
      <MakerTabs current="/warnings" />
      {dropped ? (
        <div className="mb-6">
          <Notice kind="success" title="下書きを消しました。" />
        </div>
      ) : null}
      {drafts.length > 0 ? (
        <div className="mb-8">
          <Section id="drafts" title="下書き">
            <p>まだ報告していません。自社のメンバーだけが読めます。</p>
            <ul className="space-y-2">
              {drafts.map(({ id, name, saved, savedBy }) => (
                <li key={id}>
                  {mayWrite ? <Link to={`/warnings/drafts/${id}`}>{name}</Link> : name}
                  <span className="block text-dns-14N-130 text-solid-gray-700">
                    {saved}に保存{savedBy ? `　${savedBy}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title="報告はまだありません">
          <p>
            6か月以内に供給が足りなくなるおそれがあるときに、早めに厚生労働省へ知らせるための報告です。公開されません。
          </p>
          {write ?? <p>報告は、担当者か管理者の役割の人が出せます。</p>}
        </EmptyState>
      ) : (
        <DataTable
          caption="これまでの報告"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.number}
          narrow="cards"
        />
      )}
    </>
  );
}

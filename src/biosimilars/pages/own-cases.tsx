import type { LoaderFunctionArgs } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { Loaded, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { CASES_PATH, NEW_CASE_PATH, ownCasePath } from '../addresses.ts';
import { CASE_STATES } from '../cases/case-state.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const own = await services.information.ownCases(actor);
  return {
    organisation: actor.organisation.name,
    mayWrite: hasRole(actor.role, 'editor'),
    rows: own.map(({ publicId, title, state, submittedAt }) => ({
      id: publicId,
      title,
      state: CASE_STATES[state],
      sent: formatInstant(submittedAt),
    })),
  };
}

export const meta = () => privateMeta('投稿した先進事例');

type Row = Loaded<typeof loader>['rows'][number];

const COLUMNS: Column<Row>[] = [
  {
    key: 'title',
    header: '件名',
    rowHeader: true,
    cell: ({ id, title }) => (
      <Link to={ownCasePath(id)} className="text-std-16B-170">
        {title}
      </Link>
    ),
  },
  { key: 'state', header: '状態', card: 'inline', nowrap: true, cell: ({ state }) => state },
  { key: 'sent', header: '送った日時', card: 'inline', nowrap: true, cell: ({ sent }) => sent },
];

export default function OwnCasesPage({ loaderData }: PageProps<typeof loader>) {
  const { organisation, mayWrite, rows } = loaderData;
  const write = mayWrite ? (
    <ButtonLink variant="solid" to={NEW_CASE_PATH}>
      事例を投稿する
    </ButtonLink>
  ) : null;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '各地の先進事例', to: CASES_PATH },
          { label: '投稿した事例' },
        ]}
      />
      <PageHeading title="投稿した先進事例" lead={organisation} actions={rows.length > 0 ? write : null} />
      {rows.length === 0 ? (
        <EmptyState title="投稿した事例は、まだありません">
          <p>バイオ後続品の使用を進める取組を、ほかの地域の人に伝えるためのものです。</p>
          {write ?? <p>投稿は、担当者か管理者の役割の人ができます。</p>}
        </EmptyState>
      ) : (
        <DataTable
          caption="投稿した事例"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          narrow="cards"
        />
      )}
    </>
  );
}

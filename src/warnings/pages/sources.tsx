import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { hasRole } from '../../access/model.ts';
import { readable } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, pageOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { SOURCES_PAGE } from '../analysis/source-page.ts';
import { CountriesCell, SingleCell } from './parts/analysis/source-cells.tsx';
import { ConfidentialNote } from './parts/confidential-note.tsx';
import { MakerTabs } from './parts/maker-tabs.tsx';
import { warningsOf } from './parts/service.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { rows, ...counts } = await warningsOf(services).ownSources(
    actor,
    pageOf(new URL(request.url).searchParams.get('page')),
  );
  return {
    ...counts,
    organisation: actor.organisation.name,
    mayWrite: hasRole(actor.role, 'editor'),
    done: new URL(request.url).searchParams.get('done'),
    rows: rows.map(({ product: { yjCode, name, ingredient, strength }, single, countries }) => ({
      yjCode,
      name: readable(name),
      facts: readable(`${ingredient}・${strength}・${yjCode}`),
      single,
      countries,
    })),
  };
}

/** The rows of one page, as `single.CODE` and `countries.CODE`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const form = await formOf(context);
  const text = (name: string) => String(form.get(name) ?? '');
  const codes = [...form.keys()].filter((name) => name.startsWith('single.')).map((name) => name.slice(7));
  const rows = codes
    .slice(0, SOURCES_PAGE)
    .map((yjCode) => ({ yjCode, single: text(`single.${yjCode}`), countries: text(`countries.${yjCode}`) }));
  const { changed, problems } = await warningsOf(services).declare(actorOf(services), rows);
  if (problems.length > 0) return data({ rows, problems }, { status: 422 });
  return redirect(
    `/warnings/sources?page=${pageOf(new URL(request.url).searchParams.get('page'))}&done=${changed}`,
    303,
  );
}

export const meta = () => privateMeta('原薬の調達元');

export default function SourcesPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { organisation, mayWrite, done, total, declared, page } = loaderData;
  const rows = loaderData.rows.map((row) => ({
    ...row,
    ...answer?.rows.find(({ yjCode }) => yjCode === row.yjCode),
    error: answer?.problems.find(({ item }) => item === row.yjCode)?.wording ?? null,
  }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'name',
      header: '品目',
      rowHeader: true,
      cell: ({ name, facts }) => (
        <>
          <span className="text-std-16B-170">{name}</span>
          <span className="block text-dns-14N-130 text-solid-gray-700">{facts}</span>
        </>
      ),
    },
    { key: 'single', header: '1か所だけか', cell: (row) => <SingleCell row={row} mayWrite={mayWrite} /> },
    { key: 'countries', header: '製造国', cell: (row) => <CountriesCell row={row} mayWrite={mayWrite} /> },
  ];
  const table = (
    <DataTable
      caption={`自社の品目の原薬（${formatCount(declared)}／${formatCount(total)}品目を申告済み）`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.yjCode}
      narrow="cards"
    />
  );
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/warnings' },
          { label: '原薬の調達元' },
        ]}
      />
      <PageHeading title="原薬の調達元" lead={organisation} />
      <MakerTabs current="/warnings/sources" />
      <div className="space-y-6">
        <div className="max-w-4xl space-y-2">
          <p>
            品目ごとに、原薬の製造所が世界で1か所だけか、どの国で造られているかを申告します。厚生労働省は、供給不安の広がりを前もって見積もるためだけに使います。
          </p>
          <ConfidentialNote />
        </div>
        {answer ? (
          <Notice
            kind="error"
            title={`${answer.problems.length}品目を直してください。まだ何も保存していません。`}
          />
        ) : done !== null && /^\d{1,4}$/.test(done) ? (
          <Notice
            kind="success"
            title={done === '0' ? '前と同じ内容でした。' : `${done}品目の申告を保存しました。`}
          />
        ) : null}
        {total === 0 ? (
          <EmptyState title="自社の品目がありません">
            <p>組織に登録した製造販売業者名を、管理者に確かめてください。</p>
          </EmptyState>
        ) : mayWrite ? (
          <form method="post" action={`/warnings/sources?page=${page}`} className="space-y-4">
            {table}
            <Button variant="solid">このページの申告を保存する</Button>
          </form>
        ) : (
          table
        )}
        <Pagination
          page={page}
          pageSize={SOURCES_PAGE}
          total={total}
          href={(to) => `/warnings/sources?page=${to}`}
          unit="品目"
        />
      </div>
    </>
  );
}

import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { FilterForm } from '../../ui/forms/filter-form.tsx';
import { Input } from '../../ui/forms/input.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { INITIATIVES_PATH, ROADMAP_PATH } from '../addresses.ts';
import { FilterSelect } from './parts/filter-select.tsx';
import { InitiativeTable } from './parts/initiatives/initiative-table.tsx';
import { PAGE_SIZE, readInitiatives } from './parts/initiatives/initiatives-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return readInitiatives(context.get(servicesContext).roadmap, new URL(request.url).searchParams);
}

export const meta = () => [
  { title: 'ロードマップの取組の一覧｜安定 Antei' },
  {
    name: 'description',
    content: '国の資料が挙げる取組・事業・提案のすべてを、資料、実施主体、状況で絞り込めます。',
  },
];

export default function InitiativesPage({ loaderData: page }: PageProps<typeof loader>) {
  const { rows, total, text, filter } = page;
  const { asked, choices } = filter;
  return (
    <>
      <Breadcrumbs items={[{ label: 'ロードマップ', to: ROADMAP_PATH }, { label: '取組の一覧' }]} />
      <PageHeading title="取組の一覧" lead="資料が挙げる取組のすべて。題も内容も、資料の言葉のままです。" />
      <div className="space-y-4">
        <FilterForm label="取組の絞り込み">
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <Field label="言葉">
              {(control) => (
                <Input {...control} type="search" name="q" defaultValue={text} className="w-full" />
              )}
            </Field>
            <FilterSelect label="資料" name="document" value={asked.document} choices={choices.document} />
            <FilterSelect label="章" name="chapter" value={asked.chapter} choices={choices.chapter} />
            <FilterSelect label="実施主体" name="actor" value={asked.actor} choices={choices.actor} />
            <FilterSelect label="種類" name="kind" value={asked.kind} choices={choices.kind} />
            <FilterSelect label="状況" name="standing" value={asked.standing} choices={choices.standing} />
          </div>
        </FilterForm>
        <p className="text-dns-14N-130">
          <Link to={`${ROADMAP_PATH}#words`}>状況の言葉の意味</Link>
        </p>
        {total === 0 ? (
          <EmptyState title="この条件に合う取組はありません">
            <p>
              <Link to={INITIATIVES_PATH}>すべての取組</Link>
            </p>
          </EmptyState>
        ) : (
          <>
            <InitiativeTable rows={rows} caption="取組" />
            <Pagination
              page={page.page}
              pageSize={PAGE_SIZE}
              total={total}
              href={(n) => `?${pageQuery(page.query, n)}`}
            />
          </>
        )}
      </div>
    </>
  );
}

function pageQuery(query: string, page: number): string {
  const next = new URLSearchParams(query);
  next.delete('page');
  if (page > 1) next.set('page', String(page));
  return next.toString();
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { FilterForm } from '../../ui/forms/filter-form.tsx';
import { Input } from '../../ui/forms/input.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { pageOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { MonthBox } from './parts/month-box.tsx';
import { OwnTable } from './parts/own-table.tsx';

const FILTERS = { all: 'すべて', stale: '要確認', trouble: '供給に問題', draft: '下書き' } as const;
type Filter = keyof typeof FILTERS;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('filter') ?? 'all';
  const filter = Object.hasOwn(FILTERS, asked) ? (asked as Filter) : 'all';
  const q = (searchParams.get('q') ?? '').slice(0, 200);
  const done = searchParams.get('done') ?? '';
  const { organisation, role } = actor;
  return {
    list: await services.reporting.products(actor, { filter, q, page: pageOf(searchParams.get('page')) }),
    filter,
    q,
    organisation: organisation.name,
    named: organisation.makers.length > 0,
    mayEdit: hasRole(role, 'editor'),
    done: /^R-\d{8}-\d+$/.test(done) ? done : null,
  };
}

/** The one thing done here: that nothing has changed this month. */
export async function action({ context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  try {
    const { number } = await services.reporting.noChange(actorOf(services));
    return redirect(`/report?done=${number}`, 303);
  } catch (error) {
    return answerProblem(error, {});
  }
}

export const meta = () => privateMeta('供給状況報告');

export default function ReportPage({ loaderData }: PageProps<typeof loader>) {
  const { list, filter, q, organisation, named, mayEdit, done } = loaderData;
  const answer = useActionData<typeof action>();
  const { counts } = list;
  const address = (to: Filter, page = 1) => {
    const params = new URLSearchParams();
    if (to !== 'all') params.set('filter', to);
    if (q !== '') params.set('q', q);
    if (page > 1) params.set('page', String(page));
    return params.size > 0 ? `/report?${params}` : '/report';
  };
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: '供給状況報告' }]} />
      <PageHeading
        title="供給状況報告"
        lead={[organisation, `${formatCount(counts.all)}品目`, list.asOf && `${formatDate(list.asOf)}現在`]
          .filter(Boolean)
          .join('　')}
        actions={
          counts.all === 0 ? null : (
            <>
              <ButtonLink size="sm" to="/report/template.xlsx" reloadDocument>
                一覧をダウンロード
              </ButtonLink>
              {mayEdit ? (
                <ButtonLink size="sm" to="/report/upload">
                  一覧をアップロード
                </ButtonLink>
              ) : null}
              <ButtonLink size="sm" to="/report/submissions">
                提出の控え
              </ButtonLink>
            </>
          )
        }
      />
      {counts.all === 0 ? (
        <NoProducts named={named} />
      ) : (
        <div className="space-y-3">
          {answer && 'problem' in answer ? <ProblemNotice problem={answer.problem} /> : null}
          <MonthBox list={list} done={done} mayEdit={mayEdit} />
          <section aria-labelledby="products" className="space-y-3">
            <h2 id="products" className="sr-only">
              自社の品目
            </h2>
            <div className="items-end gap-6 max-lg:space-y-3 lg:flex">
              <Tabs
                label="品目の絞り込み"
                items={(Object.keys(FILTERS) as Filter[]).map((key) => ({
                  label: FILTERS[key],
                  to: address(key),
                  current: key === filter,
                  count: counts[key],
                }))}
              />
              <FilterForm action="/report" label="品目をさがす">
                {filter === 'all' ? null : <input type="hidden" name="filter" value={filter} />}
                <Field label="品名・成分名・YJコードでさがす" labelHidden>
                  {(control) => (
                    <Input
                      {...control}
                      type="search"
                      name="q"
                      defaultValue={q}
                      placeholder="品名・成分名・YJコード"
                      autoComplete="off"
                      className="w-full sm:w-96"
                    />
                  )}
                </Field>
              </FilterForm>
            </div>
            {list.total === 0 ? (
              <EmptyState title={q === '' ? EMPTY[filter] : `「${q}」に当てはまる品目はありません`} />
            ) : (
              <>
                <OwnTable products={list.products} mayEdit={mayEdit} />
                <Pagination
                  page={list.page}
                  pageSize={50}
                  total={list.total}
                  unit="品目"
                  href={(page) => address(filter, page)}
                />
              </>
            )}
          </section>
        </div>
      )}
    </>
  );
}

const EMPTY: Record<Filter, string> = {
  all: '品目がありません',
  stale: '要確認の品目はありません',
  trouble: '限定出荷・供給停止・出荷量の減っている品目はありません',
  draft: '下書きはありません',
};

/** Nothing to report: who can change that. */
function NoProducts({ named }: { named: boolean }) {
  return named ? (
    <EmptyState title="公表された一覧に、御社の品目がありません">
      <p>
        一覧の「⑦製造販売業者名」と、この組織に登録された名前が違うことが考えられます。サイトの運営者に、一覧に載っている名前をお知らせください。
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="この組織には、まだ製造販売業者の名前が登録されていません">
      <p>
        登録されると、公表された一覧の御社の品目がここに並び、報告できるようになります。登録はサイトの運営者が行います。一覧の「⑦製造販売業者名」に載っている名前を添えて申し出てください。
      </p>
    </EmptyState>
  );
}

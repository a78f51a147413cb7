import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatCount } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, pageOf, textOf } from '../../web/read-form.ts';
import { servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { changeList } from './parts/change-list.ts';
import { ListAddresses } from './parts/list-addresses.tsx';
import { ListChannels } from './parts/list-channels.tsx';
import { ListDone, placeOf } from './parts/list-done.tsx';
import { ListFigures } from './parts/list-figures.tsx';
import { ListNews } from './parts/list-news.tsx';
import { ListProducts } from './parts/list-products.tsx';
import { DoneContext } from './parts/list-section.tsx';
import { ListSettings } from './parts/list-settings.tsx';
import { ListTopics } from './parts/list-topics.tsx';

export { headers } from './parts/private-page.ts';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { alerts, siteUrl } = context.get(servicesContext);
  const { searchParams } = new URL(request.url);
  const wants = searchParams.get('wants');
  const list = await alerts.view(params.handle!, {
    page: pageOf(searchParams.get('page')),
    sort: searchParams.get('sort') === 'name' ? 'name' : 'status',
    wants: wants !== null && /^\d{1,4}$/.test(wants) ? Number(wants) : undefined,
  });
  if (!list) throw notHere();
  return { list, siteUrl, done: searchParams.get('done') };
}

/** One form each for everything that can be changed; `intent` says which. Afterwards the reader is back at that place. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { alerts } = context.get(servicesContext);
  const handle = params.handle!;
  const form = await formOf(context);
  const intent = textOf(form, 'intent');
  try {
    return redirect(
      `/lists/${encodeURIComponent(handle)}${await changeList(alerts, handle, intent, form)}`,
      303,
    );
  } catch (error) {
    return answerProblem(error, { intent, given: textOf(form, 'address') });
  }
}

/** In the words of `list-not-found`; a missing page is not a failure to be logged. */
function notHere(): Response {
  return new Response(
    'この品目リストはないか、アドレスが途中で切れています。リストのアドレスの全体を開いてください。',
    { status: 404 },
  );
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  return privateMeta(loaderData?.list.name ?? '品目リストが見つかりません');
}

export default function ListPage({ loaderData: { list, siteUrl, done } }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const failed = answer && 'problem' in answer ? answer : null;
  const place = placeOf(done);
  const notice = failed ? null : <ListDone done={done} list={list} />;
  return (
    <>
      <Breadcrumbs items={[{ label: 'わたしの品目リスト', to: '/lists' }, { label: list.name }]} />
      <PageHeading
        title={list.name}
        lead={`${formatCount(list.total)}品目`}
        asOf={list.asOf ?? undefined}
        actions={
          <>
            <ButtonLink size="sm" to={list.poster}>
              掲示用（A4・1枚）
            </ButtonLink>
            <ButtonLink size="sm" to={`/lists/${list.handle}/export.csv`} reloadDocument>
              CSVに書き出す
            </ButtonLink>
          </>
        }
      />
      <div className="space-y-6">
        {failed ? <ProblemNotice problem={failed.problem} /> : null}
        {place === 'top' ? notice : null}
        <ListFigures list={list} />
        <nav aria-label="このページの中" className="print:hidden">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {PLACES.map(({ to, label }) => (
              <li key={to}>
                <a href={to} className="inline-block py-1">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <DoneContext value={{ place, notice }}>
          <div className="grid items-start gap-x-8 gap-y-10 lg:grid-cols-[2fr_1fr]">
            <div className="min-w-0 space-y-10">
              <ListNews list={list} />
              <ListProducts list={list} />
            </div>
            <div className="min-w-0 space-y-10 print:hidden">
              <ListChannels
                list={list}
                failed={failed?.intent === 'email' || failed?.intent === 'webhook' ? failed : null}
              />
              <ListTopics list={list} />
              <ListAddresses list={list} siteUrl={siteUrl} />
              <ListSettings list={list} />
            </div>
          </div>
        </DoneContext>
      </div>
    </>
  );
}

const PLACES = [
  { to: '#news', label: '最近の知らせ' },
  { to: '#products', label: '品目' },
  { to: '#channels', label: '受け取り方' },
  { to: '#topics', label: '知らせること' },
  { to: '#settings', label: '品目を足す・設定' },
];

import { data, type LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { MetaArgs, PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { meaningOf } from './parts/error-meaning.ts';
import { WithCode } from './parts/with-code.tsx';

export function loader({ params: { code = '' }, context }: LoaderFunctionArgs) {
  for (const { about, errors } of context.get(servicesContext).errors()) {
    const error = errors.find((one) => one.code === code);
    if (error) return { about, error, others: errors.filter((one) => one !== error) };
  }
  throw data(
    `「${code.slice(0, 60)}」というエラーはありません。あるものは「エラーの一覧」のページにあります。`,
    {
      status: 404,
    },
  );
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  if (!loaderData) return [{ title: '見つかりません｜安定 Antei' }];
  const { code, title } = loaderData.error;
  return [
    { title: `${title}（${code}）｜エラーの一覧｜安定 Antei` },
    { name: 'description', content: `エラー ${code}：${title}。何が起きたか、次に何ができるか。` },
  ];
}

/** One error: what it means and what to do. */
export default function ErrorPage({ loaderData }: PageProps<typeof loader>) {
  const { about, error, others } = loaderData;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'API', to: '/api' },
          { label: 'エラーの一覧', to: '/docs/errors' },
          { label: error.code },
        ]}
      />
      <PageHeading
        title={error.title}
        lead={
          <>
            エラーコード <code className="font-mono break-all">{error.code}</code>
          </>
        }
      />
      <div className="space-y-10">
        <DefinitionList
          items={[
            { key: 'status', term: 'HTTPの状態', description: error.status },
            { key: 'meaning', term: '意味', description: meaningOf(error) },
            { key: 'remedy', term: '次にできること', description: <WithCode text={error.remedy} /> },
            {
              key: 'detail',
              term: 'くわしいこと',
              description:
                '何が、どこで、どのようになったかは、エラーそのものが示します（画面では題の下、APIでは detail）。お問い合わせには、一緒に示された番号（APIでは instance）を添えてください。',
            },
          ]}
        />
        {others.length > 0 ? (
          <section className="space-y-3">
            <h2 className="text-std-20B-150">同じ種類のエラー（{about}）</h2>
            <ul className="list-disc space-y-1 pl-6">
              {others.map(({ code, title }) => (
                <li key={code}>
                  <Link to={`/docs/errors/${code}`}>{title}</Link>
                  <span className="ml-2 font-mono text-dns-14N-130 break-all text-solid-gray-700">
                    {code}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  );
}

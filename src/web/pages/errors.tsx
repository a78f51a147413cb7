import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { WithCode } from './parts/with-code.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { groups: context.get(servicesContext).errors() };
}

export function meta() {
  return [
    { title: 'エラーの一覧｜安定 Antei' },
    {
      name: 'description',
      content: '画面、コマンド、APIに示すエラーコードのすべて。何が起きたか、次に何ができるか。',
    },
  ];
}

/** Every error of the site; the `type` of an error of the API (RFC 9457) is the address of its line here. */
export default function ErrorsPage({ loaderData: { groups } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'API', to: '/api' }, { label: 'エラーの一覧' }]} />
      <PageHeading
        title="エラーの一覧"
        lead="画面、コマンド、API、記録のどれでも、エラーには同じコードが付きます。APIのエラーの type は、この一覧のその行のアドレスです。"
      />
      <nav aria-label="エラーの種類" className="print:hidden">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {groups.map(({ about }, index) => (
            <li key={about}>
              <a className="underline" href={`#group-${index + 1}`}>
                {about}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-8 space-y-10">
        {groups.map(({ about, errors }, index) => (
          <Section key={about} id={`group-${index + 1}`} title={about}>
            <DefinitionList
              items={errors.map(({ code, status, title, remedy }) => ({
                key: code,
                term: (
                  <span id={code} className="block break-all target:bg-yellow-100">
                    <Link to={`/docs/errors/${code}`} className="font-mono">
                      {code}
                    </Link>
                    <span className="block text-dns-14N-130 font-400">HTTP {status}</span>
                  </span>
                ),
                description: (
                  <>
                    <p className="font-700">{title}</p>
                    <p>
                      <WithCode text={remedy} />
                    </p>
                  </>
                ),
              }))}
            />
          </Section>
        ))}
      </div>
    </>
  );
}

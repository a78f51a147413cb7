import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { SITE_PATH } from '../addresses.ts';
import { SITE_NAME } from './parts/content-page.tsx';
import { Rich } from './parts/rich.tsx';
import { Sources } from './parts/sources.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  return context.get(servicesContext).guide.glossary();
}

export function meta() {
  return [
    { title: `言葉の説明｜${SITE_NAME}｜安定 Antei` },
    { name: 'description', content: 'バイオ後続品の説明に出てくる言葉を、短くやさしい文で。' },
  ];
}

export default function GlossaryPage({ loaderData }: PageProps<typeof loader>) {
  const { terms, sources } = loaderData;
  return (
    <>
      <Breadcrumbs items={[{ label: SITE_NAME, to: SITE_PATH }, { label: '言葉の説明' }]} />
      <PageHeading
        title="言葉の説明"
        lead="説明に出てくる言葉を、短い文で。「出典」のないものは、このサイトが書いた説明です。"
      />
      <div className="space-y-10">
        <DefinitionList
          items={terms.map(({ id, term, also, text }) => ({
            key: id,
            term: (
              <span id={id}>
                {term}
                {also ? <span className="block text-dns-14N-130 font-400">{also}</span> : null}
              </span>
            ),
            description: <Rich text={text} />,
          }))}
        />
        <Sources sources={sources} />
      </div>
    </>
  );
}

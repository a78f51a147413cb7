import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { CASES_PATH, SITE_PATH } from '../addresses.ts';
import { CaseText } from './parts/case-text.tsx';
import { SITE_NAME } from './parts/content-page.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { publishedAt, ...text } = await context.get(servicesContext).information.case(params.id!);
  return { text, published: formatInstant(publishedAt) };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  if (!loaderData) return [{ title: '先進事例｜安定 Antei' }];
  const { title, organisation } = loaderData.text;
  return [
    { title: `${title}｜バイオ後続品の先進事例｜安定 Antei` },
    { name: 'description', content: `バイオ後続品の使用を進める取組の先進事例。${organisation}の投稿。` },
  ];
}

export default function CasePage({ loaderData: { text, published } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs
        items={[
          { label: SITE_NAME, to: SITE_PATH },
          { label: '各地の先進事例', to: CASES_PATH },
          { label: text.title },
        ]}
      />
      <PageHeading title={text.title} lead={`公開 ${published}`} />
      <div className="max-w-4xl space-y-6">
        <CaseText text={text} />
        <p className="text-dns-14N-130 text-solid-gray-700">
          投稿した組織の文章を、厚生労働省の担当者が確認して公開したものです。効果を保証するものではありません。
        </p>
      </div>
    </>
  );
}

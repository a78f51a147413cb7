import type { LoaderFunctionArgs } from 'react-router';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { ContentPageView, SITE_NAME } from './parts/content-page.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  return { page: context.get(servicesContext).guide.page('patients') };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const title = loaderData?.page.title ?? SITE_NAME;
  return [
    { title: `${title}｜${SITE_NAME}｜安定 Antei` },
    {
      name: 'description',
      content:
        'バイオ後続品（バイオシミラー）とは何か、ジェネリック医薬品との違い、安全、支払いを、やさしい言葉で。',
    },
  ];
}

export default function PatientsPage({ loaderData }: PageProps<typeof loader>) {
  return <ContentPageView page={loaderData.page} />;
}

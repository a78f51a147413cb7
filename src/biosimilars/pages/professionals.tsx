import type { LoaderFunctionArgs } from 'react-router';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { ContentPageView, SITE_NAME } from './parts/content-page.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  return { page: context.get(servicesContext).guide.page('professionals') };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const title = loaderData?.page.title ?? SITE_NAME;
  return [
    { title: `${title}｜${SITE_NAME}｜安定 Antei` },
    {
      name: 'description',
      content: 'バイオ後続品（バイオシミラー）の根拠とRMPのありか、診療報酬の加算、供給、患者さんへの説明。',
    },
  ];
}

export default function ProfessionalsPage({ loaderData }: PageProps<typeof loader>) {
  return <ContentPageView page={loaderData.page} />;
}

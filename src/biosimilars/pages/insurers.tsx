import type { LoaderFunctionArgs } from 'react-router';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { ContentPageView, SITE_NAME } from './parts/content-page.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  return { page: context.get(servicesContext).guide.page('insurers') };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const title = loaderData?.page.title ?? SITE_NAME;
  return [
    { title: `${title}｜${SITE_NAME}｜安定 Antei` },
    {
      name: 'description',
      content:
        'バイオ後続品（バイオシミラー）の使用を進める理由、保険者と自治体に求められていること、使える数字。',
    },
  ];
}

export default function InsurersPage({ loaderData }: PageProps<typeof loader>) {
  return <ContentPageView page={loaderData.page} />;
}

import type { LoaderFunctionArgs } from 'react-router';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { readGroupPage } from './parts/groups/group-data.ts';
import { groupMeta } from './parts/groups/group-meta.ts';
import { GroupPage } from './parts/groups/group-page.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { supply } = context.get(servicesContext);
  return readGroupPage(supply, 'mah', params.name ?? '', new URL(request.url).searchParams);
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  return groupMeta(loaderData);
}

export default function MakerPage({ loaderData }: PageProps<typeof loader>) {
  return <GroupPage page={loaderData} />;
}

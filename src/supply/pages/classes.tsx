import type { LoaderFunctionArgs } from 'react-router';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { GroupIndex } from './parts/groups/group-index.tsx';
import { readGroupIndex } from './parts/groups/group-index-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return readGroupIndex(
    context.get(servicesContext).supply,
    'therapeuticClass',
    new URL(request.url).searchParams,
  );
}

export function meta() {
  return [
    { title: '薬効分類から探す｜安定 Antei' },
    {
      name: 'description',
      content: '医療用医薬品の薬効分類ごとに、通常出荷・限定出荷・供給停止の品目数を示します。',
    },
  ];
}

export default function ClassesPage({ loaderData }: PageProps<typeof loader>) {
  return <GroupIndex index={loaderData} />;
}

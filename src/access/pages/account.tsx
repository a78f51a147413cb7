import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../web/components/breadcrumbs.tsx';
import { DefinitionList } from '../../web/components/definition-list.tsx';
import { PageHeading } from '../../web/components/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { ROLES } from '../model.ts';

export function loader({ context }: LoaderFunctionArgs) {
  const { person, actor } = context.get(servicesContext).session!;
  return { name: person.name, organisation: actor?.organisation.name ?? null, role: actor?.role ?? null };
}

export const meta = () => [
  { title: 'アカウント｜安定 Antei' },
  { name: 'robots', content: 'noindex, nofollow' },
];

export default function AccountPage({ loaderData: { name, organisation, role } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'アカウント' }]} />
      <PageHeading title="アカウント" />
      <DefinitionList
        items={[
          { key: 'name', term: '氏名', description: name },
          { key: 'organisation', term: '組織', description: organisation ?? 'どの組織にも属していません' },
          { key: 'role', term: '役割', description: role ? ROLES[role] : '－' },
        ]}
      />
    </>
  );
}

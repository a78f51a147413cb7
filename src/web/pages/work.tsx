import type { LoaderFunctionArgs } from 'react-router';
import { allows, type Guarded, ORGANISATION_KINDS, ROLES } from '../../access/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../page-types.ts';
import { privateMeta } from '../private-meta.ts';
import { servicesContext } from '../services.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { pages, session } = services;
  const { person, actor } = session!;
  const isOpen = ({ access }: (typeof pages)[number]) =>
    access === 'public' || access === 'signed-in' || Boolean(actor && allows(access as Guarded, actor));
  const places = pages.flatMap((page) =>
    page.place && isOpen(page) ? [{ to: `/${page.path}`, ...page.place }] : [],
  );
  return {
    places: await Promise.all(
      places
        .sort((a, b) => a.at - b.at)
        .map(async ({ to, label, text, due }) => ({
          to,
          label,
          text,
          due: due && actor ? await due(services, actor) : null,
        })),
    ),
    person: person.name,
    actor: actor && {
      organisation: actor.organisation.name,
      kind: ORGANISATION_KINDS[actor.organisation.kind],
      role: ROLES[actor.role],
    },
  };
}

export const meta = () => privateMeta('マイページ');

export default function WorkPage({ loaderData: { places, person, actor } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ' }]} />
      <PageHeading
        title="マイページ"
        lead={
          actor
            ? `${actor.organisation}${actor.kind === actor.organisation ? '' : `（${actor.kind}）`}　${person}さん・${actor.role}`
            : `${person}さん`
        }
      />
      <div className="space-y-6">
        {actor ? null : (
          <Notice kind="info" title="まだどの組織にも属していません">
            <p>組織の管理者から届く招待のリンクを開くと、その組織の仕事ができるようになります。</p>
          </Notice>
        )}
        <ul className="grid gap-4 sm:grid-cols-2">
          {places.map(({ to, label, text, due }) => (
            <li key={to} className="rounded-8 border border-solid-gray-420 p-4">
              <Link to={to} className="text-std-18B-160">
                {label}
              </Link>
              {due ? <p className="mt-1 font-700 text-orange-1100">{due}</p> : null}
              <p className="mt-1">{text}。</p>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

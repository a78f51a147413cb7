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
  const places = pages.flatMap((page) => (page.place && isOpen(page) ? [{ ...page.place, page }] : []));
  return {
    places: await Promise.all(
      places
        .sort((a, b) => a.at - b.at)
        .map(async ({ page: { path }, label, text }) => ({
          to: `/${path}`,
          label,
          text,
          waiting: actor ? await services.waiting(path, actor) : [],
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
          {places.map(({ to, label, text, waiting }) => (
            <li key={to} className="rounded-8 border border-solid-gray-420 p-4">
              <Link to={to} className="text-std-18B-160">
                {label}
              </Link>
              {waiting.length > 0 ? (
                <ul className="mt-1 flex flex-wrap gap-x-4">
                  {waiting.map((one) => (
                    <li key={one.text}>
                      <Link to={one.to} className="inline-block py-1 font-700 text-orange-1100">
                        {one.text}
                      </Link>
                    </li>
                  ))}
                </ul>
              ) : null}
              <p className="mt-1">{text}。</p>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

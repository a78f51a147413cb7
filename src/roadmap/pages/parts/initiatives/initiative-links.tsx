import { Link } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import { initiativePath, kpiPath } from '../../../addresses.ts';
import { type Initiative, PAGE_ROLES, type PageRole, RELATIONS } from '../../../model.ts';
import type { InitiativePage } from './initiative-data.ts';

/** What of this site, of the KPIs and of the other records belongs to an initiative. */
export function InitiativeLinks({ page }: { page: InitiativePage }) {
  const { initiative, kpis, related } = page;
  return (
    <>
      <OwnPages pages={initiative.pages.filter(({ role }) => role === 'does')} kind="does" />
      <OwnPages pages={initiative.pages.filter(({ role }) => role === 'relates')} kind="relates" />
      {kpis.length > 0 ? (
        <Section id="kpis" title="関わるKPI">
          <ul className="list-disc space-y-1 pl-6">
            {kpis.map(({ id, title }) => (
              <li key={id}>
                <Link to={kpiPath(id)}>{title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {related.length > 0 ? (
        <Section id="related" title="関わる取組">
          <ul className="list-disc space-y-1 pl-6">
            {related.map(({ id, title, how, backwards }) => (
              <li key={`${id} ${how} ${backwards}`}>
                <Link to={initiativePath(id)}>{title}</Link>
                <span className="text-dns-14N-130 text-solid-gray-700">
                  （{backwards ? `この取組を指す側：${RELATIONS[how]}` : RELATIONS[how]}）
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** Pages that do the work, or those that only have to do with it: nobody shall take the one for the other. */
function OwnPages({ pages, kind }: { pages: Initiative['pages']; kind: PageRole }) {
  if (pages.length === 0) return null;
  return (
    <Section id={kind === 'does' ? 'pages' : 'related-pages'} title={PAGE_ROLES[kind]}>
      <ul className="list-disc space-y-1 pl-6">
        {pages.map(({ path, does }) => (
          <li key={path}>
            <Link to={path}>{does}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Link } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import { initiativePath, kpiPath } from '../../../addresses.ts';
import { RELATIONS } from '../../../model.ts';
import type { InitiativePage } from './initiative-data.ts';

/** What of this site, of the KPIs and of the other records belongs to an initiative. */
export function InitiativeLinks({ page }: { page: InitiativePage }) {
  const { initiative, kpis, related } = page;
  return (
    <>
      {initiative.pages.length > 0 ? (
        <Section id="pages" title="このサイトで行っていること">
          <ul className="list-disc space-y-1 pl-6">
            {initiative.pages.map(({ path, does }) => (
              <li key={path}>
                <Link to={path}>{does}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
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

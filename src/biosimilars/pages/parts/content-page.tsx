import { Breadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Section } from '../../../ui/section.tsx';
import { SITE_PATH } from '../../addresses.ts';
import type { ComposedPage } from '../../texts/compose.ts';
import { ContentBlocks } from './content-blocks.tsx';
import { Sources } from './sources.tsx';

/** A page of texts: its sections with the way to each, and what they cite. */
export function ContentPageView({ page }: { page: ComposedPage }) {
  const { title, lead, sections, sources } = page;
  return (
    <>
      <Breadcrumbs items={[{ label: SITE_NAME, to: SITE_PATH }, { label: title }]} />
      <PageHeading title={title} lead={lead} />
      <nav aria-label="このページの内容" className="mb-10 print:hidden">
        <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
          {sections.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`}>{section.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-10">
        {sections.map((section) => (
          <Section key={section.id} id={section.id} title={section.title}>
            <ContentBlocks blocks={section.blocks} />
          </Section>
        ))}
        <Sources sources={sources} />
      </div>
    </>
  );
}

/** The site's name in the way to its pages. */
export const SITE_NAME = 'バイオ後続品（バイオシミラー）';

import type { LoaderFunctionArgs } from 'react-router';
import { DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import type { Term } from '../glossary/glossary.ts';
import { AuthorityNote } from './parts/authority-note.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return context.get(servicesContext).english.words();
}

export function meta() {
  return [
    { title: 'What the words mean | Antei' },
    {
      name: 'description',
      content:
        'The official Japanese terms of the supply of medicines in English: limited shipment, supply stopped, reasons, outlooks.',
    },
  ];
}

export default function WordsPage({
  loaderData: { reviewed, review, sources, lists, names },
}: PageProps<typeof loader>) {
  return (
    <>
      <PageHeading
        title="What the words mean"
        lead={`A glossary of the official terms, reviewed on ${reviewed}`}
      />
      <div className="space-y-10">
        <AuthorityNote japanese="/guide" />
        <Section id="reading" title="How to read a status">
          <div className="max-w-4xl space-y-3">
            <p>
              Every product has two marks, reported separately by its company. The{' '}
              <strong>shipment response</strong> says how orders are answered; the{' '}
              <strong>shipment volume</strong> says how much is really shipped compared with usual. “Normal
              shipment” with “volume decreased” is common.
            </p>
            <p>
              An expected time is shown where it could be read from the company’s text. One that lies before
              the date of the list is said to have passed. “Day 43” counts from the date that the list gives
              or, where it gives none, from our own records.
            </p>
            <p>
              A possible alternative shares the beginning of the YJ code. Whether one product can really
              replace another is for a pharmacist or a doctor to judge.
            </p>
          </div>
        </Section>
        {lists.map(({ list, title, terms }) => (
          <Section key={list} id={list} title={title}>
            <Terms caption={title} terms={terms} />
          </Section>
        ))}
        <Section id="names" title="International names that the search understands">
          <p className="max-w-4xl">
            The list has Japanese names only. For the ingredients in the state’s list of biosimilars the
            international nonproprietary names were checked one by one; for others type the Japanese name or
            the YJ code.
          </p>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {names.map(({ inn, name, to }) => (
              <li key={inn}>
                <Link to={to}>{inn}</Link> (<span lang="ja">{name}</span>)
              </li>
            ))}
          </ul>
        </Section>
        <Section id="sources" title="Where the English comes from">
          <ol className="max-w-4xl list-decimal space-y-1 pl-6">
            {sources.map(({ id, title, url }) => (
              <li key={id}>
                {url ? <a href={url}>{title}</a> : title}{' '}
                <span className="text-solid-gray-700">(marked “{id}”)</span>
              </li>
            ))}
          </ol>
          <p className="max-w-4xl">{review}</p>
        </Section>
      </div>
    </>
  );
}

function Terms({ caption, terms }: { caption: string; terms: Term[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={terms}
      rowKey={({ code }) => code}
      narrow="cards"
      columns={[
        {
          key: 'en',
          header: 'English',
          rowHeader: true,
          cell: ({ en, many }) => (many ? `${en}, ${many}` : en),
        },
        { key: 'ja', header: 'Japanese', card: 'bare', cell: ({ ja }) => <span lang="ja">{ja}</span> },
        {
          key: 'meaning',
          header: 'Meaning',
          card: 'bare',
          cell: ({ meaning, note }) => [meaning, note].filter(Boolean).join(' '),
        },
        { key: 'source', header: 'Source', card: 'inline', cell: ({ source }) => source },
      ]}
    />
  );
}

import { DefinitionList } from '../../../ui/definition-list.tsx';
import type { SeminarView } from '../../seminars/seminar-wording.ts';

/** Seminars one under the other; each can be pointed to. */
export function SeminarList({ seminars }: { seminars: readonly SeminarView[] }) {
  return (
    <ul className="space-y-4">
      {seminars.map(({ id, title, when, audiences, place, url, organiser, note, cancelled }) => (
        <li key={id} id={id} className="rounded-8 border border-solid-gray-420 p-4">
          <h3 className="text-std-18B-160">
            {cancelled ? <strong className="text-red-1000">【中止】</strong> : null}
            {title}
          </h3>
          <DefinitionList
            items={[
              { key: 'when', term: '日時', description: when },
              { key: 'place', term: '会場', description: place },
              { key: 'audiences', term: '対象', description: audiences },
              { key: 'organiser', term: '主催', description: organiser },
              ...(note
                ? [
                    {
                      key: 'note',
                      term: '補足',
                      description: <span className="whitespace-pre-wrap">{note}</span>,
                    },
                  ]
                : []),
              ...(url
                ? [
                    {
                      key: 'url',
                      term: '案内',
                      description: (
                        <a href={url} className="break-all">
                          {url}
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

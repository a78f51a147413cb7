import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { ACTORS, type Initiative } from '../../../model.ts';
import { sayChapter } from '../../../wording.ts';

/** What the document says, word for word, and where. The words by which it is found there are marked. */
export function InitiativeText({
  initiative,
  document,
}: {
  initiative: Omit<Initiative, 'place'>;
  document: string;
}) {
  const { text, quote, details, actors, printedActor, heading } = initiative;
  const begins = text.indexOf(quote);
  return (
    <div className="space-y-4">
      <blockquote className="border-l-4 border-solid-gray-420 pl-4">
        {begins < 0 ? (
          text
        ) : (
          <>
            {text.slice(0, begins)}
            <mark className="bg-yellow-100">{quote}</mark>
            {text.slice(begins + quote.length)}
          </>
        )}
      </blockquote>
      {details.map((detail) => (
        <div key={`${detail.heading} ${detail.text}`}>
          <p className="text-dns-14N-130 text-solid-gray-700">同じ資料の「{detail.heading}」</p>
          <blockquote className="border-l-4 border-solid-gray-300 pl-4">{detail.text}</blockquote>
        </div>
      ))}
      <DefinitionList
        items={[
          { key: 'document', term: '資料', description: document },
          { key: 'chapter', term: '章', description: sayChapter(initiative) },
          { key: 'heading', term: '見出し', description: heading },
          {
            key: 'actor',
            term: '実施主体',
            description:
              printedActor === 'unknown'
                ? actors.map((actor) => ACTORS[actor]).join('、')
                : `${actors.map((actor) => ACTORS[actor]).join('、')}（資料の言葉：${printedActor}）`,
          },
          {
            key: 'quote',
            term: '探す言葉',
            description: `次の言葉で始まる文です：${quote}`,
          },
        ]}
      />
    </div>
  );
}

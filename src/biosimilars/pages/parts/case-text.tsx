import { PREFECTURES } from '../../../indicators/model.ts';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import type { PublishedCase } from '../../cases/store-cases.ts';

/** Where a case comes from: 「若葉県立中央病院（東京都）」. */
export function sayCasePlace({ place, prefecture }: Pick<PublishedCase, 'place' | 'prefecture'>): string {
  const name = prefecture === null ? undefined : PREFECTURES.get(prefecture);
  return name ? `${place}（${name}）` : place;
}

/** What a case says, without its contact. */
export function CaseText({
  text,
}: {
  text: Pick<PublishedCase, 'place' | 'prefecture' | 'organisation' | 'what' | 'result'>;
}) {
  const { organisation, what, result } = text;
  return (
    <DefinitionList
      items={[
        { key: 'place', term: '機関・地域', description: sayCasePlace(text) },
        { key: 'organisation', term: '投稿した組織', description: organisation },
        {
          key: 'what',
          term: '取組の内容',
          description: <span className="whitespace-pre-wrap">{what}</span>,
        },
        { key: 'result', term: '結果', description: <span className="whitespace-pre-wrap">{result}</span> },
      ]}
    />
  );
}

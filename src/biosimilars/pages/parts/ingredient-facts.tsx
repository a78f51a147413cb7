import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Link } from '../../../ui/link.tsx';
import { termPath } from '../../addresses.ts';
import type { IngredientPage } from '../../guide.ts';
import { Cited } from './cited.tsx';
import { launchWords } from './ingredient-table.tsx';

type Shown = Pick<IngredientPage, 'known' | 'list' | 'launch' | 'invented'>;

/** What the state's list says of an ingredient, with its words; or that it does not have it. */
export function IngredientFacts({ ingredient: { known, list, launch, invented } }: { ingredient: Shown }) {
  if (!known && invented) return <p>デモの架空の成分です。実在の医薬品ではありません。</p>;
  if (!known)
    return (
      <p>
        {list.title}
        にない成分です。一覧の後に、薬価基準に後続品が収載されました。効能は、製品の添付文書で確かめてください。
      </p>
    );
  const { printed, indication, makers, launched, note } = known;
  const starred = makers.some(({ authorised }) => authorised);
  const unlisted = makers.some((maker) => maker.unlisted);
  return (
    <DefinitionList
      items={[
        {
          key: 'indication',
          term: '主な効能',
          description: (
            <>
              {indication}
              <span className="block text-dns-14N-130 text-solid-gray-700">
                国の一覧が「主な効能」として挙げるもので、効能・効果のすべてではありません。ほかの効能・効果は、製品の添付文書で確かめてください。
              </span>
            </>
          ),
        },
        {
          key: 'name',
          term: '一覧の販売名',
          description: (
            <>
              {printed}
              {note ? <span className="block text-dns-14N-130 text-solid-gray-700">{note}</span> : null}
            </>
          ),
        },
        {
          key: 'makers',
          term: '製造販売業者',
          description: (
            <>
              {makers
                .map(
                  ({ name, authorised, unlisted: not }) =>
                    `${name}${authorised ? '＊' : ''}${not ? '（注）' : ''}`,
                )
                .join('、')}
              {starred ? (
                <span className="block text-dns-14N-130 text-solid-gray-700">
                  ＊は<Link to={termPath('authorised')}>バイオセイム</Link>
                </span>
              ) : null}
              {unlisted ? (
                <span className="block text-dns-14N-130 text-solid-gray-700">
                  （注）は、一覧の時点で薬価未収載
                </span>
              ) : null}
            </>
          ),
        },
        { key: 'launched', term: '発売（初発）', description: launchWords(launched) },
        {
          key: 'source',
          term: '出典',
          description: (
            <>
              {list.title}
              {launch ? <Cited fact={launch} mark={1} shown={null} /> : null}
            </>
          ),
        },
      ]}
    />
  );
}

import { CATEGORIES, ESSENTIAL, ROUTES } from '../../../../medicines/model.ts';
import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { classPath, ingredientPath, makerPath } from '../../../addresses.ts';
import { readable } from '../../../words/status-wording.ts';
import type { ProductData } from './product-data.ts';

/** The line under the name: what the product is, at a glance. */
export function FactsLine({ data: { facts, code } }: { data: ProductData }) {
  const { ingredient, strength, route, category, price, mah } = facts;
  const parts = [
    <Link key="ingredient" to={ingredientPath(ingredient)}>
      {readable(ingredient)}
    </Link>,
    strength,
    ROUTES[route],
    CATEGORIES[category],
    price ? `薬価 ${price.amount}（${price.notes.join('・')}）` : noPrice(category),
    <Link key="mah" to={makerPath(mah)}>
      {readable(mah)}
    </Link>,
    `YJコード ${code}`,
  ];
  return (
    <ul className="-mt-3 flex flex-wrap max-sm:text-dns-14N-130 max-sm:leading-6">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
        <li key={i}>
          {part}
          {i < parts.length - 1 ? (
            <span aria-hidden="true" className="text-solid-gray-700">
              ・
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function noPrice(category: string): string {
  return category === 'unlisted' ? '薬価基準未収載' : '薬価 記載なし';
}

/** Everything the list says the product is. */
export function ProductFacts({ data: { facts, code, sellers } }: { data: ProductData }) {
  const {
    ingredient,
    mah,
    therapeuticClass,
    strength,
    category,
    route,
    essentialSupply,
    basicMedicine,
    listedOn,
  } = facts;
  const items = [
    {
      key: 'ingredient',
      term: '成分名',
      description: <Link to={ingredientPath(ingredient)}>{readable(ingredient)}</Link>,
    },
    { key: 'strength', term: '規格単位', description: strength },
    { key: 'mah', term: '製造販売業者', description: <Link to={makerPath(mah)}>{readable(mah)}</Link> },
    ...(sellers.length > 0
      ? [{ key: 'seller', term: '販売元（発売元）', description: sellers.join('、') }]
      : []),
    {
      key: 'class',
      term: '薬効分類',
      description: <Link to={classPath(therapeuticClass)}>{readable(therapeuticClass)}</Link>,
    },
    { key: 'category', term: '製品区分', description: CATEGORIES[category] },
    { key: 'generic', term: '先発・後発の別', description: facts.genericClass ?? '記載なし' },
    { key: 'route', term: '薬剤区分', description: ROUTES[route] },
    {
      key: 'essential',
      term: '供給確保医薬品',
      description: essentialSupply ? ESSENTIAL[essentialSupply] : '対象外',
    },
    { key: 'basic', term: '基礎的医薬品', description: basicMedicine ? '対象' : '対象外' },
    {
      key: 'listed',
      term: '薬価収載年月日',
      description: listedOn ? formatDate(listedOn) : '薬価基準未収載',
    },
    { key: 'code', term: 'YJコード', description: code },
    ...(facts.verbatim ? [{ key: 'verbatim', term: '一覧の品名表記', description: facts.verbatim }] : []),
  ];
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="text-std-20B-150">
        品目の情報
      </h2>
      <DefinitionList items={items} />
    </section>
  );
}

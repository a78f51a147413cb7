import { data, type LoaderFunctionArgs } from 'react-router';
import { BiologicPrices } from '../../indicators/ui/biologic-prices.tsx';
import { BiologicProducts } from '../../indicators/ui/biologic-products.tsx';
import { joinable, suppliedBy } from '../../supply/ui/listed-supply.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatDate } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { costPath, INGREDIENTS_PATH, SITE_PATH, termPath } from '../addresses.ts';
import { SITE_NAME } from './parts/content-page.tsx';
import { IngredientFacts } from './parts/ingredient-facts.tsx';
import { IngredientUse } from './parts/ingredient-use.tsx';
import { newestPrices } from './parts/newest-prices.ts';
import { Sources } from './parts/sources.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { guide, supply, today } = context.get(servicesContext);
  const id = params.id ?? '';
  const [view, snapshot, lists] = await Promise.all([
    guide.ingredient(id, today),
    supply.snapshot(),
    supply.referenceLists(),
  ]);
  if (!view)
    throw data(
      `「${id.slice(0, 60)}」という成分は、バイオ後続品のある成分の一覧にありません。あるものは「成分の一覧」のページにあります。`,
      { status: 404 },
    );
  const { products, ...ingredient } = view;
  const edition = joinable(snapshot, view);
  return {
    ingredient,
    products: products.map((product) => ({ ...product, supply: suppliedBy(edition, product.code) })),
    prices: newestPrices(lists, today),
    supplyAsOf: edition.asOf,
  };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const name = loaderData?.ingredient.name;
  if (!name) return [{ title: `${SITE_NAME}｜安定 Antei` }];
  return [
    { title: `${name}のバイオ後続品｜安定 Antei` },
    {
      name: 'description',
      content: `${name}のバイオ後続品。主な効能、製造販売業者、薬価の差、使用割合、いまの供給、根拠の探し方。`,
    },
  ];
}

export default function IngredientPage({ loaderData }: PageProps<typeof loader>) {
  const { ingredient, products, prices, supplyAsOf } = loaderData;
  const { id, name, launch, comparable } = ingredient;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: SITE_NAME, to: SITE_PATH },
          { label: '成分の一覧', to: INGREDIENTS_PATH },
          { label: name },
        ]}
      />
      <PageHeading
        title={`${name}のバイオ後続品`}
        lead={ingredient.known ? `主な効能：${ingredient.known.indication}` : undefined}
        actions={comparable ? <ButtonLink to={costPath(id)}>ひと月の費用を計算する</ButtonLink> : null}
      />
      <div className="space-y-10">
        <Section id="facts" title="どんな薬か">
          <IngredientFacts ingredient={ingredient} />
        </Section>
        <Section id="prices" title="値段（薬価）">
          {products.length === 0 ? (
            <p>
              {ingredient.silent
                ? 'このサイトはデモで、実在の薬価基準が取り込まれていないため、収載の有無も薬価も示せません。'
                : prices
                  ? `${formatDate(prices)}からの薬価基準に、この成分のバイオ後続品は収載されていません。`
                  : '薬価基準のリストがまだ取り込まれていないため、示せません。'}
            </p>
          ) : (
            <>
              <BiologicPrices gaps={ingredient.prices} />
              <p className="max-w-3xl">
                薬価が低くても、支払いが同じだけ減るとは限りません（
                <Link to={termPath('high-cost')}>高額療養費</Link>）。
                {comparable ? (
                  <>
                    ひと月の支払いの目安は、<Link to={costPath(id)}>ひと月の費用の計算</Link>で出せます。
                  </>
                ) : (
                  '先行バイオ医薬品と同じ規格の後続品がないため、ひと月の費用の計算はできません。'
                )}
              </p>
            </>
          )}
        </Section>
        <Section id="supply" title="品目と、いまの供給">
          {products.length === 0 ? (
            <p>
              {ingredient.silent
                ? 'このサイトはデモで、実在の薬価基準と供給状況が取り込まれていないため、示せません。'
                : '薬価基準に後続品がないため、示す品目がありません。'}
            </p>
          ) : (
            <>
              <BiologicProducts products={products} />
              <p className="text-dns-14N-130 text-solid-gray-700">
                {prices
                  ? `薬価は${formatDate(prices)}からの${ingredient.invented ? '架空の薬価' : '薬価基準'}。`
                  : ''}
                {supplyAsOf
                  ? `供給は${formatDate(supplyAsOf)}現在の${ingredient.invented ? '架空の' : '医療用医薬品'}供給状況。コードの末尾が違う品目は、同じ規格の品目の供給を示します。`
                  : '供給状況の一覧は、まだ取り込まれていません。'}
              </p>
            </>
          )}
        </Section>
        <Section id="use" title="どのくらい使われているか">
          <IngredientUse ingredient={ingredient} />
        </Section>
        <Section id="evidence" title="根拠とRMPを探す">
          <p className="max-w-3xl">
            製品ごとの審査報告書、添付文書、<Link to={termPath('rmp')}>医薬品リスク管理計画（RMP）</Link>
            は、PMDAの
            <a href="https://www.pmda.go.jp/PmdaSearch/iyakuSearch/">医療用医薬品 情報検索</a>
            で公開されています。販売名に「{name.normalize('NFKC')}BS」と入れて探してください。
          </p>
        </Section>
        <Sources sources={launch ? [launch] : []} />
      </div>
    </>
  );
}

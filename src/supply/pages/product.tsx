import { data, type HeadersArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatDate } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { FOR_NOW } from '../../web/for-now.ts';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import type { PictureHandle } from '../../web/shell/open-graph.tsx';
import { ingredientPath, picturePath, productPath } from '../addresses.ts';
import { RESPONSES, VOLUMES } from '../model.ts';
import { readable } from '../words/status-wording.ts';
import { FeedLinks } from './parts/changes/feed-links.tsx';
import { AddToList } from './parts/product/add-to-list.tsx';
import { type FamilyData, familyData } from './parts/product/family-data.ts';
import { ProductCandidates } from './parts/product/product-candidates.tsx';
import { type ProductData, productData } from './parts/product/product-data.ts';
import { FactsLine, ProductFacts } from './parts/product/product-facts.tsx';
import { ProductFamily } from './parts/product/product-family.tsx';
import { ProductHistory } from './parts/product/product-history.tsx';
import { ProductLinks } from './parts/product/product-links.tsx';
import { ProductMissing } from './parts/product/product-missing.tsx';
import { ProductNow } from './parts/product/product-now.tsx';
import { ProductPackages } from './parts/product/product-packages.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { supply } = services;
  const asked = params.yjCode!;
  const code = asked.normalize('NFKC').trim().toUpperCase();
  const product = await supply.product(code, { orPart: true }).then((found) => found && productData(found));
  if (!product) return data({ product, code: code.slice(0, 40) }, { status: 404 });
  if (asked !== code) throw redirect(productPath(code), 301);
  const family = product.partial ? null : await familyData(services, code);
  const found = { product, code, family, makerSite: supply.makerSite(product.facts.mah) };
  return data(found, product.partial ? FOR_NOW : undefined);
}

export function headers({ loaderHeaders }: HeadersArgs): Headers {
  return loaderHeaders;
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const product = loaderData?.product;
  if (!product)
    return [{ title: '品目が見つかりません｜安定 Antei' }, { name: 'robots', content: 'noindex' }];
  const { name, response, volume, asOf, facts } = product;
  const status = `${RESPONSES[response]}・${VOLUMES[volume]}`;
  return [
    { title: `${name} ${product.listed ? status : '掲載終了'}｜安定 Antei` },
    {
      name: 'description',
      content: `${name}（${readable(facts.ingredient)}、${readable(facts.mah)}）の供給状況：${status}（${formatDate(asOf)}現在）。履歴と代わりの候補。`,
    },
    ...(['atom', 'json'] as const).map((format) => ({
      tagName: 'link',
      rel: 'alternate',
      type: format === 'atom' ? 'application/atom+xml' : 'application/feed+json',
      title: `${name}の変化`,
      href: feedPath(product.code, format),
    })),
  ];
}

export const handle: PictureHandle = { picture: ({ yjCode = '' }) => picturePath(yjCode) };

const feedPath = (code: string, format: 'atom' | 'json') => `/feeds${productPath(code)}.${format}`;

export default function ProductPage({ loaderData }: PageProps<typeof loader>) {
  if (!('family' in loaderData)) return <ProductMissing code={loaderData.code} />;
  const { product, family, makerSite } = loaderData;
  return <Product data={product} family={family} makerSite={makerSite} />;
}

function Product(props: { data: ProductData; family: FamilyData | null; makerSite: string | null }) {
  const { data: product, family, makerSite } = props;
  const { name, facts, delistedOn, listed } = product;
  return (
    <>
      <Breadcrumbs
        items={[{ label: readable(facts.ingredient), to: ingredientPath(facts.ingredient) }, { label: name }]}
      />
      <PageHeading title={name} actions={<Actions product={product} />} />
      <FactsLine data={product} />
      {listed ? null : (
        <div className="mt-4">
          <Notice kind="warning" title="掲載終了">
            <p>
              {delistedOn
                ? `${formatDate(delistedOn)}の一覧から、この品目は掲載されていません。`
                : '今の一覧に、この品目は掲載されていません。'}
              下は最後に掲載されたときの内容です。
            </p>
          </Notice>
        </div>
      )}
      <div className="mt-6 grid gap-6 lg:grid-cols-[5fr_7fr] lg:grid-rows-[auto_auto_1fr]">
        <div className="space-y-3">
          <ProductNow data={product} />
          <div className="flex flex-wrap gap-2 sm:hidden">
            <AddProduct product={product} />
          </div>
        </div>
        <div className="lg:col-start-2 lg:row-span-3 lg:row-start-1">
          <ProductCandidates data={product} family={family} />
        </div>
        {product.partial ? <Unread /> : <ProductHistory data={product} />}
        <ProductFacts data={product} />
      </div>
      <div className="mt-8 space-y-8">
        {family ? <ProductFamily family={family} /> : null}
        {product.partial ? null : <ProductPackages data={product} />}
        <ProductLinks
          code={product.code}
          name={name}
          structured={product.structured}
          maker={{ name: readable(facts.mah), site: makerSite }}
        />
      </div>
      <div className="mt-6 sm:hidden">
        <FeedLinks path={`/feeds${productPath(product.code)}`} what="この品目の変化" />
        <p className="text-dns-14N-130">
          データで受け取る：<a href={`/api/v1${productPath(product.code)}`}>API（JSON）</a>
        </p>
      </div>
    </>
  );
}

/** In place of what only the database has, while it is away. */
function Unread() {
  return (
    <Notice kind="warning" title="履歴と包装をいま読めません">
      <p>
        データベースが答えないため、今の状況だけを、手元に残した内容から示しています。しばらくしてから開き直してください。
      </p>
    </Notice>
  );
}

/** Beside the name; on a phone, where the status must come first, at the end. */
function Actions({ product }: { product: ProductData }) {
  const { code } = product;
  return (
    <div className="flex flex-wrap gap-2 max-sm:hidden">
      <AddProduct product={product} />
      <ButtonLink size="sm" to={feedPath(code, 'atom')} reloadDocument>
        フィード（Atom）
      </ButtonLink>
      <ButtonLink size="sm" to={feedPath(code, 'json')} reloadDocument>
        フィード（JSON）
      </ButtonLink>
      <ButtonLink size="sm" to={`/api/v1${productPath(code)}`} reloadDocument>
        API
      </ButtonLink>
    </div>
  );
}

/** To a list: the product, or everything of its ingredient, which goes on with each edition. */
function AddProduct({ product: { code, facts } }: { product: ProductData }) {
  return (
    <>
      <AddToList label="リストに追加" code={code} />
      <AddToList label="この成分すべてを追加" rule={`ingredient:${facts.ingredient}`} />
    </>
  );
}

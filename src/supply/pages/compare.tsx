import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Button } from '../../ui/forms/button.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { Input } from '../../ui/forms/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { comparePath, productPath } from '../addresses.ts';
import { type CompareData, compareData, MAX_COMPARED } from './parts/compare/compare-data.ts';
import { CompareTable } from './parts/compare/compare-table.tsx';
import { NoEdition } from './parts/data/no-edition.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const data = await compareData(context.get(servicesContext), new URL(request.url).searchParams);
  return data && { ...data, most: MAX_COMPARED };
}

export function meta() {
  return [
    { title: '品目を比べる｜安定 Antei' },
    {
      name: 'description',
      content:
        '医療用医薬品を4品目まで並べて、出荷対応、出荷量、理由、見込み、薬価、代わりの候補を比べます。',
    },
    // As of searches: every choice is an address.
    { name: 'robots', content: 'noindex, follow' },
  ];
}

export default function ComparePage({ loaderData: data }: PageProps<typeof loader>) {
  if (!data) return <NoEdition />;
  const { asOf, products, most } = data;
  return (
    <>
      <Breadcrumbs items={[{ label: '検索', to: '/search' }, { label: '品目を比べる' }]} />
      <PageHeading title="品目を比べる" lead={`${most}品目まで並べられます。`} asOf={asOf} />
      <div className="space-y-6">
        <Left data={data} most={most} />
        {products.length === 0 ? (
          <EmptyState title="比べる品目が選ばれていません">
            <p>
              <Link to="/search">検索の結果</Link>
              や品目のページで品目にチェックを付け、「並べて比べる」を押します。
            </p>
          </EmptyState>
        ) : (
          <>
            <CompareTable products={products} />
            <p className="text-dns-14N-130">
              代わりの候補は、同じ成分・剤形・規格の品目のうち通常出荷のものの数です。コードの一致だけで選んでおり、代替性を保証しません。
            </p>
          </>
        )}
        <Choice data={data} most={most} />
      </div>
    </>
  );
}

/** What of the address could not be shown, and why. */
function Left({ data: { unknown, beyond }, most }: { data: CompareData; most: number }) {
  return (
    <>
      {unknown.length > 0 ? (
        <Notice kind="warning" title="一覧にないコードがあります">
          <p>
            {unknown.join('、')}。YJコード（12文字）を確かめるか、<Link to="/search">品名で検索</Link>
            してください。
          </p>
        </Notice>
      ) : null}
      {beyond.length > 0 ? (
        <Notice kind="warning" title={`比べられるのは${most}品目までです`}>
          <p>
            はじめの{most}品目を並べました。並べていない品目：
            {beyond.map(({ code, name }) => (
              <Link key={code} to={productPath(code)} className="mr-3 inline-block">
                {name}
              </Link>
            ))}
          </p>
        </Notice>
      ) : null}
    </>
  );
}

/** Products to take out, and one more by its code: a plain form and links. */
function Choice({ data: { products }, most }: { data: CompareData; most: number }) {
  const codes = products.map(({ code }) => code);
  return (
    <section aria-labelledby="choice" className="max-w-3xl space-y-3 print:hidden">
      <h2 id="choice" className="text-std-20B-150">
        品目を入れ替える
      </h2>
      {codes.length > 0 ? (
        <ul className="flex flex-wrap gap-x-6">
          {products.map(({ code, name }) => (
            <li key={code}>
              <Link to={comparePath(codes.filter((one) => one !== code))} className="inline-block py-1">
                {name}を外す
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {codes.length < most ? (
        <form action="/compare" method="get">
          {codes.map((code) => (
            <input key={code} type="hidden" name="code" value={code} />
          ))}
          <Field label="YJコードで足す" hint="空白で区切って、いくつか入れられます。">
            {(control) => (
              <div className="flex gap-2">
                <Input
                  {...control}
                  name="code"
                  maxLength={80}
                  autoComplete="off"
                  className="min-w-0 flex-1"
                />
                <Button>足す</Button>
              </div>
            )}
          </Field>
        </form>
      ) : null}
    </section>
  );
}

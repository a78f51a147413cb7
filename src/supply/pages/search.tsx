import type { LoaderFunctionArgs } from 'react-router';
import { Notice } from '../../ui/notice.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { NoEdition } from './parts/data/no-edition.tsx';
import { searchData } from './parts/search/search-data.ts';
import { SearchForm } from './parts/search/search-form.tsx';
import { SearchResults } from './parts/search/search-results.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return searchData(context.get(servicesContext).supply, new URL(request.url).searchParams);
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const q = loaderData?.query.q;
  return [
    { title: `${q ? `${q}の検索結果` : '品目の検索'}｜安定 Antei` },
    {
      name: 'description',
      content: '医療用医薬品の出荷対応と出荷量を、品名・成分・製造販売業者・コードで検索できます。',
    },
    // Every search is an address; what is worth indexing are the products.
    { name: 'robots', content: 'noindex, follow' },
  ];
}

export default function SearchPage({ loaderData: data }: PageProps<typeof loader>) {
  if (!data) return <NoEdition />;
  return (
    <div className="space-y-4 pt-4">
      <h1 className="sr-only">品目の検索</h1>
      <SearchForm data={data} />
      {data.ignored.length > 0 ? (
        <Notice kind="warning" title="使えない条件を除いて検索しました">
          <p>
            除いた条件：
            {data.ignored
              .slice(0, 5)
              .map(({ name, value }) => `${name}＝${value}`)
              .join('、')}
            {data.ignored.length > 5 ? `ほか${data.ignored.length - 5}件` : ''}
          </p>
        </Notice>
      ) : null}
      <SearchResults data={data} />
    </div>
  );
}

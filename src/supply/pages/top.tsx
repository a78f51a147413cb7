import { data, type HeadersArgs, type LoaderFunctionArgs } from 'react-router';
import { formatCount, formatDate } from '../../ui/format.ts';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { Link } from '../../ui/link.tsx';
import { FOR_NOW } from '../../web/for-now.ts';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { searchPath } from '../read/query-address.ts';
import { TopChanges } from './parts/changes/top-changes.tsx';
import { NoEdition } from './parts/data/no-edition.tsx';
import { SearchBox } from './parts/search/search-box.tsx';
import { type TopData, topData } from './parts/top-data.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const found = await topData(context.get(servicesContext).supply);
  return data(found, found?.partial ? FOR_NOW : undefined);
}

export function headers({ loaderHeaders }: HeadersArgs): Headers {
  return loaderHeaders;
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const description =
    '医療用医薬品の出荷対応と出荷量、その履歴と変化を、品目ごとに検索できる公開サイトです。';
  return [
    { title: '安定 Antei｜医療用医薬品の供給状況' },
    {
      name: 'description',
      content: loaderData ? `${formatDate(loaderData.asOf)}現在。${description}` : description,
    },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: '主な変化',
      href: '/feeds/changes.atom',
    },
  ];
}

export default function TopPage({ loaderData: top }: PageProps<typeof loader>) {
  if (!top) return <NoEdition />;
  return (
    <div className="space-y-6 pt-6">
      <section>
        <h1 className="pb-3 text-std-24B-150 sm:text-std-28B-150">医薬品の供給状況を調べる</h1>
        <SearchBox focused />
      </section>
      <section aria-label="今日の件数" className="space-y-2">
        <KeyFigures items={keyFigures(top)} />
        <p className="text-dns-14N-130 text-solid-gray-700">
          <time dateTime={top.asOf}>{formatDate(top.asOf)}</time>現在、全{formatCount(top.rows)}品目
          {top.publishedAt ? `　厚生労働省の公表 ${top.publishedAt}` : ''}　取り込み {top.importedAt}
        </p>
      </section>
      <p>
        <Link to="/lists" className="inline-block py-1">
          わたしの品目リスト
        </Link>
        <span className="ml-3 text-dns-14N-130 text-solid-gray-700">
          気になる品目の変化だけを、メールなどで受け取る（登録不要）
        </span>
      </p>
      <TopChanges data={top} />
      <p>
        <Link to="/overview">理由・区分ごとの概況と推移</Link>
      </p>
    </div>
  );
}

function keyFigures({ figures: { now, previous } }: TopData) {
  const change = (key: keyof typeof now) => (previous ? now[key] - previous[key] : undefined);
  return [
    {
      label: '限定出荷',
      value: now.limited,
      to: searchPath({ filters: { response: ['limitedOwn', 'limitedOthers', 'limitedOther'] } }),
      shape: 'half',
      tone: 'caution',
      change: change('limited'),
    },
    {
      label: '供給停止',
      value: now.stopped,
      to: searchPath({ filters: { response: ['stopped'] } }),
      shape: 'square',
      tone: 'severe',
      change: change('stopped'),
    },
    {
      label: '量が減っている',
      value: now.decreased,
      to: searchPath({ filters: { volume: ['decreased'] } }),
      shape: 'down',
      tone: 'caution',
      change: change('decreased'),
    },
  ].map((figure) => ({ ...figure, unit: '品目' }) as const) as Parameters<typeof KeyFigures>[0]['items'];
}

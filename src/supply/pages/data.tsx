import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DownloadLinks } from '../../ui/download-links.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { historyDictionary } from '../export/history-tables.ts';
import { FeedOverview } from './parts/changes/feed-overview.tsx';
import { ColumnTable } from './parts/data/column-table.tsx';
import { readDataPage } from './parts/data/data-data.ts';
import { EditionFacts } from './parts/data/edition-facts.tsx';
import { editionFiles } from './parts/data/edition-files.ts';
import { EditionTable } from './parts/data/edition-table.tsx';
import { HistoryDictionary } from './parts/data/history-dictionary.tsx';
import { NoEdition } from './parts/data/no-edition.tsx';
import { ReferenceTable } from './parts/data/reference-table.tsx';
import { SourceState } from './parts/data/source-state.tsx';
import { SourceTable } from './parts/data/source-table.tsx';
import { WithdrawnTable } from './parts/data/withdrawn-table.tsx';
import { Cite } from './parts/product/cite.tsx';

const PAGE_SIZE = 30;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { supply, indicators } = context.get(servicesContext);
  const page = await readDataPage(supply, indicators, new URL(request.url).searchParams);
  return page && { ...page, dictionary: historyDictionary() };
}

export function meta() {
  return [
    { title: 'データ｜安定 Antei' },
    {
      name: 'description',
      content:
        '医療用医薬品供給状況のすべての一覧を、Excel・CSV・JSON・Parquetで。出典、ハッシュ、API、フィード、列の説明。',
    },
  ];
}

export default function DataPage({ loaderData: page }: PageProps<typeof loader>) {
  if (!page) return <NoEdition />;
  const { newest } = page;
  return (
    <>
      <Breadcrumbs items={[{ label: 'データ' }]} />
      <PageHeading title="データ" lead="出典、ダウンロード、API、フィード" asOf={newest.asOf} />
      <div className="space-y-10">
        <Section id="newest" title="最新の一覧">
          <div className="grid items-start gap-x-10 gap-y-6 md:grid-cols-[3fr_2fr]">
            <EditionFacts edition={newest} />
            <div className="space-y-4">
              <DownloadLinks items={editionFiles(newest.asOf)} />
              <p className="text-dns-14N-130 text-solid-gray-700 print:hidden">
                Excelは、公式の一覧と同じ21列の同じ値です。日付の代わりに{' '}
                <code className="font-mono">latest</code> と書くと、いつも最新の一覧になります。
              </p>
            </div>
          </div>
        </Section>
        <Section id="history" title="すべての履歴">
          <p>
            取り込んだすべての一覧から作った、品目ごとの区間、変化、一覧の3つの表です。CSVとParquet、列の説明、引用のしかたを1つのファイルにまとめてあり、一覧が出るたびに作り直します。
          </p>
          <DownloadLinks items={[{ href: '/api/v1/history.zip', label: 'すべての履歴', format: 'ZIP' }]} />
          <details>
            <summary className="cursor-pointer">表と列の説明</summary>
            <HistoryDictionary tables={page.dictionary} />
          </details>
        </Section>
        <Section id="sources" title="情報源の状態">
          <SourceTable sources={page.sources} />
        </Section>
        <Section id="licence" title="出典と利用条件">
          <Cite text={page.citation} />
          <p>
            データは
            <a href="https://www.digital.go.jp/resources/open_data/public_data_license_v1.0" rel="license">
              公共データ利用規約（第1.0版、PDL1.0）
            </a>
            に従って、出典を書けば商用も含めて自由に使えます。編集・加工したときは、その旨も書いてください。
          </p>
        </Section>
        <Section id="source" title="公式の一覧の取得">
          <SourceState state={page.source} />
        </Section>
        <Section id="editions" title="すべての一覧">
          <EditionTable editions={page.editions} />
          <Pagination
            page={page.page}
            pageSize={PAGE_SIZE}
            total={page.total}
            unit="回"
            href={(n) => (n > 1 ? `/data?page=${n}#editions` : '/data#editions')}
          />
        </Section>
        {page.withdrawn.length > 0 ? (
          <Section id="withdrawn" title="取り下げられた一覧">
            <WithdrawnTable editions={page.withdrawn} />
          </Section>
        ) : null}
        <Section id="lists" title="薬価と先発・後発の一覧">
          {page.priceRoutes ? (
            <p>
              {page.priceRoutes.newest} の薬価基準収載品目リスト：{page.priceRoutes.text}
            </p>
          ) : null}
          <ReferenceTable lists={page.lists} />
        </Section>
        <Section id="api" title="APIとフィード">
          <p>
            品目、履歴、変化、一覧は <Link to="/api">API</Link> で取り出せます（登録不要、OpenAPI 3.1）。
          </p>
          <FeedOverview />
        </Section>
        <Section id="columns" title="列の説明">
          <p>
            <strong>出荷対応（⑫）と出荷量（⑰）は別々のことがらです。</strong>
            出荷対応は注文をどう受けるか（通常・限定・停止）、出荷量は実際に出ている量がふだんと比べてどうかを表します。出荷量が減っている品目の多くは、出荷対応では「通常出荷」です。両方をご覧ください。
          </p>
          <ColumnTable />
          <p className="text-dns-14N-130 text-solid-gray-700">
            CSVは、公式の列のあとに、読み取った値の列（Parquetと同じ名前）が続きます。見込みの文（⑯）から時期を読み取れたものには、forecast（event・earliest・latest）を加えています。原文も必ず残しています。読み方は
            <Link to="/guide">使い方</Link>にもあります。
          </p>
        </Section>
      </div>
    </>
  );
}

import { data, type LoaderFunctionArgs } from 'react-router';
import { joinable, suppliedBy } from '../../supply/ui/listed-supply.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DownloadLinks } from '../../ui/download-links.tsx';
import { formatDate } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { BIOSIMILARS_PATH, figuresFile, INDICATORS_PATH, measurePath } from '../addresses.ts';
import { FAMILY_MEASURES } from '../page-measures.ts';
import { KNOWN_BIOSIMILARS } from '../product-facts/biosimilars/known.ts';
import { BiologicPrices } from '../ui/biologic-prices.tsx';
import { BiologicProducts } from '../ui/biologic-products.tsx';
import type { ViewQuery } from '../views/read-biosimilars.ts';
import type { FamilyView } from '../views/read-family.ts';
import { BiosimilarSavings } from './parts/biosimilars/biosimilar-savings.tsx';
import { FamilyMissing, type MissingFamily } from './parts/biosimilars/family-missing.tsx';
import { FamilyMap, FamilyRanking } from './parts/biosimilars/family-prefectures.tsx';
import { FamilyReasons } from './parts/biosimilars/family-reasons.tsx';
import { FamilySettings, FamilyShares, FamilyYears } from './parts/biosimilars/family-shares.tsx';
import { launchWords } from './parts/biosimilars/known-biosimilars.tsx';
import { AddressIssues, NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { ViewForm } from './parts/figures/view-form.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { indicators, supply } = context.get(servicesContext);
  const id = params.family ?? '';
  const [page, snapshot] = await Promise.all([
    indicators.familyPage(id, new URL(request.url).searchParams),
    supply.snapshot(),
  ]);
  if (page.choices && !page.view && !page.none) {
    const known = KNOWN_BIOSIMILARS.ingredients.find((ingredient) => ingredient.id === id);
    const missing: MissingFamily = {
      name: known?.name ?? id.slice(0, 60),
      known: known?.id ?? null,
      invented: snapshot.edition?.source === 'demo',
    };
    return data({ page, products: [], supplyAsOf: null, missing }, { status: 404 });
  }
  const edition = joinable(snapshot, { invented: page.view?.source.source === 'demo' });
  const products = (page.view?.family.products ?? []).map((product) => ({
    ...product,
    supply: suppliedBy(edition, product.code),
  }));
  return { page, products, supplyAsOf: edition.asOf, missing: null };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const name = loaderData?.page.view?.family.name;
  if (loaderData?.missing)
    return [{ title: 'この系列はありません｜安定 Antei' }, { name: 'robots', content: 'noindex' }];
  if (!name) return [{ title: 'バイオ後続品｜安定 Antei' }];
  return [
    { title: `${name}のバイオ後続品｜安定 Antei` },
    {
      name: 'description',
      content: `${name}の先行バイオ医薬品と後続品。都道府県・処方の場ごとの使用割合、薬価の差、いまの供給状況。`,
    },
  ];
}

export default function BiosimilarPage({ loaderData }: PageProps<typeof loader>) {
  const { page, products, supplyAsOf, missing } = loaderData;
  if (missing) return <FamilyMissing {...missing} />;
  const { issues, query, choices, view, none } = page;
  const title = view?.family.name ?? 'バイオ後続品';
  return (
    <>
      <Breadcrumbs
        items={[
          { label: '指標', to: INDICATORS_PATH },
          { label: 'バイオ後続品', to: BIOSIMILARS_PATH },
          { label: title },
        ]}
      />
      <PageHeading title={`${title}（バイオ後続品）`} lead={view ? lead(view) : undefined} />
      <div className="space-y-10">
        <AddressIssues issues={issues} />
        {choices ? <ViewForm query={query} choices={choices} /> : null}
        <NoFiguresNotice none={none} />
        <SourceWarnings source={view && view.source} />
        {choices ? null : <NoDataset what="この成分の使用割合と効果の額" />}
        {view ? (
          <>
            <Section id="shares" title="全国の使用割合">
              <FamilyShares view={view} query={query} />
            </Section>
            {view.years.volume || view.years.value ? (
              <Section id="years" title="年ごとの推移（NDBオープンデータ）">
                <FamilyYears view={view} />
              </Section>
            ) : null}
            <Section id="products" title={`品目といまの供給（${products.length}品目）`}>
              <BiologicProducts products={products} />
              <p className="text-dns-14N-130 text-solid-gray-700">
                薬価は{formatDate(view.source.codes)}時点。供給は
                {supplyAsOf ? `${formatDate(supplyAsOf)}現在の` : ''}
                医療用医薬品供給状況によります。統一名で収載された品目などは供給状況の一覧とコードの末尾が違うため、コードの先頭9文字（成分・剤形・規格）が同じ品目を「同規格の品目」として示しています。
              </p>
            </Section>
            <Section id="prices" title="規格ごとの薬価の差">
              <BiologicPrices gaps={view.gaps} />
            </Section>
            <Section id="prefectures" title="都道府県ごとの使用割合（数量）">
              <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_27rem] print:block print:space-y-8">
                <FamilyMap view={view} />
                <FamilyRanking view={view} query={query} />
              </div>
              <p>
                「3〜5位」のような順位は、秘匿されたセルのために範囲が重なり、どちらが上か決まらないことを示します。使用の少ない成分では、順位の多くが決まりません。
              </p>
              <BoundsNote />
            </Section>
            <Section id="settings" title="処方の場ごとの使用割合">
              <FamilySettings view={view} query={query} />
            </Section>
            <Section id="savings" title="効果の額と、さらに節約できる額">
              <BiosimilarSavings
                figures={view.nation}
                query={query}
                edition={view.source.edition}
                where={{ family: view.family.id }}
              />
            </Section>
            <Section id="reasons" title="この系列の決め方">
              <FamilyReasons view={view} />
            </Section>
            <Section id="source" title="出典とダウンロード">
              <SourceNote source={view.source} />
              <DownloadLinks items={downloads(view, query)} />
              <p>
                <Link to={measurePath({ ...asked(view, query), by: 'prefecture' })}>
                  都道府県ごとの使用割合の定義・もとのファイル・計算に使ったSQL
                </Link>
              </p>
            </Section>
          </>
        ) : null}
      </div>
    </>
  );
}

function lead({ known, listTitle }: FamilyView): string {
  if (!known) return `${listTitle}にない成分です`;
  return `主な効能：${known.indication}・${launchWords(known)}。出典：${listTitle}`;
}

const asked = ({ family }: FamilyView, query: ViewQuery) => ({
  ...query,
  measure: FAMILY_MEASURES.volume,
  where: { family: family.id },
});

function downloads(view: FamilyView, query: ViewQuery) {
  return (['csv', 'json', 'parquet'] as const).map((format) => ({
    href: figuresFile({ ...asked(view, query), by: 'prefecture' }, format),
    label: `${view.family.name}の使用割合（数量、都道府県別）`,
    format: { csv: 'CSV', json: 'JSON', parquet: 'Parquet' }[format],
  }));
}

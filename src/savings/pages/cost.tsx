import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { BenefitLimitsTable } from './parts/benefit-limits-table.tsx';
import { CostForm } from './parts/cost-form.tsx';
import { CostProducts } from './parts/cost-products.tsx';
import { CostResult } from './parts/cost-result.tsx';
import { FactWords, type SaidFact } from './parts/fact-wording.tsx';

/** What the documents say about the patient's share and the insurance, word for word. */
const FACTS = ['high-cost-same', 'public-aid-same', 'sustain-insurance'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { savings, roadmap } = context.get(servicesContext);
  const titles = new Map(roadmap.register.documents.map(({ id, title }) => [id, title]));
  const facts = FACTS.map((id): SaidFact => {
    const { source, says } = roadmap.fact(id);
    return { id, says, phrase: source.phrase, document: titles.get(source.document) ?? source.document };
  });
  const page = await savings.costPage(new URL(request.url).searchParams);
  return { page: page && { ...page, items: page.items.map(({ key, label }) => ({ key, label })) }, facts };
}

export function meta() {
  return [
    { title: 'バイオ後続品でひと月の費用はいくら変わるか｜安定 Antei' },
    {
      name: 'description',
      content:
        '先行バイオ医薬品とバイオ後続品の1か月の薬剤費と患者の負担を、高額療養費の前と後で比べて計算します。',
    },
  ];
}

const TITLE = 'ひと月の費用の計算';

export default function CostPage({ loaderData: { page, facts } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'バイオ後続品', to: '/biosimilars' }, { label: TITLE }]} />
      <PageHeading
        title={TITLE}
        lead="先行バイオ医薬品とバイオ後続品で、1か月の薬の費用と患者さんの支払いがいくら違うか"
      />
      {page === null ? (
        <EmptyState title="計算に使う薬価がありません">
          <p>
            ここには、先行品とバイオ後続品の1か月の費用の計算が表示されます。薬価基準のリストが取り込まれると使えます。
          </p>
        </EmptyState>
      ) : (
        <div className="space-y-10">
          {page.known ? null : (
            <Notice kind="warning" title="高額療養費の上限額が、いまの額と違うことがあります">
              <p>
                {`計算に使う上限額は${formatDate(page.table.to)}までのものです。その後に変わっていることがあり、${formatDate(page.date)}現在の額は、このサイトでは確かめられていません。最新の額は、加入している保険者（資格確認書やマイナポータルで分かります）に確かめてください。`}
              </p>
            </Notice>
          )}
          <CostForm query={page.query} items={page.items} />
          {page.comparison && page.query.asked ? (
            <>
              <CostResult
                comparison={page.comparison}
                asked={page.query.asked}
                example={page.query.example}
                facts={facts}
              />
              <CostProducts
                comparison={page.comparison}
                asked={page.query.asked}
                prices={page.prices}
                invented={page.invented}
              />
            </>
          ) : null}
          <Section id="limits" title="計算に使う高額療養費の上限額">
            <p>
              {formatDate(page.table.from)}から{formatDate(page.table.to)}
              までの、1か月の上限額です。年収は区分を見つけるための目安で、正しい区分は保険者が決めます。
            </p>
            <BenefitLimitsTable table={page.table} />
            <p className="text-dns-14N-130 text-solid-gray-700">
              {`${page.table.source}として知られている額を書き写したものです。国の公表資料から取り込んだものではないため、最新の額は加入している保険者に確かめてください。`}
            </p>
          </Section>
          <Section id="rules" title="この計算に入っていないもの">
            <ul className="max-w-3xl list-disc space-y-1 pl-6">
              <li>
                薬の費用だけを数えています。診察、検査、注射、入院などの費用は入っていません。実際の高額療養費は、それらを合わせた1か月の医療費で計算するため、この計算より上限に届きやすくなります。
              </li>
              <li>
                同じ世帯の人の医療費との合算、70歳以上・一般の外来の年間上限、健康保険組合の付加給付、指定難病や子どもの医療費助成は入っていません。
              </li>
              <li>窓口での10円未満の四捨五入はしていません。1円未満は四捨五入しています。</li>
              <li>使う薬は、医師・薬剤師と相談して決めてください。</li>
            </ul>
            <FactWords fact={facts.find(({ id }) => id === 'public-aid-same')!} />
          </Section>
        </div>
      )}
    </>
  );
}

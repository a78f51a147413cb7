import type { LoaderFunctionArgs } from 'react-router';
import { momentText } from '../../platform/dates/date-text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import type { CostPage as CostPageData } from '../savings.ts';
import { sayPeriod } from '../wording.ts';
import { BenefitLimitsSection } from './parts/benefit-limits.tsx';
import { CostForm } from './parts/cost-form.tsx';
import { CostProducts } from './parts/cost-products.tsx';
import { CostResult } from './parts/cost-result.tsx';
import type { SaidFact } from './parts/fact-wording.tsx';
import { LeftOut } from './parts/left-out.tsx';

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
          <MonthNotice page={page} />
          <CostForm query={page.query} items={page.items} today={page.date} />
          {page.comparison && page.query.asked ? (
            <>
              <CostResult
                comparison={page.comparison}
                asked={page.query.asked}
                example={page.query.example}
                state={page.query.table!.state}
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
          {page.query.table ? <BenefitLimitsSection table={page.query.table} /> : null}
          <LeftOut publicAid={facts.find(({ id }) => id === 'public-aid-same')!} />
        </div>
      )}
    </>
  );
}

/** That the limits of the month are not here, or that they are only announced. */
function MonthNotice({
  page: {
    query: { table, problems, fields },
  },
}: {
  page: Pick<CostPageData, 'query'>;
}) {
  if (table === null)
    return (
      <Notice kind="warning" title="選んだ月の高額療養費の上限額が、このサイトにありません">
        <p>
          {problems.month}
          最新の額は、加入している保険者（資格確認書やマイナポータルで分かります）に確かめてください。
        </p>
      </Notice>
    );
  if (table.state === 'in-force') return null;
  return (
    <Notice kind="warning" title={`${momentText(fields.month)}の上限額は予定です`}>
      <p>
        {sayPeriod(table)}の額は、<a href={table.source.url}>{table.source.title}</a>
        が予定として示しているものです。まだ施行されておらず、変わることがあります。
      </p>
    </Notice>
  );
}

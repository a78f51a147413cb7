import type { ReactNode } from 'react';
import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { BarTable } from '../../ui/charts/bar-table.tsx';
import { formatDate } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { ingredientPath } from '../addresses.ts';
import { readable } from '../words/status-wording.ts';
import { DateIssues } from './parts/changes/date-issues.tsx';
import { EditionSelect } from './parts/data/edition-select.tsx';
import { NoEdition } from './parts/data/no-edition.tsx';
import { CategoryTable } from './parts/groups/category-table.tsx';
import { CauseTable } from './parts/groups/cause-table.tsx';
import { readOverviewPage } from './parts/overview/overview-data.ts';
import { OverviewDifferences } from './parts/overview/overview-differences.tsx';
import { OverviewEssentials } from './parts/overview/overview-essentials.tsx';
import { OverviewFigures } from './parts/overview/overview-figures.tsx';
import { OverviewPublished } from './parts/overview/overview-published.tsx';
import { OverviewQuote } from './parts/overview/overview-quote.tsx';
import { OverviewSource } from './parts/overview/overview-source.tsx';
import { OverviewTrend } from './parts/overview/overview-trend.tsx';
import { OverviewVolumes } from './parts/overview/overview-volumes.tsx';
import {
  categoryRows,
  causeRows,
  differenceRows,
  essentialRows,
  ingredientRows,
  trendRows,
  volumeRows,
} from './parts/overview/quote-rows.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { supply, today, siteUrl } = context.get(servicesContext);
  return { today, page: await readOverviewPage(supply, new URL(request.url).searchParams, siteUrl) };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const date = loaderData?.page ? `${formatDate(loaderData.page.asOf)}現在の` : '';
  return [
    { title: `${date}供給の概況｜安定 Antei` },
    {
      name: 'description',
      content: `${date}医療用医薬品の限定出荷・供給停止を、区分・要因・理由・推移で示します。`,
    },
  ];
}

export default function OverviewPage({ loaderData: { page, today } }: PageProps<typeof loader>) {
  if (!page) return <NoEdition />;
  return (
    <>
      <Breadcrumbs items={[{ label: '概況' }]} />
      <PageHeading
        title="供給の概況"
        lead="限定出荷・供給停止を、区分・要因・理由・推移で見る"
        asOf={page.asOf}
      />
      <DateIssues issues={page.issue ? [page.issue] : []} />
      <div className="space-y-10">
        <EditionSelect dates={page.dates} asOf={page.asOf} />
        <OverviewFigures page={page} />
        <Section id="differences" title="全体の数と差">
          <OverviewDifferences differences={page.differences} />
          <OverviewQuote page={page} id="differences" title="全体の品目数" rows={differenceRows(page)} />
        </Section>
        <Section id="categories" title="区分別の限定出荷・供給停止">
          <CategoryTable groups={page.groups} />
          <OverviewQuote
            page={page}
            id="categories"
            title="区分別の限定出荷・供給停止（品目数）"
            rows={categoryRows(page)}
          />
          <p className="text-dns-14N-130 text-solid-gray-700">
            構成比は、供給停止（限定出荷）の合計に占める割合。区分内の割合は、その区分の全品目に占める割合です。公式の製品区分は6つあり、「準先発品」は先発品に、「未収載医薬品」と区分の読み取れない品目はその他の医薬品に含めています。長期収載品は後発品のある先発品、その他の医薬品は漢方・生薬・ワクチン・血液製剤などです。
          </p>
        </Section>
        <Section id="causes" title="限定出荷の要因">
          <CauseTable groups={page.groups} />
          <OverviewQuote
            page={page}
            id="causes"
            title="区分別の限定出荷の要因（品目数）"
            rows={causeRows(page)}
          />
        </Section>
        <Section id="trend" title="推移">
          <OverviewPublished page={page} />
          <OverviewTrend trend={page.trend} />
          {page.trend.dates.length < 2 ? null : (
            <OverviewQuote
              page={page}
              id="trend"
              title="限定出荷・供給停止の推移（品目数）"
              rows={trendRows(page)}
            />
          )}
        </Section>
        <Section id="volumes" title="出荷量と理由">
          <OverviewVolumes page={page} />
          <OverviewQuote
            page={page}
            id="volumes"
            title="出荷量（全品目）と、限定出荷・供給停止の理由（品目数）"
            rows={volumeRows(page)}
          />
        </Section>
        <Section id="essentials" title="供給確保医薬品のうち、通常出荷でないもの">
          <Folded label="品目の一覧を開く">
            <OverviewEssentials page={page} />
          </Folded>
          <OverviewQuote
            page={page}
            id="essentials"
            title="供給確保医薬品のうち、通常出荷でないもの"
            rows={essentialRows(page)}
          />
        </Section>
        <Section id="ingredients" title="限定出荷・供給停止の多い成分">
          <Folded label="20成分の表を開く">
            <BarTable
              caption="限定出荷・供給停止の品目数が多い20成分"
              captionHidden
              labelHeader="成分"
              valueHeader="限定・停止"
              shareHeader="成分内の割合"
              rows={page.ingredients.map(({ name, limited, stopped, total }) => ({
                key: name,
                label: <Link to={ingredientPath(name)}>{readable(name)}</Link>,
                value: limited + stopped,
                whole: total,
              }))}
            />
          </Folded>
          <OverviewQuote
            page={page}
            id="ingredients"
            title="限定出荷・供給停止の多い成分（品目数）"
            rows={ingredientRows(page)}
          />
        </Section>
        <Section id="source" title="出典と引用">
          <OverviewSource page={page} today={today} />
        </Section>
      </div>
    </>
  );
}

/** A long part, folded. */
function Folded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="w-fit py-1 text-blue-1000 underline">{label}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

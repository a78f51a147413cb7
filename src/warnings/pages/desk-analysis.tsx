import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';
import { readAnalysisPage } from './parts/analysis/analysis-data.ts';
import { AnalysisExposure } from './parts/analysis/analysis-exposure.tsx';
import { AnalysisFigures, CountBars } from './parts/analysis/analysis-figures.tsx';
import { AnalysisLate } from './parts/analysis/analysis-late.tsx';
import { AnalysisSilent } from './parts/analysis/analysis-silent.tsx';
import { Definition } from './parts/desk/desk-parts.tsx';
import { DeskTabs } from './parts/desk/desk-tabs.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return readAnalysisPage(context.get(servicesContext), new URL(request.url).searchParams);
}

export const meta = () => privateMeta('供給不安報告の分析');

export default function DeskAnalysisPage({ loaderData: page }: PageProps<typeof loader>) {
  const { days, since } = page.query;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/desk/warnings' },
          { label: '分析' },
        ]}
      />
      <PageHeading
        title="供給不安報告の分析"
        lead={`これまでの報告 ${formatCount(page.total)}件。非公表の情報です。`}
        asOf={page.today}
        asOfNote={page.asOf ? `供給状況の一覧は${formatDate(page.asOf)}のもの` : undefined}
        actions={
          <ButtonLink size="sm" to={`/desk/analysis.csv?days=${days}&since=${since}`} reloadDocument>
            この数値をCSVに書き出す
          </ButtonLink>
        }
      />
      <div className="space-y-10">
        <DeskTabs current="analysis" />
        {page.issues.map((issue) => (
          <Notice key={issue} kind="warning" title={issue} />
        ))}
        <AnalysisFigures page={page} />
        <Section id="open" title="対応中の報告">
          <Definition figure="open" />
          <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
            <CountBars caption="原因別" header="原因" rows={page.byCause} whole={page.open} />
            <div>
              <CountBars caption="薬効分類別" header="薬効分類" rows={page.byClass} whole={page.open} />
              <Definition figure="byClass" />
            </div>
          </div>
        </Section>
        <AnalysisLate page={page} />
        <AnalysisSilent page={page} />
        <AnalysisExposure page={page} />
      </div>
    </>
  );
}

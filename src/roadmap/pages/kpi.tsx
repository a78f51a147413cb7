import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { deskKpiPath, initiativePath, KPIS_PATH, ROADMAP_PATH } from '../addresses.ts';
import { FILLS, type Fill } from '../model.ts';
import { sayPeriod, sayValue } from '../wording.ts';
import { ExpertComments } from './parts/initiatives/expert-comments.tsx';
import { documentTitles } from './parts/initiatives/initiative-data.ts';
import { KpiChart } from './parts/kpis/kpi-chart.tsx';
import { KpiPointsTable } from './parts/kpis/kpi-points-table.tsx';
import { KpiTargetsTable } from './parts/kpis/kpi-targets-table.tsx';
import { ProgressLines } from './parts/progress-lines.tsx';
import { SourceWords } from './parts/source-wording.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { roadmap } = context.get(servicesContext);
  const { place: _, ...kpi } = await roadmap.kpi(params.id ?? '');
  return { kpi, titles: documentTitles(roadmap) };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  if (!loaderData) return [];
  const { title } = loaderData.kpi;
  return [
    { title: `${title}｜ロードマップのKPI｜安定 Antei` },
    { name: 'description', content: `${title}の推移、目標とその版、目標までの距離と見通し、出典。` },
  ];
}

export default function KpiPage({ loaderData: { kpi, titles } }: PageProps<typeof loader>) {
  const { id, title, heading, document, baseline, noBaseline, fills, note, points } = kpi;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'ロードマップ', to: ROADMAP_PATH },
          { label: 'KPI', to: KPIS_PATH },
          { label: title },
        ]}
      />
      <PageHeading title={title} lead={`${titles[document]}「${heading}」`} />
      <div className="max-w-4xl space-y-10">
        <Section id="progress" title="いまどこか">
          <ProgressLines kpi={kpi} />
          {note ? <p>{note}</p> : null}
        </Section>
        <Section id="series" title="推移">
          {points.length > 0 ? (
            <>
              <KpiChart kpi={kpi} />
              <KpiPointsTable kpi={kpi} titles={titles} />
            </>
          ) : (
            <p>
              値はまだありません。資料に現状の数字がなく、担当者の記録も{fills ? 'このサイトの計算も' : ''}
              ありません。
            </p>
          )}
          {fills ? <FillWords fill={fills} /> : null}
        </Section>
        <Section id="baseline" title="はじめの値">
          {baseline ? (
            <>
              <p>
                {sayPeriod(baseline.period)}に<b>{sayValue(kpi, baseline.value)}</b>
                {baseline.note ? `（${baseline.note}）` : ''}
              </p>
              <SourceWords source={baseline.source} titles={titles} />
            </>
          ) : (
            <p>{noBaseline}</p>
          )}
        </Section>
        <Section id="targets" title="目標とその版">
          <KpiTargetsTable kpi={kpi} titles={titles} />
        </Section>
        <ExpertComments comments={kpi.comments} />
        {kpi.initiatives.length > 0 ? (
          <Section id="initiatives" title="このKPIに関わる取組">
            <ul className="list-disc space-y-1 pl-6">
              {kpi.initiatives.map((one) => (
                <li key={one.id}>
                  <Link to={initiativePath(one.id)}>{one.title}</Link>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <p className="text-dns-14N-130 print:hidden">
          厚生労働省の担当者の方へ：
          <Link to={deskKpiPath(id)}>値・目標・意見を記録する</Link>
        </p>
      </div>
    </>
  );
}

/** What 「このサイトの計算」 of a series is. */
function FillWords({ fill }: { fill: Fill }) {
  return (
    <p className="text-dns-14N-130 text-solid-gray-700">
      「このサイトの計算」は、{FILLS[fill]}
      {fill === 'reports:accepted'
        ? 'を、終わった月ごとに数えたものです。'
        : 'を公開データから求めたものです。公表された値とは数え方が違うため、線を分け、足し合わせません。'}
    </p>
  );
}

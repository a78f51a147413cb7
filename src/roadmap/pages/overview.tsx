import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { INITIATIVES_PATH, initiativePath, KPIS_PATH, TIMETABLE_PATH } from '../addresses.ts';
import { ATTENTION, STANDINGS } from '../state-wording.ts';
import { MainTarget } from './parts/kpis/main-target.tsx';
import { type OverviewPage as Overview, readOverview } from './parts/overview-data.ts';
import { RoadmapFiles } from './parts/roadmap-files.tsx';
import { SinceForm } from './parts/since-form.tsx';
import { StandingLabel } from './parts/standing-mark.tsx';
import { StandingWords } from './parts/standing-words.tsx';
import { StateCounts } from './parts/state-counts.tsx';
import { UpdateList } from './parts/update-list.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return readOverview(context.get(servicesContext).roadmap, new URL(request.url).searchParams);
}

export const meta = () => [
  { title: 'ロードマップ：目標までの距離と取組の状況｜安定 Antei' },
  {
    name: 'description',
    content:
      '後発医薬品・バイオ後続品の国のロードマップについて、目標までの距離と見通し、遅れている取組、最近の変化を、資料の言葉とともに示します。',
  },
];

export default function RoadmapPage({ loaderData: page }: PageProps<typeof loader>) {
  const { asOf, targets, others, counts } = page;
  return (
    <>
      <Breadcrumbs items={[{ label: 'ロードマップ' }]} />
      <PageHeading
        title="ロードマップ"
        lead="国の目標まであとどれだけか、取組はどこまで進んだか"
        asOf={asOf}
      />
      <nav aria-label="ロードマップのページ" className="pb-6 print:hidden">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          <li>
            <Link to={TIMETABLE_PATH}>工程表</Link>
          </li>
          <li>
            <Link to={INITIATIVES_PATH}>取組の一覧</Link>
          </li>
          <li>
            <Link to={KPIS_PATH}>KPIの一覧</Link>
          </li>
          <li>
            <a href="#changes">最近の変化</a>
          </li>
          <li>
            <a href="#files">点検資料とデータ</a>
          </li>
        </ul>
      </nav>
      <div className="space-y-10">
        <Section id="targets" title="3つの目標">
          <div className="grid gap-4 lg:grid-cols-3 print:grid-cols-2">
            {targets.map((kpi) => (
              <MainTarget key={kpi.id} kpi={kpi} />
            ))}
          </div>
          <p>
            このほかに、目標のあるKPIが{others.targets}件（うち達したもの{others.reached}
            件）、目標なしに見ていくKPIが{others.watched}件あります。
            <Link to={KPIS_PATH}>すべてのKPI</Link>
          </p>
        </Section>
        <div className="grid gap-x-8 gap-y-10 lg:grid-cols-2">
          <Attention page={page} />
          <Section id="states" title="取組の状況">
            <StateCounts counts={counts} />
          </Section>
        </div>
        <Section id="words" title="状況の言葉の意味">
          <StandingWords />
        </Section>
        <Changes page={page} />
        <div className="print:hidden">
          <Section id="files" title="点検資料とデータ">
            <RoadmapFiles today={asOf} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** What is recorded as late, and apart from it what only has its time behind it. */
function Attention({ page: { attention, counts } }: { page: Overview }) {
  return (
    <Section id="late" title="遅れているもの、時期を過ぎて記録のないもの">
      {ATTENTION.map((standing) => (
        <div key={standing} className="space-y-2">
          <h3 className="text-std-18B-160">
            <StandingLabel standing={standing} />（{attention[standing].length}件）
          </h3>
          <p className="text-dns-14N-130 text-solid-gray-700">
            {attention[standing].length === 0 ? 'ありません。' : STANDINGS[standing].meaning}
          </p>
          {attention[standing].length === 0 ? null : (
            <ul className="space-y-2">
              {attention[standing].map(({ id, title, printedActor }) => (
                <li key={id} className={`border-l-4 pl-3 ${EDGES[standing]}`}>
                  <Link to={initiativePath(id)}>{title}</Link>
                  {printedActor === 'unknown' ? null : (
                    <p className="text-dns-14N-130 text-solid-gray-700">{printedActor}</p>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <p>
        このほかに、始まる時期を過ぎて記録のないものが
        <Link to={`${INITIATIVES_PATH}?standing=no-status`}>{counts['no-status']}件</Link>あります。
      </p>
    </Section>
  );
}

const EDGES: Record<keyof Overview['attention'], string> = {
  late: 'border-red-1000',
  overdue: 'border-orange-800',
  expired: 'border-yellow-1000',
};

function Changes({ page: { updates, since, asOf } }: { page: Overview }) {
  return (
    <Section id="changes" title="最近の変化">
      <SinceForm since={since} today={asOf} />
      {updates.length === 0 ? <p>この日からの変化はありません。</p> : <UpdateList updates={updates} />}
      {since ? null : (
        <p className="text-dns-14N-130 text-solid-gray-700">新しいものから{updates.length}件です。</p>
      )}
    </Section>
  );
}

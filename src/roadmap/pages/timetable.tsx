import { useId } from 'react';
import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Checkbox } from '../../ui/forms/checkbox.tsx';
import { FilterForm } from '../../ui/forms/filter-form.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { ROADMAP_PATH, TIMETABLE_PATH } from '../addresses.ts';
import { FilterSelect } from './parts/filter-select.tsx';
import { GanttGroup } from './parts/timetable/gantt-group.tsx';
import { GanttLegend } from './parts/timetable/gantt-legend.tsx';
import { GanttPattern } from './parts/timetable/gantt-row.tsx';
import { readTimetable } from './parts/timetable/timetable-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { roadmap, today } = context.get(servicesContext);
  return readTimetable(roadmap, new URL(request.url).searchParams, today);
}

export const meta = () => [
  { title: 'ロードマップの工程表｜安定 Antei' },
  {
    name: 'description',
    content:
      '後発医薬品・バイオ後続品などの取組がいつ始まり、いつまでに行われるかを、資料の言葉から年度ごとに示します。',
  },
];

export default function TimetablePage({ loaderData: page }: PageProps<typeof loader>) {
  const { today, filter, by, total, sections, untimed } = page;
  const { asked, choices } = filter;
  const patternId = useId();
  return (
    <>
      <Breadcrumbs items={[{ label: 'ロードマップ', to: ROADMAP_PATH }, { label: '工程表' }]} />
      <PageHeading
        title="工程表"
        lead="取組がいつ始まり、いつまでかを、資料に書かれた言葉のとおりに示します。書かれていない時期は補っていません。"
      />
      <div className="space-y-8">
        <FilterForm label="工程表の絞り込み">
          <div className="grid gap-4 sm:grid-cols-2">
            <FilterSelect label="資料" name="document" value={asked.document} choices={choices.document} />
            <FilterSelect label="章" name="chapter" value={asked.chapter} choices={choices.chapter} />
            <FilterSelect label="実施主体" name="actor" value={asked.actor} choices={choices.actor} />
            <FilterSelect label="状況" name="standing" value={asked.standing} choices={choices.standing} />
            <FilterSelect
              label="まとめ方"
              name="by"
              value={by === 'document' ? undefined : by}
              choices={[{ value: 'actor', label: '実施主体ごと' }]}
              none="資料と章ごと"
            />
          </div>
          <Checkbox name="untimed" value="1" checked={filter.untimed}>
            時期がまったく書かれていない{untimed}件も並べる
          </Checkbox>
        </FilterForm>
        <div className="space-y-2">
          <GanttLegend patternId={patternId} />
          <p className="text-dns-14N-130">
            <Link to={`${ROADMAP_PATH}#words`}>状況の言葉の意味</Link>
          </p>
        </div>
        <GanttPattern id={patternId} />
        {total === 0 ? (
          <EmptyState title="この条件に合う取組はありません">
            <p>
              <Link to={TIMETABLE_PATH}>すべての取組の工程表</Link>
            </p>
          </EmptyState>
        ) : (
          <>
            <nav aria-label="この工程表の中" className="print:hidden">
              <ul className="list-disc space-y-1 pl-6">
                {sections.map(({ id, title, groups }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{title}</a>（{groups.reduce((sum, { rows }) => sum + rows.length, 0)}
                    件）
                  </li>
                ))}
              </ul>
            </nav>
            {sections.map(({ id, title, axis, groups }) => (
              <Section key={id} id={id} title={title}>
                <div className="space-y-8">
                  {groups.map((group) => (
                    <div key={group.title} className="space-y-2">
                      {group.title === title ? null : <h3 className="text-std-18B-160">{group.title}</h3>}
                      <GanttGroup {...group} axis={axis} today={today} patternId={patternId} />
                    </div>
                  ))}
                </div>
              </Section>
            ))}
          </>
        )}
      </div>
    </>
  );
}

import { TrendChart } from '../../../../ui/charts/trend-chart.tsx';
import { CATEGORY_GROUPS, CAUSES, type CategoryGroup, type ResponseTrend } from '../../../read/overview.ts';
import { CAUSE_LABELS } from '../../../words/cause-wording.ts';

/** Limited and stopped products over the editions of a year: by category, and the limited ones by cause. */
export function OverviewTrend({ trend }: { trend: ResponseTrend }) {
  if (trend.dates.length < 2) return <p>推移は、一覧が2回分になると表示します。</p>;
  return (
    <div className="grid gap-x-8 gap-y-8 md:grid-cols-2">
      <TrendChart
        title="区分別：限定出荷・供給停止"
        unit="品目"
        dates={trend.dates}
        series={(Object.keys(CATEGORY_GROUPS) as CategoryGroup[]).map((group) => ({
          label: CATEGORY_GROUPS[group].label,
          values: trend.byGroup[group],
        }))}
      />
      <TrendChart
        title="要因別：限定出荷"
        unit="品目"
        dates={trend.dates}
        series={CAUSES.map((cause) => ({ label: CAUSE_LABELS[cause], values: trend.byCause[cause] }))}
      />
    </div>
  );
}

import { BarTable } from '../../../ui/charts/bar-table.tsx';
import { Link } from '../../../ui/link.tsx';
import { INITIATIVES_PATH } from '../../addresses.ts';
import { STATES } from '../../model.ts';
import { NO_STATE } from '../../state-wording.ts';
import type { RoadmapOverview } from '../../views.ts';

/** How many initiatives are in each state; each number leads to its list. */
export function StateCounts({ counts }: Pick<RoadmapOverview, 'counts'>) {
  const states = { ...STATES, none: NO_STATE };
  const whole = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <BarTable
      caption="状況ごとの取組の数"
      captionHidden
      labelHeader="状況"
      valueHeader="件数"
      shareHeader="割合"
      rows={(Object.keys(states) as (keyof typeof states)[]).map((state) => ({
        key: state,
        label:
          counts[state] > 0 ? (
            <Link to={`${INITIATIVES_PATH}?state=${state}`}>{states[state]}</Link>
          ) : (
            states[state]
          ),
        value: counts[state],
        whole,
      }))}
    />
  );
}

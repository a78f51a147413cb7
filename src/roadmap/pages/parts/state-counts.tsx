import { BarTable } from '../../../ui/charts/bar-table.tsx';
import { Link } from '../../../ui/link.tsx';
import { INITIATIVES_PATH } from '../../addresses.ts';
import { STANDING_COLOURS, STANDING_ORDER, STANDINGS } from '../../state-wording.ts';
import type { RoadmapOverview } from '../../views.ts';
import { StandingMark } from './standing-mark.tsx';

/** How many initiatives stand where; each number leads to its list. */
export function StateCounts({ counts }: Pick<RoadmapOverview, 'counts'>) {
  const whole = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <BarTable
      caption="状況ごとの取組の数"
      captionHidden
      labelHeader="状況"
      valueHeader="件数"
      shareHeader="割合"
      rows={STANDING_ORDER.map((standing) => ({
        key: standing,
        label: (
          <span className="inline-flex items-center gap-1.5">
            <StandingMark standing={standing} />
            {counts[standing] > 0 ? (
              <Link to={`${INITIATIVES_PATH}?standing=${standing}`}>{STANDINGS[standing].label}</Link>
            ) : (
              STANDINGS[standing].label
            )}
          </span>
        ),
        value: counts[standing],
        whole,
        colour: STANDING_COLOURS[standing],
      }))}
    />
  );
}

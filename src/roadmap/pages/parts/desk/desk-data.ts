/** What waits for the ministry's officers. Used by the desk's loader only. */

import { sayMoment } from '../../../../documents/model.ts';
import { addDays, type IsoDate } from '../../../../platform/clock.ts';
import type { Roadmap } from '../../../roadmap.ts';
import type { Gap, KpiView } from '../../../views.ts';
import { sayPeriod } from '../../../wording.ts';
import { type InitiativeLine, lineOf } from '../initiatives/initiatives-data.ts';

/** A value that ended longer ago than this is old: yearly figures appear within two years of their period's end. */
const OLD_DAYS = 730;

export interface WaitingKpi {
  id: string;
  title: string;
  why: string;
  by: string | null;
}

/** Standings in which a record is wanted. */
export type Waiting = 'late' | Gap;

/** Initiatives that are late or silent by their own timing, and KPIs without a value or with an old one. */
export async function readDesk(
  roadmap: Pick<Roadmap, 'initiatives' | 'kpis' | 'register'>,
  today: IsoDate,
): Promise<{ waiting: Record<Waiting, InitiativeLine[]>; kpis: WaitingKpi[] }> {
  const [initiatives, kpis] = await Promise.all([roadmap.initiatives(), roadmap.kpis()]);
  const titles = new Map(roadmap.register.documents.map(({ id, title }) => [id, title]));
  const standing = (wanted: Waiting) =>
    initiatives.filter((one) => one.standing === wanted).map((one) => lineOf(one, titles));
  return {
    waiting: {
      late: standing('late'),
      overdue: standing('overdue'),
      expired: standing('expired'),
      'no-status': standing('no-status'),
    },
    kpis: kpis.flatMap((kpi) => waiting(kpi, today)),
  };
}

function waiting({ id, title, points, progress, unit }: KpiView, today: IsoDate): WaitingKpi[] {
  if (unit === 'none') return [];
  const newest = points.at(-1);
  const by = progress.target?.by ? sayMoment(progress.target.by) : null;
  if (!newest) return [{ id, title, why: '値が1つもありません', by }];
  if (newest.end >= addDays(today, -OLD_DAYS)) return [];
  return [{ id, title, why: `新しい値（いまは${sayPeriod(newest.period)}まで）`, by }];
}

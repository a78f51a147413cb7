/** What the overview asks of the room, by its address. Used by its loader only. */
import { dayOf, type IsoDate, isIsoDate } from '../../../platform/clock.ts';
import type { KpiData } from '../../progress/kpi-data.ts';
import { isMainTarget } from '../../register/register-order.ts';
import type { Roadmap } from '../../roadmap.ts';
import type { InitiativeView, RoadmapOverview, Update } from '../../views.ts';

/** Enough for what changed in years. */
const MOST_UPDATES = 500;

/** A change with its day in Japan. */
export type DatedUpdate = Update & { day: IsoDate };

export interface OverviewPage extends Pick<RoadmapOverview, 'asOf' | 'counts'> {
  /** The state's three targets, the main one first. */
  targets: KpiData[];
  /** The other KPIs: how many have a target, and how many are reached. */
  others: { targets: number; reached: number; watched: number };
  attention: Record<
    keyof RoadmapOverview['attention'],
    Pick<InitiativeView, 'id' | 'title' | 'printedActor'>[]
  >;
  updates: DatedUpdate[];
  /** The day given in the address; null if the newest are shown. */
  since: IsoDate | null;
}

/** The overview of today; with `?since=` everything that changed from that day on. */
export async function readOverview(
  roadmap: Pick<Roadmap, 'overview' | 'updates'>,
  query: URLSearchParams,
): Promise<OverviewPage> {
  const given = query.get('since');
  const since = given !== null && isIsoDate(given) ? given : null;
  const { kpis, attention, asOf, counts, updates } = await roadmap.overview();
  const listed = (standing: keyof RoadmapOverview['attention']) =>
    attention[standing].map(({ id, title, printedActor }) => ({ id, title, printedActor }));
  const targets = kpis.filter(isMainTarget).map(({ place: _, ...kpi }) => kpi);
  const others = kpis.filter((kpi) => !isMainTarget(kpi));
  const withTarget = others.filter(({ progress }) => progress.target);
  return {
    asOf,
    counts,
    updates: since ? await changedSince(roadmap, since) : updates.map(dated),
    since,
    targets,
    others: {
      targets: withTarget.length,
      reached: withTarget.filter(({ progress }) => progress.reached === true).length,
      watched: others.length - withTarget.length,
    },
    attention: { late: listed('late'), overdue: listed('overdue'), expired: listed('expired') },
  };
}

async function changedSince(roadmap: Pick<Roadmap, 'updates'>, since: IsoDate): Promise<DatedUpdate[]> {
  return (await roadmap.updates(MOST_UPDATES)).map(dated).filter(({ day }) => day >= since);
}

/** A document's statement has its own date; an instant is shown in Japan's calendar. */
function dated(update: Update): DatedUpdate {
  const { at, moment } = update;
  const entered = at.length > 10;
  const day = entered ? dayOf(new Date(at)) : at;
  return { ...update, day, moment: entered ? day : moment };
}

import { type Actor, requireAllowed } from '../access/index.ts';
import type { Fact } from '../documents/model.ts';
import type { Indicators } from '../indicators/index.ts';
import { type IsoDate, today } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { publicRevision } from '../platform/database/revision.ts';
import { setAddress } from '../platform/http/site-address.ts';
import type { SupplyReader } from '../supply/index.ts';
import * as entries from './desk/entries.ts';
import type { Fields } from './desk/entry-fields.ts';
import { historyOf } from './entries/history.ts';
import { type Entries, readEntries } from './entries/store-entries.ts';
import type { Register, State } from './model.ts';
import { AsOf, endOfDay } from './progress/as-of.ts';
import { countStandings } from './progress/count-standings.ts';
import { seriesFiller } from './progress/fill-series.ts';
import { timelineOf } from './progress/timeline.ts';
import { updatesOf } from './progress/updates.ts';
import { readRegister } from './register/read-register.ts';
import { reviewDrawer } from './review/draw-review.ts';
import type {
  HistoryEntry,
  InitiativeFilter,
  InitiativeView,
  KpiView,
  RoadmapOverview,
  Standing,
  TimelineRow,
  Update,
} from './views.ts';

/** How many changes the overview shows. */
const OVERVIEW_UPDATES = 12;

type World = Pick<Context, 'pool' | 'clock' | 'settings' | 'drawer'>;

/**
 * What pages, API and commands ask of the room; one for a process. The register is read here, so that a fault in a data file
 * stops the start. Readers take a day (today without one) and give what was known at its end.
 * @param register another than the repository's: for tests
 */
export function createRoadmap(
  context: World,
  others: { supply: SupplyReader; indicators: Indicators },
  register: Register = readRegister(),
) {
  const facts = new Map(register.facts.map((fact) => [fact.id, fact]));
  const fill = seriesFiller(context, others, register.kpis);
  const entriesOf = (day: IsoDate): Promise<Entries> => readEntries(context.pool, endOfDay(day));
  const now = () => today(context.clock);
  /** Initiatives need no computed points, which take the longest. */
  const people = async (day: IsoDate) => new AsOf(day, register, await entriesOf(day), new Map());
  const all = async (day: IsoDate) => {
    const [entered, computed, headlines] = await Promise.all([
      entriesOf(day),
      fill(day),
      others.indicators.headlines(day),
    ]);
    return { entered, known: new AsOf(day, register, entered, computed, headlines) };
  };

  /** In the order of the documents. */
  const initiatives = async (
    filter: InitiativeFilter = {},
    asOf: IsoDate = now(),
  ): Promise<InitiativeView[]> => (await people(asOf)).initiatives().filter((one) => fits(one, filter));
  const kpis = async (asOf: IsoDate = now()): Promise<KpiView[]> => (await all(asOf)).known.kpis();
  const updates = async (limit: number, asOf: IsoDate = now()): Promise<Update[]> =>
    updatesOf(asOf, register, await entriesOf(asOf)).slice(0, limit);
  /** Another text whenever anything public changes: what a review shows comes from everywhere. */
  const revision = () => publicRevision(context.pool);

  const world = { ...context, register };
  const officer = entries.requireOfficer;

  return {
    /** The records of the data files. */
    register,
    /** A figure that pages may say. @throws Error for an id that is not in facts.yaml: a fault of the page */
    fact(id: string): Fact {
      const found = facts.get(id);
      if (!found) throw new Error(`no fact ${id} in facts.yaml`);
      return found;
    },
    overview: async (asOf: IsoDate = now()): Promise<RoadmapOverview> => {
      const { entered, known } = await all(asOf);
      const initiatives = known.initiatives();
      const standing = (wanted: Standing) => initiatives.filter((one) => one.standing === wanted);
      return {
        asOf,
        kpis: known.kpis(),
        counts: countStandings(initiatives),
        attention: { late: standing('late'), overdue: standing('overdue'), expired: standing('expired') },
        updates: updatesOf(asOf, register, entered).slice(0, OVERVIEW_UPDATES),
      };
    },
    initiatives,
    /** @throws AnteiError not-found */
    initiative: async (id: string, asOf: IsoDate = now()): Promise<InitiativeView> =>
      (await people(asOf)).initiative(id),
    kpis,
    /** @throws AnteiError not-found */
    kpi: async (id: string, asOf: IsoDate = now()): Promise<KpiView> => (await all(asOf)).known.kpi(id),
    /** The newest first. */
    updates,
    /** The rows of a timetable, in the order of the documents. */
    timeline: async (filter: InitiativeFilter = {}, asOf: IsoDate = now()): Promise<TimelineRow[]> =>
      (await people(asOf))
        .initiatives()
        .filter((one) => fits(one, filter))
        .map((initiative) => ({ initiative, ...timelineOf(initiative) })),

    // For the ministry's editors. Fields as in entry-fields.ts; each throws AnteiError `forbidden` and `not-found`.
    addStatus: async (actor: Actor, initiative: string, fields: Fields) =>
      entries.addStatus(world, officer(actor), initiative, fields),
    addPoint: async (actor: Actor, kpi: string, fields: Fields) =>
      entries.addPoint(world, officer(actor), kpi, fields),
    raiseTarget: async (actor: Actor, kpi: string, fields: Fields) =>
      entries.raiseTarget(world, officer(actor), kpi, fields),
    addComment: async (actor: Actor, about: string, fields: Fields) =>
      entries.addComment(world, officer(actor), about, fields),
    withdrawStatus: async (actor: Actor, id: number, why: string) =>
      entries.withdraw(world, officer(actor), 'status', id, why),
    withdrawPoint: async (actor: Actor, id: number, why: string) =>
      entries.withdraw(world, officer(actor), 'point', id, why),
    withdrawTarget: async (actor: Actor, id: number, why: string) =>
      entries.withdraw(world, officer(actor), 'target', id, why),
    withdrawComment: async (actor: Actor, id: number, why: string) =>
      entries.withdraw(world, officer(actor), 'comment', id, why),
    /** Everything that officers entered of an initiative or KPI, the newest first; for the ministry: it names people. */
    history: async (actor: Actor, about: string): Promise<HistoryEntry[]> => {
      requireAllowed({ kinds: ['ministry'], role: 'viewer' }, actor);
      return historyOf(about, register, await entriesOf(now()));
    },

    /** The review (点検) as a file: everything above as of a day. Throws what `reviewDrawer` throws. */
    review: reviewDrawer(
      context.drawer,
      { register, initiatives, kpis, updates, isDemonstration: () => others.supply.isDemonstration() },
      async () => `${(await others.supply.snapshot()).revision} ${await revision()}`,
      setAddress(context.settings),
    ),
    revision,
  };
}

export type Roadmap = ReturnType<typeof createRoadmap>;

const stateOf = ({ status }: InitiativeView): State | 'none' => status?.state ?? 'none';

function fits(one: InitiativeView, filter: InitiativeFilter): boolean {
  const { document, kind, actor, chapter, state, gap, standing, kpi } = filter;
  return (
    (document === undefined || one.document === document) &&
    (kind === undefined || one.kind === kind) &&
    (actor === undefined || one.actors.includes(actor)) &&
    (chapter === undefined || one.chapter.includes(chapter)) &&
    (state === undefined || stateOf(one) === state) &&
    (gap === undefined || one.firstGap === gap) &&
    (standing === undefined || one.standing === standing) &&
    (kpi === undefined || one.kpis.includes(kpi))
  );
}

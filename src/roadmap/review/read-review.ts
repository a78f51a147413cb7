/** Everything that a review (点検) says, as it was known at the end of a day. It asks no clock: the same data gives the same. */

import type { SourceDocument } from '../../documents/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Register } from '../model.ts';
import { countStandings } from '../progress/count-standings.ts';
import { momentDays } from '../register/parse-period.ts';
import type {
  CommentView,
  Gap,
  InitiativeFilter,
  InitiativeView,
  KpiView,
  Standing,
  Update,
} from '../views.ts';
import type { Edition } from './review-blocks.ts';

/** More than what changes in years. */
const MOST_UPDATES = 10_000;

/** The readers of the room that a review asks. */
export interface ReviewSource {
  register: Pick<Register, 'documents'>;
  initiatives(filter: InitiativeFilter, asOf: IsoDate): Promise<InitiativeView[]>;
  kpis(asOf: IsoDate): Promise<KpiView[]>;
  /** What changed, the newest first. */
  updates(limit: number, asOf: IsoDate): Promise<Update[]>;
  /** True while the site shows a demonstration. */
  isDemonstration(): Promise<boolean>;
}

export interface ReviewChapter {
  /** From the outermost heading, as printed. */
  path: string[];
  initiatives: InitiativeView[];
  /** Why steps of its initiatives have no time, each said once. */
  unclear: string[];
}

export interface ReviewDocument {
  document: SourceDocument;
  /** It was published after the day of the review. */
  later: boolean;
  kpis: KpiView[];
  chapters: ReviewChapter[];
}

export interface StateCounts {
  title: string;
  total: number;
  counts: Record<Standing, number>;
}

export interface Review {
  asOf: IsoDate;
  /** Made on a site that shows a demonstration: the register is real, and what officers entered is not. */
  demonstration: boolean;
  /** What the computed values come from. */
  data: { figures: string[]; editions: { count: number; first: IsoDate; last: IsoDate } | null };
  targets: {
    reached: KpiView[];
    short: KpiView[];
    /** A target without a number, without a value, or within the bounds of the value. */
    undecided: KpiView[];
    /** Watched without a target. */
    watched: KpiView[];
  };
  /** By document, and of all. */
  states: { documents: StateCounts[]; all: StateCounts };
  /** Recorded as late; past their time with a record that does not go on, or without any. */
  attention: Record<'late' | Gap, InitiativeView[]>;
  documents: ReviewDocument[];
  comments: { about: string; title: string; comment: CommentView }[];
  /** Since the first entry, the newest first; of the short edition only, as the full one shows none. */
  updates: Update[];
  /** Titles of documents, initiatives and KPIs by their ids. */
  titles: ReadonlyMap<string, string>;
  documentTitles: ReadonlyMap<string, string>;
  /** Every document of the register. */
  sources: readonly SourceDocument[];
}

/**
 * Reads the review as of the end of a day. A day to come has what is known now, with what is due by then.
 * @throws AnteiError of the readers
 */
export async function readReview(
  source: ReviewSource,
  asOf: IsoDate,
  edition: Edition = 'full',
): Promise<Review> {
  const [initiatives, kpis, updates, demonstration] = await Promise.all([
    source.initiatives({}, asOf),
    source.kpis(asOf),
    edition === 'short' ? source.updates(MOST_UPDATES, asOf) : [],
    source.isDemonstration(),
  ]);
  const sources = source.register.documents;
  const documents = sources
    .map((document) => readDocument(document, initiatives, kpis, asOf))
    .filter((one) => one.kpis.length + one.chapters.length > 0);
  const ordered = documents.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.initiatives));
  const measured = documents.flatMap((one) => one.kpis);
  return {
    asOf,
    demonstration,
    data: readData(measured),
    targets: {
      reached: measured.filter(({ progress }) => progress.target && progress.reached === true),
      short: measured.filter(({ progress }) => progress.target && progress.reached === false),
      undecided: measured.filter(({ progress }) => progress.target && progress.reached === null),
      watched: measured.filter(({ progress }) => !progress.target),
    },
    states: {
      documents: documents
        .filter(({ chapters }) => chapters.length > 0)
        .map(({ document, chapters }) =>
          countStates(
            document.title,
            chapters.flatMap((chapter) => chapter.initiatives),
          ),
        ),
      all: countStates('すべて', ordered),
    },
    attention: {
      late: ordered.filter(({ standing }) => standing === 'late'),
      overdue: ordered.filter(({ standing }) => standing === 'overdue'),
      expired: ordered.filter(({ standing }) => standing === 'expired'),
      'no-status': ordered.filter(({ standing }) => standing === 'no-status'),
    },
    documents,
    comments: [...measured, ...ordered].flatMap(({ id, title, comments }) =>
      comments.map((comment) => ({ about: id, title, comment })),
    ),
    updates,
    sources,
    titles: titlesOf([...ordered, ...measured]),
    documentTitles: titlesOf(sources),
  };
}

function readDocument(
  document: SourceDocument,
  initiatives: readonly InitiativeView[],
  kpis: readonly KpiView[],
  asOf: IsoDate,
): ReviewDocument {
  const published = momentDays(document.published);
  return {
    document,
    later: published !== null && published.from > asOf,
    kpis: kpis.filter((kpi) => kpi.document === document.id),
    chapters: chaptersOf(initiatives.filter((one) => one.document === document.id)),
  };
}

function chaptersOf(initiatives: readonly InitiativeView[]): ReviewChapter[] {
  const byPath = Map.groupBy(initiatives, ({ chapter }) => chapter.join('\n'));
  return [...byPath.values()].map((own) => ({
    path: own[0]!.chapter,
    initiatives: own,
    unclear: [...new Set(own.map(({ phasesUnclear }) => phasesUnclear).filter((words) => words !== null))],
  }));
}

function countStates(title: string, initiatives: readonly InitiativeView[]): StateCounts {
  return { title, total: initiatives.length, counts: countStandings(initiatives) };
}

/** What computed points say that they were computed from; editions are many, and are counted. */
function readData(kpis: readonly KpiView[]): Review['data'] {
  const computed = (prefix: string) =>
    kpis
      .filter(({ fills }) => fills?.startsWith(prefix))
      .flatMap(({ points }) => points.filter(({ origin }) => origin === 'computed'));
  const days = [...new Set(computed('supply:').map(({ end }) => end))].sort();
  return {
    figures: [...new Set(computed('indicators:').map(({ source }) => source.text))].sort(),
    editions: days.length > 0 ? { count: days.length, first: days[0]!, last: days.at(-1)! } : null,
  };
}

function titlesOf(records: readonly { id: string; title: string }[]): ReadonlyMap<string, string> {
  return new Map(records.map(({ id, title }) => [id, title]));
}

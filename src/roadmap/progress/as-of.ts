/** The register as it was known at the end of a day: records of the files and entries of officers put together. Pure. */
import type { Citation, SourceDocument } from '../../documents/model.ts';
import type { Headline } from '../../indicators/model.ts';
import { addDays, type IsoDate, startOf } from '../../platform/clock.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import type { CommentRow, Entries, StatusRow } from '../entries/store-entries.ts';
import { AnteiError } from '../errors.ts';
import type { Initiative, Kpi, Register } from '../model.ts';
import { momentDays, periodDays } from '../register/parse-period.ts';
import type {
  CommentView,
  InitiativeView,
  KpiView,
  Point,
  Source,
  StatusView,
  TargetView,
} from '../views.ts';
import { headlineKey } from './headline-key.ts';
import { progressOf } from './kpi-progress.ts';
import { firstGap, gapOf, standingOf } from './overdue.ts';

/** The instant at which a day of Japan is over. */
export function endOfDay(day: IsoDate): Date {
  return startOf(addDays(day, 1));
}

/** What was known about the roadmap at the end of a day. */
export class AsOf {
  readonly day: IsoDate;
  readonly #register: Register;
  readonly #entries: Entries;
  readonly #computed: ReadonlyMap<string, readonly Point[]>;
  readonly #headlines: readonly Headline[];

  /**
   * @param entries as they were at {@link endOfDay} of `day`
   * @param computed the points that the system computes, by KPI
   * @param headlines those of indicators as of the day
   */
  constructor(
    day: IsoDate,
    register: Register,
    entries: Entries,
    computed: ReadonlyMap<string, readonly Point[]>,
    headlines: readonly Headline[] = [],
  ) {
    this.day = day;
    this.#register = register;
    this.#entries = entries;
    this.#computed = computed;
    this.#headlines = headlines;
  }

  initiatives(): InitiativeView[] {
    return this.#register.initiatives.map((initiative) => this.#initiative(initiative));
  }

  /** @throws AnteiError not-found */
  initiative(id: string): InitiativeView {
    return this.#initiative(find(this.#register.initiatives, id, '取組'));
  }

  kpis(): KpiView[] {
    return this.#register.kpis.map((kpi) => this.#kpi(kpi));
  }

  /** @throws AnteiError not-found */
  kpi(id: string): KpiView {
    return this.#kpi(find(this.#register.kpis, id, 'KPI'));
  }

  #initiative(initiative: Initiative): InitiativeView {
    const statuses = this.#statuses(initiative.id);
    const status = statuses.find(({ withdrawn }) => withdrawn === null) ?? null;
    const state = status?.state ?? null;
    const published = momentDays(this.#document(initiative.document).published);
    const timed = [initiative, state, published, this.day] as const;
    const gap = gapOf(...timed);
    return {
      ...initiative,
      status,
      gap,
      firstGap: firstGap(...timed),
      standing: standingOf(state, gap),
      statuses,
      comments: this.#comments(initiative.id),
    };
  }

  /** The newest first. A month or a year of a document is surely known at its end; an officer's, once it was entered. */
  #statuses(id: string): StatusView[] {
    const printed = this.#register.statuses
      .filter(({ initiative, on }) => initiative === id && this.#isPast(on))
      .map(
        ({ place: _, ...entry }): StatusView => ({ ...entry, origin: 'document', id: null, withdrawn: null }),
      );
    const entered = this.#entries.statuses.filter(({ initiative }) => initiative === id).map(toStatus);
    return [...printed, ...entered].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).reverse();
  }

  #kpi({ series: _, targets: __, initiatives, ...kpi }: Kpi): KpiView {
    const points = this.#points(kpi.id);
    const targets = this.#targets(kpi.id);
    const key = headlineKey(kpi);
    const headline =
      this.#headlines.find(({ measure, of }) => measure.id === key?.measure && of === key.of) ?? null;
    return {
      ...kpi,
      points,
      targets,
      progress: progressOf(kpi, points, targets, this.day, headline !== null),
      headline,
      initiatives: this.#register.initiatives
        .filter(({ id }) => initiatives.includes(id))
        .map(({ id, title }) => ({ id, title })),
      comments: this.#comments(kpi.id),
    };
  }

  /** In the order of their ends, documents' values before officers' values before computed ones. */
  #points(id: string): Point[] {
    const kpi = find(this.#register.kpis, id, 'KPI');
    const printed = kpi.series.map(
      ({ period, value, source, note }): Point => ({
        ...PLAIN,
        period,
        end: periodDays(period)!.to,
        value,
        origin: 'document',
        source: this.#cite(source),
        note,
      }),
    );
    const entered = this.#entries.points
      .filter((entry) => entry.kpi === id && entry.withdrawn === null)
      .map(
        (entry): Point => ({
          ...PLAIN,
          period: entry.period,
          end: periodDays(entry.period)!.to,
          value: entry.value,
          origin: 'officer',
          id: entry.id,
          source: { text: entry.source, url: entry.sourceUrl, citation: null },
          note: entry.note || null,
        }),
      );
    return [...printed, ...entered, ...(this.#computed.get(id) ?? [])]
      .filter(({ end }) => end <= this.day)
      .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  }

  #targets(id: string): TargetView[] {
    const kpi = find(this.#register.kpis, id, 'KPI');
    const printed = kpi.targets
      .filter(({ setOn }) => setOn === 'unknown' || this.#isPast(setOn))
      .map((target): TargetView => ({ ...target, origin: 'document', source: this.#cite(target.source) }));
    const per = kpi.targets.at(-1)?.per ?? 'nation';
    const entered = this.#entries.targets
      .filter((entry) => entry.kpi === id && entry.withdrawn === null && entry.setOn <= this.day)
      .map(
        ({ version, value, wording, due, setOn, source, sourceUrl, note }): TargetView => ({
          version,
          value,
          wording,
          by: due,
          printedBy: dateText(due),
          per,
          setOn,
          note: note || null,
          source: { text: source, url: sourceUrl, citation: null },
          origin: 'officer',
        }),
      );
    return [...printed, ...entered];
  }

  #comments(about: string): CommentView[] {
    const printed = this.#register.comments
      .filter((comment) => comment.about === about && comment.on <= this.day)
      .map(({ place: _, ...comment }): CommentView => ({ ...comment, id: null }));
    const entered = this.#entries.comments
      .filter((entry) => entry.about === about && entry.withdrawn === null)
      .map(toComment);
    return [...printed, ...entered].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  }

  #cite(citation: Citation): Source {
    const { title } = this.#document(citation.document);
    return { text: `${title}「${citation.phrase}」`, url: null, citation };
  }

  #document(id: string): SourceDocument {
    return find(this.#register.documents, id, '資料');
  }

  #isPast(moment: string): boolean {
    return (momentDays(moment)?.to ?? '9999') <= this.day;
  }
}

const PLAIN = { lower: null, upper: null, id: null };

function toStatus({
  initiative,
  state,
  since,
  organisation,
  note,
  evidence,
  id,
  withdrawn,
}: StatusRow): StatusView {
  return { initiative, state, on: since, by: organisation, note, evidence, origin: 'officer', id, withdrawn };
}

function toComment({ saidOn, expert, affiliation, about, body, id }: CommentRow): CommentView {
  return { on: saidOn, by: expert, affiliation, about, text: body, id };
}

/** @throws AnteiError not-found */
function find<R extends { id: string }>(records: readonly R[], id: string, what: string): R {
  const found = records.find((record) => record.id === id);
  if (found) return found;
  throw new AnteiError('not-found', `${what}「${id}」はありません。`);
}

/** What readers of the room give: the register with what officers entered and what the system computes. */

import type { Citation } from '../documents/model.ts';
import type { Headline } from '../indicators/model.ts';
import type { IsoDate } from '../platform/clock.ts';
import type {
  Actor,
  Comment,
  Initiative,
  InitiativeKind,
  Kpi,
  KpiTarget,
  State,
  StatusEntry,
  TimingKind,
} from './model.ts';

/** Where a value comes from. */
export type Origin = 'document' | 'officer' | 'computed';

/** What documents and officers published, and what this system computes, are two lines: none is put through both. */
export type Line = 'published' | 'computed';

/** A point of a KPI's series, no matter who gave it. */
export interface Point {
  period: string;
  /** Last day of the period, or the day that the value is for (an edition of the list): points are ordered by it. */
  end: IsoDate;
  value: number;
  /** Bounds, where the value is computed from masked data. */
  lower: number | null;
  upper: number | null;
  origin: Origin;
  /** Number of an officer's entry. */
  id: number | null;
  source: Source;
  note: string | null;
}

/** What a reader opens to check a value. */
export interface Source {
  text: string;
  url: string | null;
  /** Set if it is in the words of one of the documents. */
  citation: Citation | null;
}

/** A version of a target, no matter who set it. */
export type TargetView = Omit<KpiTarget, 'source'> & { origin: 'document' | 'officer'; source: Source };

/** How far a KPI is, as of a date. Points after the date are not known yet. */
export interface Progress {
  /** The newest that was set by the date. */
  target: TargetView | null;
  /** The line that everything below is about; null without a point. */
  line: Line | null;
  latest: Point | null;
  /** How far the latest is from the target, in the KPI's unit: positive where it is still to go; null without either. */
  distance: number | null;
  /** Null if the bounds of the latest point have the target between them. */
  reached: boolean | null;
  /**
   * What a year must bring, signed, from the latest point to the target's date; null if it is reached or too late, and
   * where the latest is of several years together: sums and means of years do not rise year by year.
   */
  neededPerYear: number | null;
  /** What a year brought so far, signed: slope of the line through the points; null with fewer than two. */
  pacePerYear: number | null;
  /**
   * Value on the target's date if the pace goes on, with the interval that would contain a new value with the probability
   * `level`; null with fewer than three points, and once the date is passed.
   */
  projection: { value: number; lower: number; upper: number; level: number } | null;
}

export interface KpiView extends Omit<Kpi, 'series' | 'targets' | 'initiatives'> {
  points: Point[];
  /** By version, as far as set by the date. */
  targets: TargetView[];
  progress: Progress;
  /** Of the main targets: the official value with this site's own beside it, as indicators show them. */
  headline: Headline | null;
  initiatives: { id: string; title: string }[];
  comments: CommentView[];
}

/** A comment in force. */
export type CommentView = Omit<Comment, 'place'> & {
  /** Number of an officer's entry; null for one of the data files. */
  id: number | null;
};

/** A status with who said it; the newest that is not withdrawn counts. */
export type StatusView = Omit<StatusEntry, 'place'> & {
  origin: 'document' | 'officer';
  /** Number of an officer's entry. */
  id: number | null;
  withdrawn: { at: string; why: string } | null;
};

export interface InitiativeView extends Initiative {
  /** Null if nobody said anything yet. */
  status: StatusView | null;
  /** What its timing says against the records; null if nothing. */
  gap: Gap | null;
  /** The same for the first version of the API. */
  firstGap: FirstGap | null;
  /** The status and the gap in one: what bars, counts and filters go by. */
  standing: Standing;
  /** The newest first, withdrawn ones with the reason. */
  statuses: StatusView[];
  comments: CommentView[];
}

/**
 * An initiative whose printed time is over: 'no-status' should have begun, 'expired' should have ended, and of neither anything was
 * ever recorded; 'overdue' has a status, but none that it began or ended. None of them is late for it: nobody said so.
 */
export type Gap = 'no-status' | 'expired' | 'overdue';

/** As the first version of the API tells them apart: 'no-status' holds 'expired' too, and proposals of others have it as all have. */
export type FirstGap = Exclude<Gap, 'expired'>;

/** Every initiative has one: late where somebody recorded it, else its gap, else its state. */
export type Standing = State | Gap | 'none';

/** Which initiatives; everything given must hold. */
export interface InitiativeFilter {
  document?: string;
  kind?: InitiativeKind;
  actor?: Actor;
  /** Any heading of `chapter`, as printed. */
  chapter?: string;
  /** 'none': nobody has recorded anything yet. */
  state?: State | 'none';
  gap?: FirstGap;
  standing?: Standing;
  kpi?: string;
}

/** What a timetable draws of an initiative. */
export interface TimelineBar {
  /** A part of the timing that is printed behind it, or a phase of the timetable. */
  kind: TimingKind | 'phase';
  text: string;
  /** Null if it goes on from before the document. */
  from: IsoDate | null;
  /** Null if no end is printed. */
  to: IsoDate | null;
  /** Last day on which it is to have begun, where only a span for the beginning is printed. */
  beginsBy: IsoDate | null;
}

export interface TimelineRow {
  initiative: InitiativeView;
  /** In the order of their beginnings. */
  bars: TimelineBar[];
  /** Phases, in printed order, without a time in the document; `initiative.phasesUnclear` says why. */
  unknown: string[];
}

/** One thing that changed, for the overview and the feed. */
export interface Update {
  /** Never changes: `status-12`, `status-12-withdrawn`. */
  id: string;
  /** A date, where a document says no more; else an instant. */
  at: string;
  /** As exactly as it is known: what a document says about a month has no day. */
  moment: string;
  what: 'status' | 'point' | 'target' | 'comment';
  /** Id of the initiative or KPI, and its title. */
  about: string;
  title: string;
  text: string;
  path: string;
}

export interface RoadmapOverview {
  asOf: IsoDate;
  kpis: KpiView[];
  counts: Record<Standing, number>;
  /** In the order of the documents. */
  attention: Record<'late' | 'overdue' | 'expired', InitiativeView[]>;
  updates: Update[];
}

/** An entry of an officer as officers see it: who made it, and whether it was withdrawn. */
export interface HistoryEntry {
  id: number;
  what: Update['what'];
  text: string;
  enteredAt: string;
  organisation: string;
  /** Null for the operator at the machine. */
  person: string | null;
  withdrawn: { at: string; why: string } | null;
}

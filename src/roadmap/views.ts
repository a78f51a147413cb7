/** What readers of the room give: the register with what officers entered and what the system computes. */
import type { IsoDate } from '../platform/clock.ts';
import type { Comment, Initiative, Kpi, KpiTarget, State, StatusEntry } from './model.ts';

/** Where a value comes from. */
export type Origin = 'document' | 'officer' | 'computed';

/** A point of a KPI's series, whoever gave it. */
export interface Point {
  period: string;
  /** Last day of the period: what points are ordered by. */
  end: IsoDate;
  value: number;
  /** Bounds, where the value is computed from masked data. */
  lower: number | null;
  upper: number | null;
  origin: Origin;
  /** What a reader opens to check it. */
  source: { text: string; url: string | null };
  note: string | null;
}

/** How far a KPI is, as of a date. Points after the date are not known yet. */
export interface Progress {
  target: KpiTarget | null;
  latest: Point | null;
  /** Target − latest in the KPI's unit, positive where it is still to go; null without either. */
  distance: number | null;
  reached: boolean | null;
  /** What a year must bring from the latest point to the target's date. */
  neededPerYear: number | null;
  /** What the years brought so far: slope of the line through the points. */
  pacePerYear: number | null;
  /** Value on the target's date if the pace goes on, with its interval; null with fewer than three points. */
  projection: { value: number; lower: number; upper: number; level: number } | null;
}

export interface KpiView extends Omit<Kpi, 'series' | 'targets' | 'initiatives'> {
  points: Point[];
  /** By version, those of officers included. */
  targets: (KpiTarget & { origin: Origin })[];
  progress: Progress;
  initiatives: { id: string; title: string }[];
  comments: Comment[];
}

/** A status with who said it; the newest that is not withdrawn counts. */
export type StatusView = Omit<StatusEntry, 'place'> & {
  origin: 'document' | 'officer';
  /** Number of an officer's entry. */
  id: number | null;
  withdrawn: { at: string; why: string } | null;
};

export interface InitiativeView extends Initiative {
  /** Null where nobody said anything yet. */
  status: StatusView | null;
  /**
   * Where the timing says that it should have begun or ended and no status does: 'no-status' says that nobody reported,
   * 'overdue' that it is late by its own timing. Null where neither holds.
   */
  gap: 'no-status' | 'overdue' | null;
  statuses: StatusView[];
  comments: Comment[];
}

/** One thing that changed, for the overview and the feed. */
export interface Update {
  at: string;
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
  counts: Record<State | 'none', number>;
  late: InitiativeView[];
  updates: Update[];
}

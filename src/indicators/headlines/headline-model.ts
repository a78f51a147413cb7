/**
 * The headline of a target: the official value, this site's own figure beside it, and why the two differ. Pages, the council pack
 * and the roadmap with its review all take it from here, so that a target has one value everywhere. Types only.
 */
import type { IsoDate } from '../../platform/clock.ts';
import type { HeadlineOf } from '../measures/official-series/recorded.ts';

/** A value that the state published. Shares are fractions; of prefectures their number. */
export interface OfficialValue {
  value: number;
  /** `2023-09`, `FY2021`, `2023`. */
  period: string;
  /** Last day of the period. */
  end: IsoDate;
  /** 速報値 */
  note: string | null;
  source: string;
  /** Of a value that an officer recorded with an address. */
  url: string | null;
}

/** This site's figure of the newest round of NDB Open Data with all its sheets. */
export interface ComputedValue {
  /** With masked cells as 0. */
  value: number;
  /** Null, as `upper`, where the lists are later than the data. */
  lower: number | null;
  upper: number | null;
  dataset: { id: string; title: string; from: IsoDate; to: IsoDate };
  /** Date of the lists that were applied. */
  codes: IsoDate;
}

export interface Headline {
  measure: { id: string; title: { ja: string; en: string }; unit: 'fraction' | 'yen' | 'count' };
  of: HeadlineOf;
  /** What is to be reached, in the unit of the values: a fraction, or all prefectures; null if the target is of the others. */
  goal: number | null;
  by: IsoDate;
  official: OfficialValue | null;
  computed: ComputedValue | null;
  /** Id of the official series; null if there is none. */
  series: string | null;
  /** Why the two differ, in a sentence and in full; null without a series. */
  why: { short: string; full: string } | null;
  /** How far the official value is from the goal; 0 where it is reached, null without one or without a goal. */
  distance: number | null;
  /** What a year must bring from the end of its period to the target's date; null where nothing is missing or no time is left. */
  neededPerYear: number | null;
}

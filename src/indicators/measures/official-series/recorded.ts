/**
 * Official values that officers recorded after the documents, and targets that they raised: a headline shows them as soon as the roadmap does. The roadmap keeps them and
 * stands above this room, so that `app/` hands in how to ask for them; where that is left out, as in tests of this room, only the
 * documents' values are known.
 */
import type { IsoDate } from '../../../platform/clock.ts';

/** What a value counts: the nation's figure, or the prefectures that reach the target. */
export type HeadlineOf = 'nation' | 'prefectures';

export interface RecordedValue {
  measure: string;
  of: HeadlineOf;
  /** Shares are fractions; of prefectures their number. */
  value: number;
  /** `2023-09`, `FY2021`, `2023`, or from one to another `FY2018/FY2022`. */
  period: string;
  note: string | null;
  source: string;
  url: string | null;
}

/** A target that takes the place of the one in a measure's definition. */
export interface RecordedTarget {
  measure: string;
  of: HeadlineOf;
  /** A fraction of the nation; of prefectures, how many of them. */
  value: number;
  by: IsoDate;
}

export interface Recorded {
  values: readonly RecordedValue[];
  /** The last of a measure counts. */
  targets: readonly RecordedTarget[];
}

/** What was recorded by the end of a day. */
export type ReadRecorded = (day: IsoDate) => Promise<Recorded>;

export const NOTHING_RECORDED: Recorded = { values: [], targets: [] };

declare module '../../../platform/context.ts' {
  interface Context {
    recorded?: ReadRecorded;
  }
}

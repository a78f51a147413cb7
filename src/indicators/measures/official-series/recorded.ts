/**
 * Official values that officers recorded after the documents: a headline shows them as soon as the roadmap does. The roadmap keeps them and
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

/** The values recorded by the end of a day. */
export type RecordedValues = (day: IsoDate) => Promise<readonly RecordedValue[]>;

declare module '../../../platform/context.ts' {
  interface Context {
    recorded?: RecordedValues;
  }
}
